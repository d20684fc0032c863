"""How the best is sought: aims weighed as one, what deals give said of all offers at once, and time that runs out."""

from dataclasses import replace
from random import Random
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.plans.conflict import irreducible
from safeconduct.plans.limits import Limits
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.rows.from_terms import problem_from_terms
from safeconduct.plans.searching import MOST_TOGETHER, best, weighed
from safeconduct.plans.solver import Solver, TimeIsUp
from tests.plans.strategies import Drawn, Rows, read, tables
from tests.plans.test_enumerated import SLOW, made

ONE_PART = Limits(leaves=1)
# Given by either of two offers, he takes both seats; whoever goes with him goes by the same offer.
SHARED = [
    {"kind": "offer", "by": "MC"},
    {"kind": "offer", "by": "SM", "persons": ["aron", "bela"]},
    {
        "kind": "deal",
        "name": "for cira",
        "says": "SM",
        "offer": [{"give": ["dora", "egon"], "get": ["cira"]}, {"give": ["dora", "fenn"], "get": ["cira"]}],
    },
    {"kind": "cap", "count": 1, "persons": ["dora", "aron"]},
    {"kind": "cap", "count": 1, "persons": ["dora", "bela"]},
]


def shared() -> Drawn:
    ours = [{"who": who, "held_by": "SM", "open_to": ["MC"]} for who in ("aron", "bela", "dora", "egon", "fenn")]
    rows: Rows = [*ours, {"who": "cira", "held_by": "MC", "open_to": ["SM"]}]
    head = {"on": "2030-03-01", "powers": ["SM", "MC", "LI"], "aims": ["persons"]}
    return rows, {"exchange": head, "term": SHARED}


def relaxed_best(problem: Problem) -> float:
    gains = problem.aims[0].gains
    found = Solver(problem).relaxed(gains, {})
    assert found
    return sum(gain * found.columns[at] for at, gain in gains.items())


def test_said_of_all_offers_at_once_the_bound_without_whole_numbers_is_the_best_in_whole_ones() -> None:
    planned = problem_from_terms(*read(*shared()))
    found = best(planned.problem, Limits())
    assert found
    assert found.settled[0].value == 3
    assert relaxed_best(planned.problem) == pytest.approx(3.5)
    assert relaxed_best(planned.firm().problem) == pytest.approx(3)


@SLOW
@given(tables())
def test_said_of_all_offers_at_once_the_best_stays_the_best(drawn: Drawn) -> None:
    planned = problem_from_terms(*made(drawn))
    loose, firm = best(planned.problem, Limits()), best(planned.firm().problem, Limits())
    assert (firm and firm.columns) == (loose and loose.columns)


def test_whom_a_deal_out_of_force_gave_may_go_without_any_offer() -> None:
    exchange, people = read(*shared())
    planned = problem_from_terms(exchange.without("for cira"), people)
    found = best(planned.firm().problem, Limits())
    assert found
    assert found.settled[0].value == 5


@st.composite
def several_aims(draw: st.DrawFn) -> Problem:
    """A few columns, seats for some of them, and aims that pull apart."""
    columns = tuple(Column(f"x{n}", draw(st.integers(1, 3)), switch=True) for n in range(draw(st.integers(2, 6))))
    gains = st.dictionaries(st.integers(0, len(columns) - 1), st.integers(draw(st.sampled_from([-1, 0])), 9))
    aims = tuple(Aim(f"aim-{n}", draw(gains)) for n in range(draw(st.integers(2, 4))))
    times = st.tuples(*[st.integers(0, 3)] * len(columns))
    rows = draw(st.lists(st.tuples(times, st.integers(0, 9)), max_size=4))
    lines = tuple(Line("", f"row-{n}", None, high, tuple(enumerate(one))) for n, (one, high) in enumerate(rows))
    return Problem(columns=columns, lines=lines, aims=aims)


@settings(deadline=None, max_examples=80)
@given(several_aims())
def test_aims_weighed_as_one_come_to_what_they_come_to_one_after_another(problem: Problem) -> None:
    together, solver = best(problem, ONE_PART), Solver(problem)
    assert together
    for one in together.settled:
        alone = solver.whole(one.aim.gains, 60.0)
        assert alone
        assert one.value == one.bound == one.aim.value([round(value) for value in alone.columns])
        solver.floor(one.aim.gains, one.value)


def test_a_unit_of_an_aim_outweighs_everything_of_those_after_it() -> None:
    columns = (Column("one", 1), Column("many", 7))
    aims = (Aim("first", {0: 1}), Aim("second", {1: 9}), Aim("third", {0: 2, 1: 1}))
    last, gains = weighed(Problem(columns=columns, lines=(), aims=aims), 0)
    assert last == 2
    assert gains[0] > 7 * gains[1]


@pytest.mark.parametrize(("gain", "last"), [(-1, 0), (MOST_TOGETHER, 0), (MOST_TOGETHER // 4, 1)])
def test_aims_are_weighed_as_one_only_while_the_solver_still_feels_a_unit_of_the_last(gain: int, last: int) -> None:
    aims = (Aim("first", {0: 1}), Aim("second", {0: gain}))
    assert weighed(Problem(columns=(Column("one", 1),), lines=(), aims=aims), 0)[0] == last


def dense(size: int, most: int = 99) -> Problem:
    """As many rows as columns, each of which takes of every row: no solver is done with it at once."""
    lots = Random(0)  # noqa: S311 - lots are drawn for a test, no secret hangs on them
    lines = []
    for number in range(size):
        times = [lots.randint(1, most) for _ in range(size)]
        lines.append(Line("", f"row-{number}", None, sum(times) // 2, tuple(enumerate(times))))
    gains = {at: lots.randint(1, most) for at in range(size)}
    return Problem(columns=(Column("x", 1),) * size, lines=tuple(lines), aims=(Aim("gains", gains),))


def test_without_whole_numbers_too_the_solver_says_that_its_time_is_up() -> None:
    problem = dense(600)
    with pytest.raises(TimeIsUp, match="give it more with --seconds"):
        Solver(problem).relaxed(problem.aims[0].gains, {}, 0.1)


def test_what_is_found_when_time_is_up_is_told_with_its_bound_and_never_as_the_best() -> None:
    problem = dense(120)
    found = best(problem, Limits(seconds=2.0))
    assert found
    assert not found.closed
    (one,) = found.settled
    assert 0 < one.value < one.bound <= sum(problem.aims[0].gains.values())
    assert problem.allows(found.columns)
    assert one.aim.value(found.columns) == one.value
    assert one.proof is None


def test_where_time_runs_out_terms_that_may_be_spared_are_named_and_that_is_told() -> None:
    rows, file = shared()
    names = [f"half of {number}" for number in range(6)]
    caps = [{"kind": "cap", "count": 1, "name": name} for name in names]
    exchange, _ = read(rows, {**file, "term": caps})
    # Several sums of numbers drawn by lot, each to be halved by one choice: hardly ever possible, and hard to refute.
    halves = [line._replace(low=line.high, term=name) for line, name in zip(dense(40).lines, names, strict=False)]
    problem = replace(dense(40), lines=tuple(halves), by_term={name: [number] for number, name in enumerate(names)})
    found = irreducible(exchange, problem, monotonic() + 1.0)
    assert [term.name for term in found.terms] == names
    assert not found.shown
