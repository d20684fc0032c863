"""Endings and rulings: revoked, retracted, struck, corrected, set aside; each from its own day."""

import pytest

from safeconduct.statements.ruling import Decision
from tests.cast import World, ruled, said

ON = "2030-03-20"
WISH = said("aron", "wish", "AD", id="wish", on="2030-03-01", by_himself=True)
EARLIER = said("aron", "wish", "LI", id="earlier", on="2030-02-20", by_himself=True)
SPOKEN = World(things=(WISH, EARLIER))


@pytest.mark.parametrize("decision", ["struck", "retracted", "does-not-count", "revoked"])
def test_what_is_ended_gives_way_to_what_stood_before_and_stays_visible(decision: Decision) -> None:
    entry = SPOKEN.having(ruled(decision, "wish", on="2030-03-10")).entry("aron", "wish", ON)
    assert entry.value == "LI"
    assert [(one.statement.id, one.why) for one in entry.contradicted] == [
        ("wish", f"{decision} ({decision}@2030-03-10)")
    ]


@pytest.mark.parametrize("decision", ["struck", "retracted", "does-not-count", "revoked"])
def test_an_ending_is_not_known_before_its_day(decision: Decision) -> None:
    world = SPOKEN.having(ruled(decision, "wish", on="2030-03-10"))
    assert world.entry("aron", "wish", "2030-03-09").value == "AD"
    assert world.entry("aron", "wish", ON, known_by="2030-03-09").value == "AD"


def test_what_was_revoked_had_counted_until_then() -> None:
    world = SPOKEN.having(ruled("revoked", "wish", on="2030-03-10"))
    assert world.entry("aron", "wish", "2030-03-05", known_by=ON).value == "AD"
    assert world.entry("aron", "wish", "2030-03-10", known_by=ON).value == "LI"


@pytest.mark.parametrize("decision", ["struck", "retracted", "does-not-count"])
def test_what_was_struck_or_retracted_had_never_counted(decision: Decision) -> None:
    world = SPOKEN.having(ruled(decision, "wish", on="2030-03-10"))
    assert world.entry("aron", "wish", "2030-03-05", known_by=ON).value == "LI"


def test_a_ruling_made_on_one_day_and_known_on_another_counts_when_it_is_known() -> None:
    world = SPOKEN.having(ruled("struck", "wish", on="2030-03-05", known="2030-03-15"))
    assert world.entry("aron", "wish", ON, known_by="2030-03-14").value == "AD"
    assert world.entry("aron", "wish", ON, known_by="2030-03-15").value == "LI"


def test_where_all_is_set_aside_it_was_never_asked_and_what_was_said_is_kept() -> None:
    world = World(things=(WISH, ruled("struck", "wish", on="2030-03-10")))
    entry = world.entry("aron", "wish", ON)
    assert (entry.because, [one.statement.id for one in entry.contradicted]) == (("never asked",), ["wish"])


def test_a_ruling_may_name_the_row_from_which_several_statements_were_read() -> None:
    two = (
        said("aron", "wish", "AD", id="a", row="row-1", on="2030-03-01", by_himself=True),
        said("bela", "wish", "AD", id="b", row="row-1", on="2030-03-01", by_himself=True),
    )
    world = World(things=(*two, ruled("struck", "row-1", on="2030-03-10")))
    assert world.entry("aron", "wish", ON).value is None
    assert world.entry("bela", "wish", ON).value is None


def test_a_correction_of_our_own_transcription_counts_as_if_it_had_never_been_wrong() -> None:
    wrong = said("aron", "wish", "LI", id="wish", on="2030-03-01", by_himself=True)
    world = World(things=(wrong, ruled("corrected", "wish", on="2030-05-01", corrected_to={"value": "AD"})))
    assert world.entry("aron", "wish", "2030-03-02").value == "AD"
    assert world.entry("aron", "wish", "2030-03-02").contradicted == ()


@pytest.mark.parametrize(
    ("column", "value", "held"),
    [("said", "2030-03-04", None), ("polarity", "is-not", None), ("known", "2030-04-01", None), ("value", "SM", "SM")],
)
def test_any_column_of_a_transcription_can_be_corrected(column: str, value: str, held: str | None) -> None:
    world = World(things=(WISH, ruled("corrected", "wish", on="2030-05-01", corrected_to={column: value})))
    assert world.entry("aron", "wish", "2030-03-02").value == held


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("why", "read again"),
        ("reading", "judged"),
        ("known_note", "the page"),
        ("source_url", "the-herald"),
        ("via", ["x"]),
    ],
)
def test_a_column_that_is_no_part_of_the_statement_can_be_corrected_too(column: str, value: object) -> None:
    world = World(things=(WISH, ruled("corrected", "wish", on="2030-05-01", corrected_to={column: value})))
    assert world.entry("aron", "wish", "2030-03-02").value == "AD"


def test_a_day_that_was_copied_wrongly_is_compared_as_a_day_when_it_is_corrected() -> None:
    wrong = said("aron", "birth", "1905-04-09", id="birth", on="2030-03-01", by_himself=True)
    wide = said("aron", "birth", "2005", on="2030-03-02", by_himself=True)
    world = World(
        things=(wrong, wide, ruled("corrected", "birth", on="2030-05-01", corrected_to={"value": "2005-04-09"}))
    )
    entry = world.entry("aron", "birth", ON)
    assert (str(entry.value), entry.contradicted) == ("2005-04-09", ())


def test_the_later_of_two_corrections_is_what_was_written() -> None:
    first = ruled("corrected", "wish", on="2030-04-01", corrected_to={"value": "LI"})
    second = ruled("corrected", "wish", on="2030-05-01", corrected_to={"value": "SM"})
    for order in ((first, second), (second, first)):
        assert World(things=(WISH, *order)).entry("aron", "wish", ON).value == "SM"


def test_nothing_is_overwritten() -> None:
    world = SPOKEN.having(ruled("corrected", "wish", on="2030-05-01", corrected_to={"value": "SM"}))
    assert WISH.value == "AD"
    assert world.statements.by_id["wish"].value == "SM"


def test_a_matter_that_was_misread_can_be_corrected_with_its_value_and_those_who_act() -> None:
    wrong = said("aron", "acceptance", "accepts", id="x", on="2030-03-01", by="AD", speaker="minister of AD")
    right = {"matter": "birth", "by": "", "value": "2005-04-09"}
    wide = said("aron", "birth", "2005", on="2030-03-02", by_himself=True)
    world = World(things=(wrong, wide, ruled("corrected", "x", on="2030-05-01", corrected_to=right)))
    assert str(world.entry("aron", "birth", ON).value) == "2005-04-09"
    assert not world.entry("aron", "acceptance", ON, by="AD").known
