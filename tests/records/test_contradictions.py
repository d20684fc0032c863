"""What prevails where the rows of the dossier disagree, line by line."""

from typing import Any

import pytest

from safeconduct.dates import AsOf
from safeconduct.records.entry import Entry
from safeconduct.records.from_statements import record_from_statements
from tests.kursk import kursk, lines, rows

CONTRADICTIONS = lines("contradictions.jsonl")


def entries_of(line: dict[str, Any]) -> list[Entry]:
    asked = kursk()
    record = record_from_statements(
        line["subject"], asked.statements, asked.surroundings, AsOf.of(line["on"], line["known_by"])
    )
    wanted = {slot: line[slot] for slot in ("by", "towards") if slot in line}
    return [
        entry
        for entry in record.entries_of(line["matter"])
        if all(getattr(entry, slot) == key for slot, key in wanted.items())
    ]


def result(entry: Entry) -> str:
    if not entry.matter.folds:
        return "side-by-side"
    if not entry.saying:
        return "disputed" if entry.because == ("disputed",) else "not-known"
    statement = entry.saying.statement
    return f"{'is-not ' if statement.denied else ''}{statement.value}"


def ids_of(line: dict[str, Any]) -> str:
    return f"{line['n']} {line['on']} {line['question']}"


@pytest.mark.parametrize("line", CONTRADICTIONS, ids=ids_of)
def test_what_prevails_is_what_the_dossier_expects(line: dict[str, Any]) -> None:
    entries = entries_of(line)
    assert {result(entry) for entry in entries} == {line["result"]}, line["why"]
    shown = {one for entry in entries for saying in entry.sayings for one in (saying.statement, *saying.also)}
    left_open = {one for entry in entries for one in entry.unsettled}
    assert set(line["prevails"]) <= rows(one.id for one in shown | left_open), line["why"]


@pytest.mark.parametrize("line", CONTRADICTIONS, ids=ids_of)
def test_what_lost_stays_visible(line: dict[str, Any]) -> None:
    entries = entries_of(line)
    lost = {one.statement.id for entry in entries for one in entry.contradicted}
    tied = {one.id for entry in entries if "disputed" in entry.because for one in entry.unsettled}
    assert set(line["contradicted_by"]) <= rows(lost | tied), line["why"]


def test_all_lines_are_tried() -> None:
    assert len(CONTRADICTIONS) == 35
