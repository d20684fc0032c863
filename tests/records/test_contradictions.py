"""What prevails where the rows of a dossier disagree, line by line."""

from typing import Any

import pytest

from safeconduct.dates import AsOf
from safeconduct.records.entry import Entry
from safeconduct.records.from_statements import record_from_statements
from tests.dossiers import all_lines, held, lines, rows

CONTRADICTIONS = all_lines("contradictions.jsonl")


def entries_of(dossier: str, line: dict[str, Any]) -> list[Entry]:
    asked = held(dossier)
    record = record_from_statements(
        line["subject"], asked.statements, asked.surroundings, AsOf.of(line["on"], line["known_by"])
    )
    wanted: dict[str, str] = {slot: line[slot] for slot in ("by", "towards") if slot in line}
    return [entry for entry in record.entries_of(line["matter"]) if wanted.items() <= slots(entry, wanted).items()]


def slots(entry: Entry, wanted: dict[str, str]) -> dict[str, str | None]:
    """Who acts towards whom; what two do together is held once, whichever of them is named first."""
    held_as = {"by": entry.by, "towards": entry.towards}
    turned = {"by": entry.towards, "towards": entry.by}
    return turned if entry.matter.by == "pair" and turned == wanted else held_as


def result(entry: Entry) -> str:
    if not entry.matter.folds:
        return "side-by-side"
    if not entry.saying:
        return "disputed" if entry.because == ("disputed",) else "not-known"
    statement = entry.saying.statement
    return f"{'is-not ' if statement.denied else ''}{statement.value}"


def ids_of(value: object) -> str:
    return f"{value['n']} {value['on']} {value['question']}" if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("dossier", "line"), CONTRADICTIONS, ids=ids_of)
def test_what_prevails_is_what_the_dossier_expects(dossier: str, line: dict[str, Any]) -> None:
    entries = entries_of(dossier, line)
    assert {result(entry) for entry in entries} == {line["result"]}, line["why"]
    shown = {one for entry in entries for saying in entry.sayings for one in (saying.statement, *saying.also)}
    left_open = {one for entry in entries for one in entry.unsettled}
    assert set(line["prevails"]) <= rows(one.id for one in shown | left_open), line["why"]


@pytest.mark.parametrize(("dossier", "line"), CONTRADICTIONS, ids=ids_of)
def test_what_lost_stays_visible(dossier: str, line: dict[str, Any]) -> None:
    entries = entries_of(dossier, line)
    lost = {one.statement.id for entry in entries for one in entry.contradicted}
    tied = {one.id for entry in entries if "disputed" in entry.because for one in entry.unsettled}
    assert set(line["contradicted_by"]) <= rows(lost | tied), line["why"]


def test_all_lines_of_the_first_dossier_are_tried() -> None:
    assert len(lines("kursk", "contradictions.jsonl")) == 35
