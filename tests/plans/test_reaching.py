"""A few of many columns do: for the best without whole numbers, and for reaching a tight bound in whole ones."""

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.plans.limits import Limits
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.proof import leaves
from safeconduct.plans.searching import best
from safeconduct.plans.sifting import sifted
from safeconduct.plans.solver import Solver

# Three that exclude each other two by two, twice over: without whole numbers each is taken by half.
ODD = ((0, 1), (1, 2), (0, 2))


def packing(sizes: list[int], excluding: list[set[int]]) -> Problem:
    """Columns of some size, no two of which that stand in one set may be taken."""
    lines = (Line("", f"row-{n}", None, 1, tuple((at, 1) for at in sorted(one))) for n, one in enumerate(excluding))
    gains = dict(enumerate(sizes))
    return Problem(columns=(Column("set", 1),) * len(sizes), lines=tuple(lines), aims=(Aim("taken", gains),))


def test_what_splits_cannot_afford_is_found_and_proved_in_one_part() -> None:
    halves = packing([1, 1, 1], [set(one) for one in ODD])
    found = best(halves, Limits(leaves=1))
    assert found
    (taken,) = found.settled
    assert (taken.value, taken.bound) == (1, 1)
    assert taken.proof
    assert leaves(taken.proof) == 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 3), min_size=2, max_size=14), st.data())
def test_the_best_is_what_the_solver_finds_in_whole_numbers(sizes: list[int], data: st.DataObject) -> None:
    excluding = data.draw(st.lists(st.sets(st.integers(0, len(sizes) - 1), min_size=2), max_size=10))
    problem = packing(sizes, excluding)
    found, asked = best(problem, Limits()), Solver(problem).whole(problem.aims[0].gains, 60.0)
    assert found
    assert asked
    assert found.settled[0].value == problem.aims[0].value(asked.columns)
    assert problem.allows(found.columns)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 3), min_size=2, max_size=40), st.data())
def test_few_columns_after_few_come_to_the_best_of_all_and_no_column_gains_more(
    sizes: list[int], data: st.DataObject
) -> None:
    excluding = data.draw(st.lists(st.sets(st.integers(0, len(sizes) - 1), min_size=2), min_size=1, max_size=3))
    problem = packing(sizes, excluding)
    gains = problem.aims[0].gains
    few, whole = sifted(problem, gains, inf), Solver(problem).relaxed(gains, {})
    assert few
    assert whole
    assert abs(sum(gains[at] * (few.columns[at] - whole.columns[at]) for at in gains)) < 1e-6
    assert all(lost <= 1e-6 or value >= 1 - 1e-6 for lost, value in zip(few.lost, few.columns, strict=True))
