"""Two roads to one plan: the solver, and trying every plan with the check as the judge."""

import json
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from safeconduct.errors import BadInput
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.plans.terms.exchange import Exchange
from tests.plans.enumerated import best_values, possible_in_force
from tests.plans.strategies import Drawn, read, tables

SLOW = settings(
    derandomize=True, deadline=None, database=None, max_examples=300, suppress_health_check=list(HealthCheck)
)


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
    exchange, people = made(drawn)
    plan = plan_from_terms(exchange, people, explained=False)
    assert values(plan) == best_values(exchange, people)
    assert plan.status in ("optimal", "impossible")


@SLOW
@given(tables(5, 8))
def test_a_conflict_is_one_and_no_term_of_it_can_be_spared(drawn: Drawn) -> None:
    exchange, people = made(drawn)
    assume(sum(term.kind == "deal" for term in exchange.terms) < 2)
    plan = plan_from_terms(exchange, people)
    assume(plan.status == "impossible")
    names = [term.name for term in plan.conflict]
    assert not possible_in_force(exchange, people, names)
    for left_out in names:
        assert possible_in_force(exchange, people, [name for name in names if name != left_out])


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
