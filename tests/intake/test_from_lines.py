"""Checking lines: what a reading leaves open is settled once; what should be looked at is said; what is held counts."""

from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.import_ import import_files
from safeconduct.intake.from_files import lines_from_files
from safeconduct.intake.from_lines import Checked, things_from_lines
from safeconduct.intake.grounds import Grounds, KnownPowers, circles
from safeconduct.intake.thing import Held, Line, Refused, Thing, same_content
from safeconduct.journal.store import open_journal
from safeconduct.law.library import law
from safeconduct.statements.reading import COLUMNS
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast_of_files import dossier, held_by, reading, row, ruling, signed, source, wish, write
from tests.kursk import FOLDER

SETTLED_LATER = {"known": None, "first_hand": None}


def grounds(held: Held | None = None) -> Grounds:
    return Grounds(held=held or Held(), words=vocabulary(), law=law())


def checked(folder: Path) -> Checked:
    return things_from_lines(lines_from_files([folder], vocabulary()).lines, grounds())


def stated(folder: Path) -> dict[str, Statement]:
    """The statements of a folder, as the journal gives them back."""
    import_files([folder], folder / "journal.sqlite3", author="registrar")
    return open_journal(folder / "journal.sqlite3").statements().by_id


@pytest.mark.parametrize(
    ("reported", "published", "known"),
    [
        ("2031-02-02", "2031-02-03", "2031-02-03"),
        ("2031-02-05", "2031-02-03", "2031-02-05"),
        ("2031-02-05", None, "2031-02-05"),
        (None, "2031-02-03", "2031-02-03"),
        ("2031-02", "2031-02-03", "2031-02"),
        ("in early February", "2031-02-03", "2031-02-03"),
    ],
)
def test_known_is_the_later_of_the_report_and_the_publication(
    tmp_path: Path, reported: str | None, published: str | None, known: str
) -> None:
    rows = [row(reported_at=reported)]
    folder = dossier(tmp_path, sources=[source(published=published)], statements=rows, readings=[reading(known=None)])
    assert str(stated(folder)["r-1.1"].known) == known


def test_known_is_found_in_a_row_that_is_held_already(tmp_path: Path) -> None:
    stated(dossier(tmp_path))
    later = write(tmp_path / "later.jsonl", [reading(statement="r-1.9", **SETTLED_LATER)])
    import_files([later], tmp_path / "journal.sqlite3", author="registrar")
    statement = open_journal(tmp_path / "journal.sqlite3").statements().by_id["r-1.9"]
    assert str(statement.known) == "2031-02-03"
    assert import_files([later], tmp_path / "journal.sqlite3", author="registrar").already_held == 1


@pytest.mark.parametrize(
    ("line", "first_hand"),
    [
        (wish(), True),
        (wish(speaker="another"), False),
        (reading(matter="detaining_power", value="UA"), True),
        (reading(matter="detaining_power", value="UA", on_behalf_of="RU"), False),
        (reading(matter="detaining_power", value="UA", on_behalf_of="icrc"), True),
        (reading(matter="injury", value="leg", capacity="physician", on_behalf_of="self"), True),
        (reading(matter="injury", value="leg", capacity="news-outlet", on_behalf_of="media"), False),
        (reading(matter="rank", value="nco", on_behalf_of="KP"), True),
    ],
)
def test_whether_at_first_hand_is_settled_by_the_vocabulary_and_the_powers_known(
    tmp_path: Path, line: dict[str, Any], first_hand: bool
) -> None:
    context = [held_by("UA"), held_by("KP", context="ctx-2", matter="depends_on", by="UA")]
    [statement] = [
        one
        for one in stated(dossier(tmp_path, readings=[line | {"first_hand": None}], context=context)).values()
        if one.row == "r-1"
    ]
    assert statement.first_hand is first_hand


def test_every_reading_of_the_real_dossier_is_settled_as_its_readers_did() -> None:
    read = lines_from_files([FOLDER], vocabulary()).lines
    without = [
        Line(kind=one.kind, file=one.file, number=one.number, columns={**one.columns, "first_hand": None})
        if one.kind == "reading"
        else one
        for one in read
    ]
    settled = {
        one.key: one.body["settled"]["first_hand"]
        for one in things_from_lines(without, grounds()).things
        if one.kind == "reading"
    }
    told = {one.columns["statement"]: one.columns["first_hand"] for one in read if one.kind == "reading"}
    # No exception: should a row ever need one, it stands here with its reason, and not in the code.
    assert {key for key in told if told[key] != settled[key]} == set()


def test_powers_are_those_of_whoever_shares_a_group() -> None:
    bodies = [
        held_by("UA", subject="group-a"),
        held_by("RU", subject="group-b"),
        signed(kind="membership", group="group-a", member="one"),
        signed(kind="membership", group="group-b", member="two"),
        signed(kind="membership", group="group-a", member="three"),
    ]
    powers = KnownPowers.from_context(bodies)
    assert powers.over("one").detaining == powers.over("three").detaining == {"UA"}
    assert powers.over("two").detaining == {"RU"}
    assert powers.over("a stranger").detaining == {"UA", "RU"}


def test_circles_join_over_any_number_of_groups() -> None:
    assert circles([("a", "b"), ("c", "d"), ("e", "f"), ("b", "c")]) == {
        **dict.fromkeys("abcd", "a"),
        "e": "e",
        "f": "e",
    }


def test_a_reading_of_a_row_that_is_not_held_is_kept_and_said(tmp_path: Path) -> None:
    found = checked(dossier(tmp_path, readings=[reading(), reading(statement="r-9.1", row="r-9")]))
    assert len([one for one in found.things if one.kind == "reading"]) == 2
    assert found.notes == ("1 reading is of rows that are not held: `r-9.1`",)


def test_a_row_both_read_and_refused_is_said(tmp_path: Path) -> None:
    found = checked(dossier(tmp_path, refused=[{"row": "r-1", "reason": "praise"}]))
    assert found.notes == ("1 row is both read and refused: `r-1`",)


def test_columns_that_nothing_reads_are_kept_and_said(tmp_path: Path) -> None:
    assert "mood" not in COLUMNS
    found = checked(dossier(tmp_path, readings=[reading(mood="calm")]))
    [thing] = [one for one in found.things if one.kind == "reading"]
    assert thing.body["mood"] == "calm"
    assert found.notes == ("columns of readings that nothing here reads are kept as they came: `mood`",)


def test_of_two_lines_with_one_key_and_other_content_the_second_is_refused(tmp_path: Path) -> None:
    found = checked(dossier(tmp_path, readings=[reading(), reading(), reading(value="no")]))
    [refused] = found.refused
    assert (refused.line, refused.row) == (3, "r-1")
    assert refused.reason.endswith("readings.jsonl, line 1 with other content; one key names one thing")


def test_a_row_may_tell_its_days_in_words(tmp_path: Path) -> None:
    found = checked(
        dossier(tmp_path, statements=[row(said_at="at the end of the winter", reported_at="the day after")])
    )
    assert (found.refused, len(found.things)) == ((), 3)


@pytest.mark.parametrize(
    "one",
    [
        ruling(decision="prevails"),
        ruling(decision="corrected", corrected_to={"value": "no", "known": "2031-02-04"}),
        ruling(decision="corrected", of=["r-1"], corrected_to={"known": "2031-02-04"}),
        ruling(decision="struck", of=["ctx-1"]),
        ruling(decision="waived", of=[], condition="wish-is-recent"),
        ruling(decision="waived", of=[], condition="wish-is-recent", route="exchange:KP", subject="ward"),
    ],
)
def test_a_ruling_that_two_persons_signed_is_taken(tmp_path: Path, one: dict[str, Any]) -> None:
    found = checked(dossier(tmp_path, rulings=[one], context=[held_by("UA")]))
    assert (found.refused, [thing.key for thing in found.things if thing.kind == "ruling"]) == ((), ["rul-1"])


def test_a_waiver_is_refused_on_a_route_that_does_not_ask_its_condition(tmp_path: Path) -> None:
    waived = ruling(decision="waived", of=[], condition="not-exchanged-against-will", route="final-repatriation:KP")
    [refused] = checked(dossier(tmp_path, rulings=[waived])).refused
    assert refused.reason == "`route`: `not-exchanged-against-will` is not asked on `final-repatriation`"


def test_a_ruling_is_refused_with_the_statement_it_names(tmp_path: Path) -> None:
    found = checked(
        dossier(
            tmp_path, readings=[reading(), reading(statement="bad", value="nonsense")], rulings=[ruling(of=["bad"])]
        )
    )
    assert [(Path(one.file).stem, one.column) for one in found.refused] == [("readings", "value"), ("rulings", "of")]


def test_a_waiver_comes_back_with_the_surroundings(tmp_path: Path) -> None:
    waived = ruling(decision="waived", of=[], condition="wish-is-recent", route="exchange")
    stated(dossier(tmp_path, rulings=[waived]))
    [found] = open_journal(tmp_path / "journal.sqlite3").surroundings().waivers
    assert (found.condition, found.route, found.approved_by) == ("wish-is-recent", "exchange", "legal officer")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1}, {"a": 1, "b": None}, True),
        ({"a": "2005"}, {"a": 2005}, True),
        ({"a": 2.0}, {"a": "2"}, True),
        ({"a": True}, {"a": "true"}, False),
        ({"a": 1.25}, {"a": 1.2500001}, False),
        ({"a": ""}, {}, True),
        ({"a": "x", "settled": {"known": "2031"}}, {"a": "x"}, True),
        ({"a": []}, {}, False),
    ],
)
def test_what_tells_the_same_is_the_same_whatever_the_file(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    assert same_content(one, other) is same


def test_what_is_held_comes_before_what_is_new() -> None:
    line = Line(kind="row", file="x", number=1, columns={})
    held = Held().with_things([Thing(kind="row", key="r", subject="", body={"first": 1}, line=line)])
    assert held.with_things([Thing(kind="row", key="r", subject="", body={"second": 2}, line=line)]).of("row")["r"] == {
        "first": 1
    }
    assert Refused(file="x", line=1, reason="y").is_bad
