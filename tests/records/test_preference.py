"""Which of two sayings prevails, step by step; each case has a contrary word at the next step down."""

from typing import Any

import pytest

from safeconduct.records.entry import Entry
from safeconduct.statements.statement import Statement
from tests.cast import World, office, ruled, said

ON = "2030-03-20"


def held(*things: object, matter: str = "life") -> Entry:
    return World(things=things).entry("aron", matter, ON)  # type: ignore[arg-type]


def life(value: str, on: str = "2030-03-01", speaker: str = "The Courier", **told: Any) -> Statement:
    return said("aron", "life", value, on=on, speaker=speaker, **told)


OWN = said("aron", "captured_on", "2030-01-09", on="2030-02-01", by_himself=True)
MINISTER = said("aron", "captured_on", "2030-01-11", on="2030-02-05", speaker="minister of SM")
PRESS = said("aron", "captured_on", "2030-01-13", on="2030-02-07")
RELAYED = said("aron", "captured_on", "2030-01-15", on="2030-02-09", speaker="The Herald", directness="hearsay")
OFFICER = office("aron", "captured_on", "2030-01-17", on="2030-01-30")


@pytest.mark.parametrize(
    ("wins", "loses", "why"),
    [
        (OFFICER, OWN, "officer's ruling"),
        (OWN, MINISTER, "the prisoner on himself"),
        (MINISTER, PRESS, "placed to know at first hand"),
        (PRESS, RELAYED, "not hearsay"),
    ],
)
def test_the_better_placed_word_prevails_and_the_other_is_kept(wins: Statement, loses: Statement, why: str) -> None:
    for order in ((wins, loses), (loses, wins)):
        entry = held(*order, matter="captured_on")
        assert str(entry.value) == wins.value
        assert [(one.statement, one.why) for one in entry.contradicted] == [(loses, why)]


def test_hearsay_counts_where_nothing_else_is_said() -> None:
    assert str(held(RELAYED, matter="captured_on").value) == "2030-01-15"


def test_a_word_at_first_hand_prevails_over_a_later_one_and_is_challenged() -> None:
    seen = life("alive", "2030-03-01", "the delegate")
    rumour = life("dead", "2030-03-05")
    entry = held(seen, rumour)
    assert (entry.value, entry.challenged) == ("alive", True)
    assert [one.why for one in entry.contradicted] == ["placed to know at first hand"]


def test_of_a_state_the_later_word_prevails() -> None:
    entry = held(life("alive", "2030-03-01", "the delegate"), life("dead", "2030-03-05", "minister of SM"))
    assert (entry.value, entry.challenged) == ("dead", False)
    assert [one.why for one in entry.contradicted] == ["said later"]


def test_of_what_never_changes_the_later_word_is_no_better() -> None:
    earlier = said("aron", "captured_on", "2030-01-12", on="2030-01-20", speaker="the delegate", first_hand=True)
    assert held(earlier, MINISTER, matter="captured_on").because == ("disputed",)


def test_a_tie_between_different_speakers_is_disputed_and_never_decided() -> None:
    one, other = life("alive"), life("dead", speaker="The Herald")
    entry = held(one, other)
    assert (entry.value, entry.because) == (None, ("disputed",))
    assert set(entry.unsettled) == {one, other}
    late = life("dead", speaker="The Herald", known="2030-03-15")
    assert held(one, late).because == ("disputed",)


def test_one_speaker_who_says_otherwise_on_the_same_day_is_believed_as_he_was_known_last() -> None:
    first = life("alive", utterance="morning")
    second = life("dead", utterance="evening", known="2030-03-02")
    assert held(first, second).value == "dead"


def test_those_who_agree_are_named_together() -> None:
    one, other = life("alive"), life("alive", speaker="The Herald")
    entry = held(one, other)
    assert entry.saying is not None
    assert {entry.saying.statement, *entry.saying.also} == {one, other}


def test_is_not_agrees_with_every_other_value() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    no_wish = said("aron", "wish", "LI", polarity="is-not", on="2030-03-01", by_himself=True)
    entry = held(no_wish, wish, matter="wish")
    assert (entry.value, entry.contradicted) == ("AD", ())


def test_where_only_is_not_is_known_there_is_no_value() -> None:
    no_wish = said("aron", "wish", "LI", polarity="is-not", on="2030-03-01", by_himself=True)
    entry = held(no_wish, matter="wish")
    assert (entry.known, entry.value, entry.denied) == (True, None, frozenset({"LI"}))


def test_a_ruling_lets_a_weaker_word_prevail_once_it_is_known() -> None:
    seen, rumour = life("alive", speaker="the delegate"), life("dead", "2030-02-01")
    ruling = ruled("prevails", rumour.id, on="2030-03-10")
    assert held(seen, rumour, ruling).value == "dead"
    world = World(things=(seen, rumour, ruling))
    assert world.entry("aron", "life", ON, known_by="2030-03-09").value == "alive"


@pytest.mark.parametrize("value", ["refuses-to-say", "none-expressed"])
def test_silence_displaces_nothing_and_is_the_reason_where_nothing_else_is_said(value: str) -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    silent = said("aron", "wish", value, on="2030-03-05", by_himself=True)
    assert held(wish, silent, matter="wish").value == "AD"
    assert held(silent, matter="wish").because[0] in ("refused to say", "silent")


def test_undecided_displaces_what_was_wished() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    unsure = said("aron", "wish", "undecided", on="2030-03-05", by_himself=True)
    entry = held(wish, unsure, matter="wish")
    assert (entry.value, entry.because) == (None, ("undecided",))
    assert [one.statement for one in entry.contradicted] == [wish]


def test_events_stand_side_by_side_in_the_order_of_their_days() -> None:
    second = said("aron", "shown_to_press", "again", on="2030-03-05", by="SM")
    first = said("aron", "shown_to_press", "once", on="2030-03-01", by="SM")
    entry = World(things=(second, first)).entry("aron", "shown_to_press", ON, by="SM")
    assert [one.statement for one in entry.sayings] == [first, second]


def test_a_talk_of_two_powers_is_one_whoever_is_named_first() -> None:
    one = said("aron", "talks", "begun", on="2030-03-01", by="SM", towards="AD", speaker="minister of SM")
    other = said("aron", "talks", "agreed", on="2030-03-05", by="AD", towards="SM", speaker="minister of AD")
    for order in ((one, other), (other, one)):
        entry = World(things=order).entry("aron", "talks", ON, by="SM", towards="AD")
        assert entry.value == "agreed"
        assert entry == World(things=(one, other)).entry("aron", "talks", ON, by="AD", towards="SM")
