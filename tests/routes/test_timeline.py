"""The timeline: no route moves on a day that is not looked at, and each move is told by the statement that made it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import AsOf, iso, whole_day
from safeconduct.law.library import law
from safeconduct.routes.change import Moment, days_of_interest, timeline
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from tests.cast import CAST, World, office, ruled, said
from tests.records.strategies import DAYS, rulings, several

HOME = "exchange:MC"
OWN = ("wish", "return_stance", "refuses_destination", "risk_finding", "life", "transfer_position")


def moments(world: World, until: str = "2030-06-01") -> list[Moment]:
    return timeline("aron", world.statements, world.surroundings, law(), until=AsOf.of(until))


def answers(world: World, day: int) -> dict[str, object]:
    routes = world.routes("aron", iso(day))
    return {name: (r.status, [(f.condition.id, f.answer, f.because) for f in r.findings]) for name, r in routes.items()}


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(several(OWN, 5), rulings(), st.one_of(st.integers(0, 55), st.integers(30, 45)))
def test_nothing_moves_between_two_days_that_are_looked_at(
    heard: tuple[Statement, ...], upon: tuple[Ruling, ...], later: int
) -> None:
    world = CAST.having(*heard, *upon)
    day = whole_day(DAYS[0]) + later
    looked_at = max(one for one in days_of_interest(world.statements, world.surroundings, law()) if one <= day)
    assert answers(world, day) == answers(world, looked_at)


def test_a_move_names_the_statement_that_made_it() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    moved = {iso(one.day): one for one in moments(CAST.having(wish))}
    (change,) = [one for one in moved["2030-03-01"].changes if one.route.name == HOME]
    assert (change.was, change.now) == ("awaiting", "closed")
    assert wish.id in change.because


def test_what_is_taken_back_moves_the_route_again() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    world = CAST.having(wish, ruled("revoked", wish.id, on="2030-03-05"))
    (change,) = [
        c for one in moments(world) if iso(one.day) == "2030-03-05" for c in one.changes if c.route.name == HOME
    ]
    assert (change.was, change.now) == ("closed", "awaiting")
    assert wish.id in change.because


def test_a_wish_that_was_published_late_grows_old_from_the_day_on_which_it_was_said() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", known="2030-03-10", by_himself=True)
    days = [iso(one.day) for one in moments(CAST.having(wish))]
    assert "2030-04-01" in days


def test_a_wish_of_which_the_day_is_not_told_exactly_grows_old_in_two_steps() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01/2030-03-04", known="2030-03-10", by_himself=True)
    moved = {
        iso(one.day): moved.now.answer if moved.now else None
        for one in moments(CAST.having(wish))
        for change in one.changes
        if change.route.name == HOME
        for moved in change.moved
        if moved.condition == "wish-is-recent"
    }
    assert moved == {"2030-03-10": "holds", "2030-04-01": "not-known", "2030-04-04": "fails"}


def test_a_route_that_begins_to_be_shown_says_why() -> None:
    more = said("aron", "regarded_as_national", "yes", on="2030-03-01", by="LI", speaker="minister of LI")
    (change,) = [
        c
        for one in moments(CAST.having(more))
        for c in one.changes
        if c.route.name == "acceptance-as-national:LI" and not c.was
    ]
    assert change.because == (more.id,)


def test_nothing_is_told_of_days_after_the_last() -> None:
    danger = office("aron", "risk_finding", "real-risk", on="2030-03-05", towards="MC")
    world = CAST.having(danger)
    assert max(one.day for one in moments(world, "2030-03-04")) < whole_day("2030-03-05")
    assert iso(moments(world, "2030-03-05")[-1].day) == "2030-03-05"
