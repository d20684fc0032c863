"""What must hold of any statements, any facts and any rules: properties, tried on random ones."""

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import partial_date, whole_day
from safeconduct.records.record import Record
from safeconduct.records.to_json import record_to_json
from safeconduct.routes.to_json import route_to_json
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from tests.cast import CAST, Thing, World, judged, member, offer, said, waived
from tests.records.plainly import answer_of, plain_answers
from tests.records.strategies import DAYS, MATTERS, rulings, several

# The same examples on every machine: a failure is seen by everyone, and nothing is kept beside the tests.
settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None, max_examples=150)
settings.load_profile("same everywhere")

MEN = st.sampled_from(["aron", "bela"])
ON = st.sampled_from(DAYS[2:])


def looked_at(world: World, who: str, on: str, known_by: str) -> dict[str, Any]:
    """All that is shown of a man: his record and his routes, as outside programs see them."""
    routes = world.routes(who, on, known_by=known_by).values()
    return {
        "record": record_to_json(world.record(who, on, known_by=known_by)),
        "routes": [route_to_json(route) for route in routes],
    }


def again(statement: Statement, **told: str) -> Statement:
    """The same once more, under another id, or known on another day."""
    days: dict[str, Any] = {key: partial_date(value) for key, value in told.items() if key == "known"}
    return replace(statement, id=told["id"], **days)


def values(record: Record) -> dict[object, object]:
    return {
        (entry.matter.id, entry.by, entry.towards): answer_of(entry) for entry in record.entries if entry.matter.folds
    }


@given(several(), rulings(), MEN, ON, ON, st.randoms(use_true_random=False))
def test_the_order_in_which_statements_arrive_changes_nothing(
    heard: tuple[Statement, ...], upon: tuple[Ruling, ...], who: str, on: str, known_by: str, chance: Any
) -> None:
    things = [*CAST.things, *heard, *upon]
    before = looked_at(World(things=tuple(things)), who, on, known_by)
    chance.shuffle(things)
    assert looked_at(World(things=tuple(things)), who, on, known_by) == before


@given(several(), rulings(), several(most=4), rulings(after=DAYS[7]), MEN, ON)
def test_what_becomes_known_later_changes_nothing_of_what_was_known_before(
    heard: tuple[Statement, ...],
    upon: tuple[Ruling, ...],
    more: tuple[Statement, ...],
    later: tuple[Ruling, ...],
    who: str,
    on: str,
) -> None:
    known_by = DAYS[6]
    world = World(things=(*CAST.things, *heard, *[one for one in upon if one.known <= whole_day(known_by)]))
    before = looked_at(world, who, on, known_by)
    future: tuple[Thing, ...] = (
        *(again(one, id=f"later-{one.id}", known=DAYS[8]) for one in more if str(one.said) <= DAYS[8]),
        *later,
        member(who, of="others", known=DAYS[9]),
        offer("offer:second", known=DAYS[9]),
        judged("aron", "bela", "same", on=DAYS[10]),
        waived("not-exchanged-against-will", on=DAYS[0], known=DAYS[7]),
        said("others", "acceptance", "accepts", on=DAYS[0], by="AD", speaker="minister of AD"),
    )
    assert looked_at(world.having(*future), who, on, known_by) == before


@given(several(), MEN, ON, ON)
def test_the_same_said_twice_by_one_document_changes_no_value(
    heard: tuple[Statement, ...], who: str, on: str, known_by: str
) -> None:
    world = CAST.having(*heard)
    twice = world.having(*(again(one, id=f"{one.id}-again") for one in heard))
    assert values(twice.record(who, on, known_by=known_by)) == values(world.record(who, on, known_by=known_by))
    once = {name: route.status for name, route in world.routes(who, on, known_by=known_by).items()}
    assert {name: route.status for name, route in twice.routes(who, on, known_by=known_by).items()} == once


@settings(max_examples=600)
@given(st.sampled_from(sorted(MATTERS)).flatmap(lambda name: several((name,), 6)), rulings(), MEN, ON, ON)
def test_what_prevails_is_what_the_plain_reading_of_the_design_says(
    heard: tuple[Statement, ...], upon: tuple[Ruling, ...], who: str, on: str, known_by: str
) -> None:
    members = (member("aron"), member("bela", since=DAYS[4]), member("aron", since=DAYS[6]))
    world = World(things=(*heard, *upon, *members))
    plain = plain_answers(world, who, on, known_by)
    found = world.record(who, on, known_by=known_by).entries
    assert Counter(map(answer_of, found)) == Counter(plain.values())


@given(several(("wish", "return_stance", "refuses_destination", "life"), 6), ON, MEN)
def test_what_counts_on_a_day_is_known_on_that_day_and_was_said_by_then(
    heard: tuple[Statement, ...], on: str, who: str
) -> None:
    for entry in CAST.having(*heard).record(who, on).entries:
        for statement in entry.cited:
            assert statement.known.last <= whole_day(on)
            assert statement.from_day <= whole_day(on) or entry.matter.shape == "fixed"
