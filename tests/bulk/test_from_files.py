"""Many at once gives what one at a time gives: files in, Parquet out, against the plain path on the real dossiers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from safeconduct.bulk.engine import memory_in_bytes
from safeconduct.bulk.from_files import Asked, files_from_files
from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.bulk.told.cells import value_cells
from safeconduct.cli.asked import Asked as OneAtATime
from safeconduct.cli.asked import asked
from safeconduct.dates import AsOf
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.from_routes import people_from_routes
from safeconduct.records.to_json import record_to_json
from safeconduct.routes.finding import Finding
from safeconduct.routes.to_json import finding_to_json, route_to_json
from tests import dossiers

ENTRY = ("matter", "by", "towards", "polarity", "statement", "speaker", "said", "reason", "contradicted_by")
FINDING = ("condition", "kind", "provision", "finding", "presumed", "statements", "evidence", "owed_by")
DAYS = [
    *(("kursk", day, day) for day in ("2025-01-14", "2025-02-20", "2025-09-25")),
    ("kursk", "2025-01-20", "2025-03-31"),
    ("azovstal", "2022-09-22", "2022-09-22"),
    ("hungary", "2023-06-20", "2023-06-20"),
    ("two-who-stayed", "2026-01-01", "2026-01-01"),
]


def bulk(out: Path, *paths: Path, on: str, known_by: str | None = None, **changes: Any) -> Mapping[str, Any]:
    """Run over files, quietly."""
    as_of = AsOf.of(on, known_by)
    asked = Asked(paths=paths, as_of=as_of, out=out, memory=memory_in_bytes("2GB"), **changes)
    return files_from_files(asked, lambda *_: None, lambda _: None)


def rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of Parquet."""
    found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(file)])
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def records(answer: OneAtATime, as_of: AsOf) -> Iterator[dict[str, Any]]:
    """The records of all subjects but utterances, as the file has them."""
    known = {*answer.statements.subjects, *answer.prisoners, *answer.surroundings.groups}
    for subject in sorted(one for one in known if not one.startswith("utterance:")):
        record = answer.situation(subject, as_of).record
        told = record_to_json(record)
        meanings = {saying.statement.id: saying.statement.meaning for e in record.entries for saying in e.sayings}
        entries = [
            {key: entry[key] for key in ENTRY} | {"value": value_cells(meanings[entry["statement"]])["value"]}
            for entry in told["entries"]
        ]
        left = [{key: one[key] for key in ("matter", "by", "towards", "statements")} for one in told["not_known"]]
        because = [list(entry.because) for entry in record.entries if entry.because]
        open_ = [one | {"reason": reason} for one, reason in zip(left, because, strict=True)]
        yield {key: told[key] for key in ("subject", "on", "known_by")} | {"entries": entries, "not_known": open_}


def routes(answer: OneAtATime, as_of: AsOf) -> Iterator[dict[str, Any]]:
    """The routes of all prisoners, as the file has them."""
    for prisoner in answer.prisoners:
        for route in answer.routes(prisoner, as_of):
            told = route_to_json(route)
            yield {
                **{key: told[key] for key in ("subject", "route", "power", "offer", "status")},
                "kind": route.kind.id,
                "owes_next": [{key: one[key] for key in ("who", "condition")} for one in told["owes_next"]],
                "findings": [finding(one) for one in route.findings],
            }


def finding(one: Finding) -> dict[str, Any]:
    told = finding_to_json(one)
    return {key: told[key] for key in FINDING} | {"because": list(one.because)}


def by(key: str, several: Iterable[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    """Rows in no order, to be compared one by one."""
    return {(one["subject"], one.get(key)): one for one in several}


def beside_each_other(route: dict[str, Any]) -> dict[str, Any]:
    """A route whose evidence is in a fixed order: what bears on a finding bears on it in none."""
    return route | {"findings": [one | {"evidence": sorted(one["evidence"])} for one in route["findings"]]}


def same_for_many(out: Path, answer: OneAtATime, as_of: AsOf) -> None:
    """The files of a run tell what is told of each subject and prisoner alone."""
    told = {one["subject"]: one for one in rows(out / "records.parquet")}
    for one in records(answer, as_of):
        assert told.pop(one["subject"]) == one
    assert all(not one["entries"] and not one["not_known"] for one in told.values())
    told_of_many = map(beside_each_other, rows(out / "routes.parquet"))
    assert by("route", told_of_many) == by("route", map(beside_each_other, routes(answer, as_of)))


@pytest.mark.parametrize(("dossier", "on", "known_by"), DAYS)
def test_files_of_many_tell_what_one_at_a_time_tells(tmp_path: Path, dossier: str, on: str, known_by: str) -> None:
    out = tmp_path / "out"
    result = bulk(out, dossiers.folder(dossier), on=on, known_by=known_by)
    same_for_many(out, dossiers.held(dossier), AsOf.of(on, known_by))
    assert result["counts"]["routes"] == len(rows(out / "routes.parquet"))
    assert json.loads((out / "run.json").read_text("utf-8")) == result


def test_parts_of_a_dossier_tell_what_the_whole_tells(tmp_path: Path) -> None:
    for name, size in (("whole", 1_000_000), ("parts", 40)):
        bulk(tmp_path / name, dossiers.folder("kursk"), on="2025-09-25", part_size=size)
    for name in ("records.parquet", "routes.parquet"):
        whole, parts = (sorted(map(repr, rows(tmp_path / one / name))) for one in ("whole", "parts"))
        assert parts == whole
    assert [
        json.loads((tmp_path / one / "run.json").read_text("utf-8"))["parts"] > 1 for one in ("whole", "parts")
    ] == [False, True]


def test_parts_of_invented_prisoners_tell_what_one_at_a_time_tells(tmp_path: Path) -> None:
    for name in ("readings.jsonl", "readings.parquet"):
        (tmp_path / Path(name).suffix).mkdir()
        files_from_seed(40, 7, tmp_path / Path(name).suffix / name)
    store, out = str(tmp_path / "journal.sqlite3"), tmp_path / "out"
    dossiers.printed("import", str(tmp_path / ".jsonl"), "--store", store)
    result = bulk(out, tmp_path / ".parquet" / "readings.parquet", on="2025-09-25", part_size=250)
    assert result["parts"] > 2
    same_for_many(out, asked(store), AsOf.of("2025-09-25"))


def test_people_for_plans_are_those_of_the_routes(tmp_path: Path) -> None:
    out, as_of, answer = tmp_path / "out", AsOf.of("2025-09-25"), dossiers.held("kursk")
    bulk(out, dossiers.folder("kursk"), on="2025-09-25", for_plan=True)
    situations = [answer.situation(one, as_of) for one in answer.prisoners]
    plain = people_from_routes((one, answer.routes_in(one)) for one in situations)
    found = people_from_file(out / "for-plan.parquet", as_of.on)
    assert found.persons == tuple(one._replace(shut=()) for one in plain.persons)
