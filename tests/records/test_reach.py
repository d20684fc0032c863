"""Whom the word of a group reaches: each member, the members of the day, or nobody."""

import pytest

from safeconduct.records.surroundings import Membership
from safeconduct.statements.statement import Statement
from tests.cast import World, member, said

ON = "2030-03-10"
ACCEPTED = said("column", "acceptance", "accepts", on="2030-02-10", by="AD", speaker="minister of AD")
ALIVE = said("column", "life", "alive", on="2030-02-10", speaker="minister of SM")
COUNTED = said("column", "captured_count", {"n": 2}, on="2030-02-10", speaker="minister of SM")


def reached(statement: Statement, *memberships: Membership, on: str = ON, known_by: str = ON) -> bool:
    world = World(things=(statement, *memberships))
    return (
        world.entry("aron", statement.matter, on, known_by=known_by, by=statement.by or "").known
        if statement.by
        else (world.entry("aron", statement.matter, on, known_by=known_by).known)
    )


@pytest.mark.parametrize(("statement", "there"), [(ACCEPTED, True), (ALIVE, True), (COUNTED, False)])
def test_what_is_said_of_each_or_of_those_then_reaches_a_member_and_what_is_said_of_the_whole_does_not(
    statement: Statement, there: bool
) -> None:
    assert reached(statement, member("aron")) is there


@pytest.mark.parametrize("statement", [ACCEPTED, ALIVE, COUNTED])
def test_nothing_said_of_a_group_reaches_who_is_no_member(statement: Statement) -> None:
    assert not reached(statement, member("bela"))


@pytest.mark.parametrize(("statement", "there"), [(ACCEPTED, True), (ALIVE, False)])
def test_who_joins_later_is_reached_by_what_is_said_of_each_and_not_by_what_is_said_of_those_then(
    statement: Statement, there: bool
) -> None:
    assert reached(statement, member("aron", since="2030-03-01")) is there


def test_what_is_said_of_each_reaches_nobody_before_he_joins() -> None:
    assert not reached(ACCEPTED, member("aron", since="2030-03-01"), on="2030-02-28")


@pytest.mark.parametrize("statement", [ACCEPTED, ALIVE])
def test_who_had_left_before_it_was_said_is_not_reached(statement: Statement) -> None:
    assert not reached(statement, member("aron", until="2030-02-09"))


@pytest.mark.parametrize("statement", [ACCEPTED, ALIVE])
def test_what_was_said_of_him_as_a_member_stays_with_him_when_he_leaves(statement: Statement) -> None:
    assert reached(statement, member("aron", until="2030-02-10"))


@pytest.mark.parametrize("statement", [ACCEPTED, ALIVE])
def test_a_membership_that_is_not_yet_known_reaches_nobody(statement: Statement) -> None:
    late = member("aron", known="2030-03-11")
    assert not reached(statement, late)
    assert reached(statement, late, known_by="2030-03-11")


def test_who_left_and_came_back_hears_it_once() -> None:
    both = (member("aron", until="2030-02-20"), member("aron", since="2030-03-01"))
    entry = World(things=(ACCEPTED, *both)).entry("aron", "acceptance", ON, by="AD")
    assert entry.saying is not None
    assert (entry.saying.statement, entry.saying.also) == (ACCEPTED, ())


def test_a_word_of_him_weighs_more_than_a_word_of_his_group() -> None:
    of_him = said("aron", "acceptance", "refused", on="2030-02-01", by="AD", speaker="minister of AD")
    entry = World(things=(ACCEPTED, member("aron"), of_him)).entry("aron", "acceptance", ON, by="AD")
    assert entry.value == "refused"
    assert [(one.statement, one.why) for one in entry.contradicted] == [(ACCEPTED, "said of him, not of his group")]


def test_several_who_died_kill_nobody() -> None:
    died = said("column", "died_in_custody_count", {"n": 3}, on="2030-02-10", speaker="minister of SM")
    assert World(things=(died, member("aron"))).record("aron", ON).silent_on("died_in_custody_count")
    assert World(things=(died, member("aron"))).record("column", ON).entry("died_in_custody_count").known
