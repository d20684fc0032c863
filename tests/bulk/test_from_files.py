"""Many at once gives what one at a time gives: files in, Parquet out, against the plain path on the real dossiers."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from safeconduct.bulk.engine import memory_in_bytes
from safeconduct.bulk.from_files import Asked, files_from_files
from safeconduct.bulk.told.cells import value_cells
from safeconduct.dates import AsOf
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


def records(answer: dossiers.Asked, as_of: AsOf) -> Iterator[dict[str, Any]]:
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


def routes(answer: dossiers.Asked, as_of: AsOf) -> Iterator[dict[str, Any]]:
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


def by(key: str, several: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    """Rows in no order, to be compared one by one."""
    return {(one["subject"], one.get(key)): one for one in several}


@pytest.mark.parametrize(("dossier", "on", "known_by"), DAYS)
def test_files_of_many_tell_what_one_at_a_time_tells(tmp_path: Path, dossier: str, on: str, known_by: str) -> None:
    result = bulk(tmp_path / "out", dossiers.folder(dossier), on=on, known_by=known_by)
    answer, as_of = dossiers.held(dossier), AsOf.of(on, known_by)
    written = rows(tmp_path / "out" / "records.parquet")
    told = {one["subject"]: one for one in written}
    for one in records(answer, as_of):
        assert told.pop(one["subject"]) == one
    assert all(not one["entries"] and not one["not_known"] for one in told.values())
    found = rows(tmp_path / "out" / "routes.parquet")
    assert by("route", found) == by("route", routes(answer, as_of))
    assert result["counts"]["routes"] == len(found)
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8")) == result
