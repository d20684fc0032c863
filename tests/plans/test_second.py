"""The second solver on the same problems: one roll whoever is asked, how many threads it has and how it is seeded."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings

from safeconduct.cli.main import run
from safeconduct.errors import BadInput
from safeconduct.plans import second
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits, Solving
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.searching import best
from tests.plans.cases import FOLDER, exchange_of, people_of
from tests.plans.strategies import Drawn, tables
from tests.plans.test_enumerated import SLOW, made, values

HILL = "08-dix-hill"
SOLVERS: tuple[Solving, ...] = ("highs", "cp-sat")


def odd_ring(size: int) -> Problem:
    """Of neighbours in a ring only one may go: without whole numbers a half of each may."""
    columns = (Column("nothing", 0), *(Column(f"x{n}", 1, switch=True) for n in range(size)))
    lines = tuple(
        Line("ring", f"row-{n}", None, 1, tuple(sorted(((1 + n, 1), (1 + (n + 1) % size, 1))))) for n in range(size)
    )
    return Problem(columns=columns, lines=lines, aims=(Aim("persons", {1 + n: 1 for n in range(size)}),))


@pytest.mark.parametrize("case", sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))
def test_one_roll_of_two_solvers_two_counts_of_threads_and_three_seeds(case: str) -> None:
    # HiGHS keeps the count of threads that a process begins with: each count has a process of its own.
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as processes:
        told = [one for found in processes.map(twice_three_plans, [case] * 2, (1, 2)) for one in found]
    assert len(told) == 12
    assert set(told) == {told[0]}
    assert told[0][0] != "bounded"


def twice_three_plans(case: str, threads: int) -> list[tuple[str, str]]:
    """Status and digest of a case as each solver plans it from each seed."""
    people = people_of(case)
    asked = [Limits(solver=one, threads=threads, seed=seed) for one in SOLVERS for seed in (0, 7, 3)]
    plans = [plan_from_terms(exchange_of(case, people=people), people, one, explained=False) for one in asked]
    return [(plan.status, plan.roll_hash) for plan in plans]


@settings(SLOW, max_examples=8)
@given(tables())
def test_the_second_solver_comes_to_the_same_plan(drawn: Drawn) -> None:
    plan, other = (plan_from_terms(*made(drawn), Limits(solver=one), explained=False) for one in SOLVERS)
    assert (other.status, values(other), other.roll_hash) == (plan.status, values(plan), plan.roll_hash)


def test_where_the_first_has_no_proof_the_second_is_asked_and_both_are_named() -> None:
    found = best(odd_ring(9), Limits(solver="both", leaves=1))
    assert found is not None
    (one,) = found.settled
    assert (one.value, one.closed, one.proof) == (4, True, found.settled[0].proof)
    assert one.found_by in {"HiGHS", "CP-SAT"}
    assert one.proof or one.bounded_by == ("CP-SAT",)


def test_the_second_solver_alone_says_that_it_is_its_word() -> None:
    found = best(odd_ring(9), Limits(solver="cp-sat"))
    assert found is not None
    assert [(one.value, one.found_by, one.bounded_by) for one in found.settled] == [(4, "CP-SAT", ("CP-SAT",))]


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "find_spec", lambda _: None)
    with pytest.raises(BadInput, match=r"pip install 'safeconduct\[second\]'"):
        best(odd_ring(3), Limits(solver="both"))


def test_a_process_that_ends_is_told_and_nothing_is_left_half_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(second, "PROCESS", "safeconduct.plans.no_such_process")
    roll = tmp_path / "roll.csv"
    case = FOLDER / HILL
    command = ["plan", "find", str(case / "terms.toml"), "--routes", str(case / "routes.csv"), "--solver", "cp-sat"]
    assert run([*command, "--roll", str(roll)]) == 3
    assert "the second solver stopped without an answer" in capsys.readouterr().err
    assert not roll.exists()
