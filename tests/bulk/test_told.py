"""Files of readings in tables: the same lines refused for the same reasons, the same statements, as import has them."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from safeconduct.bulk.engine import engine, memory_in_bytes
from safeconduct.bulk.filled import filled
from safeconduct.bulk.told import given as told_given
from safeconduct.bulk.told.checked import statements
from safeconduct.bulk.told.from_files import tables_from_files
from safeconduct.bulk.told.hearings import hearings
from safeconduct.bulk.told.made import STATEMENTS, statement_row
from safeconduct.bulk.told.refusals import refusals
from safeconduct.intake.contexts import statement_from_context
from safeconduct.intake.from_files import lines_from_files
from safeconduct.intake.from_lines import things_from_lines
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.thing import Held, as_told
from safeconduct.law.library import law
from safeconduct.law.treaties import treaty_statements
from safeconduct.statements.gathered import Statements
from safeconduct.statements.reading import statement_from_reading
from safeconduct.vocabulary.from_files import vocabulary
from tests import dossiers
from tests.cast_of_files import held_by, reading, signed, wish, write

Line = dict[str, Any]
LISTED = ", ".join(f'"{column}"' for column in STATEMENTS)


def in_tables(path: Path, folder: Path) -> tuple[set[tuple[int, str, str]], list[dict[str, Any]]]:
    """What is refused of the readings (line, column, reason), and the statements, as the tables have them."""
    with engine(memory_in_bytes("1GB"), folder / "spill", 1) as connection:
        taken = tables_from_files(told_given.given([path], connection), connection, folder)
        refused = {(one.line, one.column, one.reason) for one in refusals(taken.judging)}
        connection.execute(
            f"CREATE TABLE standing AS {statements('sound', 'TRUE', vocabulary(), open_=taken.judged.open)}"
        )
        found = connection.execute(
            f"SELECT {LISTED} FROM standing UNION ALL SELECT {LISTED} FROM ({hearings('standing')}) UNION ALL FROM made"
        ).fetchall()
    return refused, sorted((dict(zip(STATEMENTS, row, strict=True)) for row in found), key=_by_name)


def one_by_one(path: Path) -> tuple[set[tuple[int, str, str]], list[dict[str, Any]]]:
    """The same, as import reads each line."""
    words = vocabulary()
    read = lines_from_files([path], words)
    checked = things_from_lines(read.lines, Grounds(held=Held(), words=words, law=law()))
    stem = "readings."
    refused = {
        (one.line, one.column, one.reason)
        for one in (*read.refused, *checked.refused)
        if stem in Path(one.file).name and one.is_bad
    }
    documents = {thing.key: thing.body.get("source_url") or "" for thing in checked.things if thing.kind == "row"}
    bodies = {thing.key: as_told(thing.body) for thing in reversed(checked.things) if thing.kind == "reading"}
    told = [
        statement_from_reading(body, words, document=documents.get(str(body.get("row") or ""), ""))
        for body in bodies.values()
    ]
    officers = [
        statement_from_context(thing.body, words)
        for thing in checked.things
        if thing.kind == "context" and thing.body["kind"] == "statement"
    ]
    gathered = Statements([*told, *officers, *treaty_statements()])
    rows = [dict(statement_row(one)) for subject in gathered.subjects for one in gathered.of(subject)]
    for row in rows:
        row.update({column: row.get(column) for column in STATEMENTS})
        row.update({column: list(row[column]) for column in ("candidates", "distinct_from")})
        if row["matter"].startswith("heard_") and row["subject"].startswith("utterance:"):
            row["candidates"] = []
    return refused, sorted(rows, key=_by_name)


def _by_name(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["id"], row["subject"], row["matter"]


def same_both_ways(path: Path, folder: Path) -> None:
    refused, standing = in_tables(path, folder)
    plainly_refused, plainly_standing = one_by_one(path)
    assert refused == plainly_refused
    assert standing == plainly_standing


SPOILED: Sequence[Line] = [
    {},
    {"matter": "wonded_or_sick"},
    {"matter": None},
    {"value": "perhaps"},
    {"value": None},
    {"value": ""},
    {"value": 3},
    {"value": "no", "polarity": "is-not"},
    {"matter": "wish", "value": "undecided", "polarity": "is-not", "speaker": "ward", "capacity": "prisoner"},
    {"polarity": "isnt"},
    {"polarity": None},
    {"said": None},
    {"said": "last winter"},
    {"said": "2031-02"},
    {"said": "2031"},
    {"said": 2031},
    {"said": "2031/02/01"},
    {"said": "2031-02-30"},
    {"said": "2031-01-20/2031-02-02"},
    {"known": None},
    {"known": "2031-01-30"},
    {"known": "2031-02-30"},
    {"since": "2031-01", "until": "2031-02"},
    {"since": "2031-03", "until": "2031-01"},
    {"since": "soon"},
    {"until": "2031-12-31"},
    {"statement": ""},
    {"statement": "   "},
    {"statement": 5},
    {"statement": "x" * 2001},
    {"utterance": None},
    {"subject": ["ward"]},
    {"by": "UA"},
    {"by": "UK", "matter": "held_in_camp"},
    {"by": 7, "matter": "held_in_camp"},
    {"by": "UA", "matter": "held_in_camp"},
    {"by": "", "towards": ""},
    {"speaker": " "},
    {"capacity": "prisonner"},
    {"capacity": "prisoner", "speaker": "ward"},
    {"matter": "wish", "value": "KR", "capacity": "officer"},
    {"on_behalf_of": "XX"},
    {"on_behalf_of": False},
    {"on_behalf_of": 4},
    {"directness": "gossip"},
    {"first_hand": None},
    {"first_hand": "yes"},
    {"first_hand": False},
    {"quoted": "true"},
    {"via": "The Herald"},
    {"candidates": ["ward", "page"]},
    {"candidates": [1]},
    {"distinct_from": {"ward": 1}},
    {"asked_how": {"told_to": "press", "private": True, "on_camera": False}},
    {"asked_how": {"told_to": "neighbour"}},
    {"asked_how": {"told_to": "icrc"}, "capacity": "prisoner", "speaker": "ward", "matter": "wish", "value": "KR"},
    {"asked_how": {"private": "no", "on_camera": None}},
    {"asked_how": "in private"},
    {"asked_how": []},
    {"matter": "age_given", "value": 20},
    {"matter": "age_given", "value": 20.0},
    {"matter": "age_given", "value": "20"},
    {"matter": "captured_on", "value": "2031-01"},
    {"matter": "captured_on", "value": "in January"},
    {"matter": "nationality", "value": "KP"},
    {"matter": "nationality", "value": "DPRK"},
    {"matter": "captured_count", "value": {"n": 2}},
    {"matter": "captured_count", "value": {"max": 4, "min": 2, "includes": ["wounded"]}},
    {"matter": "captured_count", "value": {"n": -2}},
    {"matter": "captured_count", "value": 2},
    {"matter": "injury", "value": "his jaw — «щелепа» 턱"},
    {"matter": "injury", "value": 5},
    {"settled": {"first_hand": True}},
    {"nobody_reads": "this"},
    {"wording": "with \\u0000 written out"},
    {"hedge": "NaN"},
]


def lines_of(changes: Sequence[Line]) -> list[Line]:
    return [reading(statement=f"r-{number}", row=None) | change for number, change in enumerate(changes)]


def with_context(folder: Path) -> None:
    write(
        folder / "context.jsonl", [held_by("UA"), signed(context="m-1", kind="membership", group="crew", member="ward")]
    )


def test_every_spoiled_line_is_refused_as_import_refuses_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with_context(tmp_path / "in")
    write(tmp_path / "in" / "readings.jsonl", lines_of(SPOILED))
    same_both_ways(tmp_path / "in", tmp_path)


def test_lines_that_are_no_json_are_refused_as_import_refuses_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    good = json.dumps(reading())
    broken = [
        "{",
        "[1]",
        "7",
        '{"a": 1, "a": 2}',
        good[:-1] + ', "hedge": NaN}',
        "",
        "   ",
        good[:-1] + ', "hedge": "\\u0000"}',
    ]
    deep = '{"statement": "deep", "asked_how": ' + '{"a": ' * 25 + "1" + "}" * 26
    half = good.replace("r-1.1", "r-2.1")[:-1] + ', "hedge": "\\ud800"}'
    (tmp_path / "in" / "readings.jsonl").write_text("\n".join([good, *broken, deep, half]), encoding="utf-8")
    same_both_ways(tmp_path / "in", tmp_path)


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(st.sampled_from(SPOILED), max_size=3), min_size=1, max_size=30), st.booleans())
def test_random_lines_are_taken_and_refused_alike(
    tmp_path_factory: pytest.TempPathFactory, changes: list[list[Line]], context: bool
) -> None:
    folder = tmp_path_factory.mktemp("told")
    (folder / "in").mkdir()
    if context:
        with_context(folder / "in")
    merged = [{key: value for change in several for key, value in change.items()} for several in changes]
    write(folder / "in" / "readings.jsonl", lines_of(merged))
    same_both_ways(folder / "in", folder)


def test_an_id_told_twice_is_one_statement_where_it_tells_the_same_and_refused_where_not(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = [reading(), wish(), reading(), reading(value="no"), wish(value="KP"), reading()]
    write(tmp_path / "in" / "readings.jsonl", lines)
    same_both_ways(tmp_path / "in", tmp_path)


def test_a_table_is_read_as_import_reads_a_table(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = [line for line in lines_of(SPOILED) if line["row"] is None and "settled" not in line]
    columns = sorted({column for line in lines for column in line})
    with (tmp_path / "in" / "readings.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        for line in lines:
            table.writerow({key: _cell(value) for key, value in line.items()})
    same_both_ways(tmp_path / "in", tmp_path)


def _cell(value: object) -> object:
    return json.dumps(value) if isinstance(value, list | dict | bool) else value


@pytest.mark.parametrize("dossier", dossiers.DOSSIERS)
def test_parquet_holds_what_json_lines_hold(tmp_path: Path, dossier: str) -> None:
    held = dossiers.held(dossier)
    source = dossiers.folder(dossier)
    parquet = tmp_path / "in"
    parquet.mkdir()
    lines = [
        {**line, "value": json.dumps(line["value"]) if isinstance(line["value"], dict) else line["value"]}
        for line in dossiers.lines(dossier, "readings.jsonl")
    ]
    types = {column: "VARCHAR" for line in lines for column in line}
    types |= dict.fromkeys(("estimate", "quoted", "first_hand"), "BOOLEAN")
    types |= dict.fromkeys(("via", "candidates", "distinct_from"), "VARCHAR[]")
    with duckdb.connect() as connection:
        filled(connection, "readings", types, lines)
        connection.execute(f"COPY readings TO '{parquet / 'readings.parquet'}' (FORMAT parquet)")
    for name in ("context", "rulings", "sources", "statements", "refused", "judgements"):
        if (source / f"{name}.jsonl").exists():
            (parquet / f"{name}.jsonl").symlink_to(source / f"{name}.jsonl")
    refused, standing = in_tables(parquet, tmp_path)
    assert refused == set()
    expected = {
        (row["id"], row["subject"], row["matter"]): row
        for subject in held.statements.subjects
        for row in map(statement_row, held.statements.of(subject))
    }
    assert {_by_name(row) for row in standing} == set(expected)
    for row in standing:
        plain = expected[_by_name(row)]
        assert {key: cell for key, cell in row.items() if key not in ("candidates", "distinct_from")} == {
            key: plain.get(key) for key in row if key not in ("candidates", "distinct_from")
        }
