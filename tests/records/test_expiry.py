"""What has run out: it still displaces what is older, and gives way to what was said after its last day."""

from typing import Any

import pytest

from safeconduct.records.entry import Entry
from safeconduct.statements.statement import Statement
from tests.cast import World, said

ON = "2030-03-20"


def position(value: str, on: str, *, until: str = "", speaker: str = "minister of SM", **told: Any) -> Statement:
    name = f"{speaker}@{on}: {value}"
    until_told: dict[str, Any] = {"until": until} if until else {}
    return said(
        "aron", "transfer_position", value, on=on, by="SM", towards="AD", speaker=speaker, id=name, **until_told, **told
    )


def held(*statements: Statement, on: str = ON) -> Entry:
    return World(things=statements).entry("aron", "transfer_position", on, by="SM", towards="AD")


FIRST = position("ruled-out", "2030-02-01")
RUNS_OUT = position("open", "2030-02-10", until="2030-03-01")


def test_until_its_last_day_it_is_the_value() -> None:
    assert held(FIRST, RUNS_OUT, on="2030-03-01").value == "open"


def test_after_its_last_day_it_is_not_known_because_it_expired() -> None:
    entry = held(RUNS_OUT, on="2030-03-02")
    assert (entry.known, entry.because, entry.unsettled) == (False, ("expired",), (RUNS_OUT,))


def test_what_is_older_does_not_come_back_to_life() -> None:
    entry = held(FIRST, RUNS_OUT)
    assert entry.because == ("expired",)
    assert [one.statement for one in entry.contradicted] == [FIRST]


def test_what_is_said_after_its_last_day_counts() -> None:
    later = position("undetermined", "2030-03-02", speaker="The Courier")
    entry = held(FIRST, RUNS_OUT, later, on="2030-03-02")
    assert entry.value == "undetermined"


def test_what_less_placed_voices_said_while_it_ran_does_not_count_when_it_has_run_out() -> None:
    meanwhile = position("undetermined", "2030-02-20", speaker="The Courier")
    assert held(RUNS_OUT, meanwhile).because == ("expired",)


def test_what_it_had_displaced_is_not_revived_by_a_later_voice() -> None:
    later = position("undetermined", "2030-03-10", speaker="The Courier")
    assert held(FIRST, RUNS_OUT).because == ("expired",)
    assert held(FIRST, RUNS_OUT, later).value == "undetermined"


def test_what_ran_out_lost_because_it_ran_out() -> None:
    later = position("undetermined", "2030-03-10", speaker="The Courier")
    (lost,) = held(RUNS_OUT, later).contradicted
    assert lost.statement == RUNS_OUT
    assert lost.why not in ("placed to know at first hand", "not hearsay")


@pytest.mark.parametrize("first", ["a", "z"])
def test_of_two_who_say_the_same_the_one_that_has_not_run_out_is_shown(first: str) -> None:
    runs = said(
        "aron", "proceedings", "none", id=first, on="2030-02-10", until="2030-03-01", by="SM", speaker="minister of SM"
    )
    stays = said("aron", "proceedings", "none", id="m", on="2030-02-10", by="SM", speaker="minister of SM")
    assert World(things=(runs, stays)).entry("aron", "proceedings", ON, by="SM").value == "none"


def test_a_later_word_that_ran_out_is_not_outlived_by_an_earlier_one_that_did_not() -> None:
    assert held(position("decided", "2030-02-09"), RUNS_OUT).because == ("expired",)


def test_what_was_told_only_after_its_own_end_gives_way_to_who_spoke_after_that_end() -> None:
    told_late = position("open", "2030-02-20", until="2030-02-10")
    told_between = position("ruled-out", "2030-02-15", speaker="The Courier")
    assert held(told_late, told_between).value == "ruled-out"


def test_several_who_told_only_after_their_own_end_leave_it_expired() -> None:
    first, second = (
        position("open", "2030-02-20", until="2030-02-10"),
        position("ruled-out", "2030-02-21", until="2030-02-11"),
    )
    assert held(first, second).because == ("expired",)


def test_a_partial_last_day_runs_to_the_end_of_what_it_can_mean() -> None:
    in_march = position("open", "2030-02-10", until="2030-03")
    assert held(in_march, on="2030-03-31").value == "open"
    assert held(in_march, on="2030-04-01").because == ("expired",)


def terms(value: str, on: str, **told: Any) -> Statement:
    return said("aron", "post_transfer_terms", value, on=on, by="SM", towards="AD", speaker="minister of SM", **told)


def test_of_what_stands_side_by_side_only_what_has_not_run_out_stays() -> None:
    visits, returns = terms("visits", "2030-02-01", until="2030-03-01"), terms("return-on-request", "2030-02-01")
    entry = World(things=(visits, returns)).entry("aron", "post_transfer_terms", ON, by="SM", towards="AD")
    assert [saying.statement for saying in entry.sayings] == [returns]


def test_when_all_that_stood_side_by_side_has_run_out_it_is_not_known_because_it_expired() -> None:
    visits = terms("visits", "2030-02-01", until="2030-03-01")
    entry = World(things=(visits,)).entry("aron", "post_transfer_terms", ON, by="SM", towards="AD")
    assert (entry.known, entry.because, entry.unsettled) == (False, ("expired",), (visits,))
