"""The documented table makes the mechanical readings of the real dossier from its rows alone, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.main import run
from safeconduct.errors import LawMistake
from safeconduct.statements.from_table import ReadRows, readings_from_rows
from safeconduct.statements.reading_table import FILE, read_table, reading_table
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast_of_files import row, source, write
from tests.kursk import FOLDER, lines

# Rows that the table can read, and a person read otherwise. What makes the difference stands in no column of the row.
JUDGED_ALL_THE_SAME = {
    "st-207": "the outlet's own subtraction, given as the agency's: only the page shows it",
    "st-208": "takes the total of the briefing for the wounded: only the other relays show it",
}


def made_of(*rows: dict[str, Any], sources: list[dict[str, Any]] | None = None) -> ReadRows:
    by_address = {one["url"]: one for one in (sources if sources is not None else [source()])}
    return readings_from_rows(rows, by_address, reading_table())


def figure(**changes: object) -> dict[str, Any]:
    return (
        row(about="force", property="estimate.killed", value={"n": 300, "bound": "about"}, speaker_role="outlet")
        | changes
    )


def test_the_mechanical_readings_of_the_real_dossier_come_from_its_rows_alone() -> None:
    told = {one["statement"]: one for one in lines("readings.jsonl") if one["reading"] == "mechanical"}
    made = {
        one["statement"]: one for one in made_of(*lines("statements.jsonl"), sources=lines("sources.jsonl")).readings
    }
    assert {one["row"] for one in made.values()} - {one["row"] for one in told.values()} == set(JUDGED_ALL_THE_SAME)
    assert len({one["row"] for one in told.values()}) == 45
    for key, reading in told.items():
        # Whether at first hand is settled when a reading is imported, and tested there.
        assert made[key] == {column: value for column, value in reading.items() if column != "first_hand"}


def test_every_row_is_either_read_or_left_to_a_person_with_the_reason() -> None:
    found = made_of(*lines("statements.jsonl"), sources=lines("sources.jsonl"))
    assert {one["row"] for one in found.readings} | set(found.left) == {one["id"] for one in lines("statements.jsonl")}
    assert not {one["row"] for one in found.readings} & set(found.left)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"property": "mood"}, "the table has no property `mood`"),
        ({"speaker_role": "poet"}, "the table has no capacity for the role `poet`"),
        ({"certainty": "denied"}, "it is denied"),
        ({"about": "one-of-both"}, "it is said of one of several, not of which"),
        ({"value": "hundreds"}, "its value cannot be taken as figure"),
        ({"value": {"n": "many"}}, "its number is qualified by `n`"),
        ({"value": {"n": 4, "includes": "missing"}}, "its number is qualified by `includes`"),
        ({"property": "capture.date", "value": "last week"}, "`value`: `last week` is no day"),
        ({"property": "capture.date", "value": "2031-01-05 (wounded)"}, "words stand behind the day: `wounded`"),
        ({"property": "capture.date", "value": "2031-01-05 (both)"}, "words stand behind the day: `both`"),
        ({"property": "birth_year", "value": "about 2005"}, "its value cannot be taken as year"),
        ({"property": "age", "value": {"ward": "twenty"}}, "its value cannot be taken as each"),
        ({"said_at": "in winter"}, "`said_at`: `in winter` is no day"),
    ],
)
def test_what_the_table_cannot_read_is_left_to_a_person(changes: dict[str, Any], why: str) -> None:
    found = made_of(figure(**changes))
    assert found.readings == ()
    assert found.left["r-1"].startswith(why)


def test_another_value_of_one_speaker_on_one_day_is_left_to_a_person() -> None:
    found = made_of(figure(), figure(id="r-2", value={"n": 300, "bound": "more than"}))
    assert ([one["row"] for one in found.readings], list(found.left)) == (["r-1"], ["r-2"])


def test_the_same_number_on_another_day_near_is_left_to_a_person_and_much_later_it_is_said_anew() -> None:
    found = made_of(figure(), figure(id="r-2", said_at="2031-02-02"), figure(id="r-3", said_at="2031-06-01"))
    assert ([one["row"] for one in found.readings], list(found.left)) == (["r-1", "r-3"], ["r-2"])


@pytest.mark.parametrize(
    ("via", "relays"),
    [
        ("The Herald", ["The Herald"]),
        ("The Herald (copy of The Sun)", ["The Sun", "The Herald"]),
        ("The Herald (AFP copy)", ["AFP", "The Herald"]),
        ("The Herald (rewrite of BBC)", ["BBC News", "The Herald"]),
        ("The Herald (English)", ["The Herald"]),
        ("The Herald (relaying Ministry)", ["The Herald"]),
        (None, []),
    ],
)
def test_relays_are_named_in_order_the_page_last(via: str | None, relays: list[str]) -> None:
    [reading] = made_of(figure(via=via)).readings
    assert reading["via"] == relays


def test_a_quotation_is_his_own_words_and_its_wording() -> None:
    [reading] = made_of(figure(quote="about three hundred")).readings
    assert (reading["directness"], reading["wording"], reading["quoted"]) == ("own-words", "about three hundred", True)


@pytest.mark.parametrize(
    ("reported", "published", "known", "note"),
    [
        ("2031-02-02", "2031-02-02", "2031-02-02", None),
        ("2031-02-02", "2031-02-03", "2031-02-03", "row says 2031-02-02, its source was published 2031-02-03"),
        ("2031-02-02", None, "2031-02-02", "its source has no day of publication; the row's is kept"),
        (None, "2031-02-03", "2031-02-03", "the row has no day of report; its source's is taken"),
    ],
)
def test_known_is_the_later_day_with_a_note_where_they_differ(
    reported: str | None, published: str | None, known: str, note: str | None
) -> None:
    [reading] = made_of(figure(reported_at=reported), sources=[source(published=published)]).readings
    assert (reading["known"], reading.get("known_note")) == (known, note)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('matter = "kiled"', "names the matter `kiled`, which does not exist; did you mean `killed`?"),
        ('matter = "life"', "takes its value as `figure`; for a matter of type word it is none of them"),
        ('matters = "killed"', "it has a key too many or too few"),
    ],
)
def test_a_mistake_in_the_table_is_one_sentence(tmp_path: Path, wrong: str, says: str) -> None:
    file = tmp_path / "from_table.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace('matter = "killed"', wrong), encoding="utf-8")
    with pytest.raises(LawMistake) as found:
        read_table(file, vocabulary())
    assert says in str(found.value)


def test_the_verb_writes_readings_that_can_be_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, store = tmp_path / "readings.jsonl", str(tmp_path / "journal.sqlite3")
    rows = [row(), figure(id="r-2")]
    where = [str(write(tmp_path / "rows.jsonl", rows)), "--sources", str(write(tmp_path / "sources.jsonl", [source()]))]
    assert run(["read", *where, "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "r-1 is left to a person: the table has no property `health`" in told
    assert "1 row read, 1 left to a person" in told
    assert run(["import", str(tmp_path / "sources.jsonl"), str(out), "--store", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"] == 1


def test_the_verb_prints_one_document_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(FOLDER), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {one["row"] for one in answer["readings"]} & {one["row"] for one in answer["left"]} == set()


def test_the_verb_names_a_row_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(write(tmp_path / "rows.jsonl", [row(speaker=None)]))]) == 1
    assert "rows.jsonl, line 1: `speaker` is missing or is no text" in capsys.readouterr().err
