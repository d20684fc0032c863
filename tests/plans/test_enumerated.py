"""Three roads to one plan: the solver, the check, and trying every plan by the meaning of the terms alone."""

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from safeconduct.errors import BadInput
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.roll import Going, Roll
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.plans.terms.exchange import Exchange
from tests.plans.enumerated import best_values, possible, standing
from tests.plans.strategies import Drawn, read, tables
from tests.plans.tried import Tried

SLOW = settings(
    derandomize=True, deadline=None, database=None, max_examples=200, suppress_health_check=list(HealthCheck)
)

FOUND = json.loads(Path(__file__).with_name("found.json").read_text(encoding="utf-8"))


def made(drawn: Drawn) -> tuple[Exchange, People]:
    try:
        return read(*drawn)
    except BadInput:
        assume(False)  # a term that is refused when read
        raise


def values(plan: Plan) -> tuple[int, ...] | None:
    return None if plan.status == "impossible" else tuple(one.value for one in plan.reached)


@SLOW
@given(tables())
def test_the_plan_is_the_best_of_all_plans(drawn: Drawn) -> None:
    plan = plan_from_terms(*made(drawn), explained=False)
    assert values(plan) == best_values(Tried(*drawn))
    assert plan.status in ("optimal", "impossible")


@SLOW
@given(tables(terms=9))
def test_a_conflict_is_one_and_no_term_of_it_can_be_spared(drawn: Drawn) -> None:
    plan = plan_from_terms(*made(drawn))
    assume(plan.status == "impossible")
    assert_irreducible(Tried(*drawn), [term.name for term in plan.conflict])


def assert_irreducible(tried: Tried, names: list[str], always: tuple[str, ...] = ()) -> None:
    assert not possible(tried, {*names, *always})
    for left_out in names:
        assert possible(tried, {*always, *names} - {left_out})


@SLOW
@given(tables(), st.data())
def test_the_check_finds_of_any_plan_what_the_terms_mean(drawn: Drawn, data: st.DataObject) -> None:
    (exchange, people), tried = made(drawn), Tried(*drawn)
    stands = standing(tried)
    some = st.integers(0, tried.many - 1)
    for at in {*data.draw(st.lists(some, max_size=12)), *np.flatnonzero(stands)[:12].tolist()}:
        lines = tuple(Going(who, held_by, *move) for who, held_by, move in tried.plan(at))
        assert verdict_from_roll(exchange, people, Roll(lines, {})).valid == bool(stands[at])


@pytest.mark.parametrize("found", FOUND, ids=lambda found: str(found["why"]))
def test_what_went_wrong_once_goes_right(found: dict[str, Any]) -> None:
    """Instances in which the roads disagreed, as small as they could be made."""
    drawn = found["people"], found["terms"]
    plan, tried = plan_from_terms(*made(drawn)), Tried(*drawn)
    assert values(plan) == best_values(tried)
    if plan.status == "impossible":
        assert_irreducible(tried, [term.name for term in plan.conflict])


@SLOW
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_terms_changes_nothing(drawn: Drawn, shuffler: Random) -> None:
    told, file = drawn
    plan = plan_from_terms(*made(drawn))
    named = [{"name": f"term-{n}", **term} for n, term in enumerate(file["term"], start=1)]
    shuffler.shuffle(named)
    shuffled = plan_from_terms(*made((shuffler.sample(told, len(told)), {**file, "term": named})))
    assert (shuffled.status, shuffled.roll_hash, values(shuffled)) == (plan.status, plan.roll_hash, values(plan))


@SLOW
@given(tables())
def test_the_names_of_powers_change_nothing(drawn: Drawn) -> None:
    other = json.loads(json.dumps(drawn).replace('"SM"', '"AD"').replace('"LI"', '"ZW"'))
    plan, renamed = plan_from_terms(*made(drawn)), plan_from_terms(*made(other))
    assert (renamed.status, values(renamed)) == (plan.status, values(plan))


@SLOW
@given(tables(), st.sampled_from(["p0", "p1"]))
def test_a_term_that_never_binds_and_a_type_split_by_it_change_nothing(drawn: Drawn, who: str) -> None:
    told, file = drawn
    plan = plan_from_terms(*made(drawn))
    idle = {"kind": "cap", "count": 100, "persons": [who]}
    more = plan_from_terms(*made((told, {**file, "term": [*file["term"], idle]})))
    assert (more.status, values(more)) == (plan.status, values(plan))
