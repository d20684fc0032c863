"""Answers about a plan of two Powers: one roll whoever solves it, why somebody stays, which concession frees most."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from json import dumps, loads
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measured import Figure, timed
from benchmarks.plan_people import rows, terms
from safeconduct.plans.concession import every_concession
from safeconduct.plans.concessions import concessions
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import person_from_row
from safeconduct.plans.limits import Limits, Solving
from safeconduct.plans.person import People
from safeconduct.plans.rows.apart import apart
from safeconduct.plans.rows.from_terms import problem_from_terms
from safeconduct.plans.solver import Solver
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_tables
from safeconduct.plans.terms.place import TermsFile
from safeconduct.plans.why import Asked, Why

NAME = "plan_answers"
COMMAND = str(Path(sys.executable).parent / "safeconduct")
ASKED = 60
SEEDS = (0, 7, 3)
SHOWN_IRREDUCIBLE = 10
SECONDS = 60.0
SOLVERS: tuple[Solving, ...] = ("highs", "cp-sat")
# Of one unit nobody may go before the last stage, and then there is no seat: neither term keeps them by itself.
NO_SEAT = {"name": "no seat", "kind": "cap", "count": 0, "stage": 3, "by": "MC", "category": {"unit": "unit-7"}}


def figures() -> list[Figure]:
    """Assert that the answers are right, then time them."""
    return [*_one_roll(1_000), *_why(100_000), *_conceding(1_000_000)]


def exchange(count: int, *more: dict[str, Any]) -> tuple[Exchange, People]:
    """The exchange that the other benchmarks of plans are of, with more terms."""
    told = terms(count)
    people = People(tuple(person_from_row(row) for row in rows(count)))
    file = TermsFile("terms.json", [], {**told, "term": [*more, *told["term"]]}, [])
    return exchange_from_tables(file, people), people


def _one_roll(count: int) -> list[Figure]:
    """Two solvers, two counts of threads, three seeds, all aims: every plan in a process of its own."""
    exchanged, people = exchange(count)
    name = f"{count:,} prisoners: different rolls of 2 solvers, 2 counts of threads, 3 seeds, all aims"
    asked = [Limits(solver=one, threads=threads, seed=seed) for one in SOLVERS for threads in (1, 2) for seed in SEEDS]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        plans = list(processes.map(_planned, *zip(*((exchanged, people, one) for one in asked), strict=True)))
    assert {status for status, _ in plans} == {"optimal"}, f"not every one is proved: {plans}"
    return [Figure(NAME, name, len(set(plans)), "rolls", "<=", 1, runs=len(plans))]


def _planned(exchanged: Exchange, people: People, limits: Limits) -> tuple[str, str]:
    plan = plan_from_terms(exchanged, people, limits)
    return plan.status, plan.roll_hash


def _why(count: int) -> list[Figure]:
    asked = Asked(*exchange(count, NO_SEAT), Limits())
    begun, first = timed(asked.why_not, next(_left_out(asked, 1)))
    answers = [timed(asked.why_not, who) for who in _left_out(asked, ASKED)]
    seconds = [one for one, _ in answers]
    conflicts = [found for _, found in answers if found.reason == "conflict"]
    for found in conflicts[:SHOWN_IRREDUCIBLE]:
        _assert_irreducible(asked, found)
    told = Counter(found.reason for _, found in answers)
    assert told["conflict"] >= SHOWN_IRREDUCIBLE <= told["cost"], f"too few of a kind are asked: {told}"
    assert first.reason in told
    name = f"{count:,} prisoners: why somebody is left out"
    with TemporaryDirectory() as folder:
        verb = _verb_seconds(Path(folder), count, "why", conflicts[0].who)
    return [
        Figure(NAME, f"{name} ({ASKED} asked), median", median(seconds), "s", "<=", 0.5, runs=ASKED),
        Figure(NAME, f"{name}, worst", max(seconds), "s", "<=", 5.0, runs=ASKED),
        Figure(NAME, f"{name}, the first answer, with all that is kept for the others", begun, "s"),
        Figure(NAME, f"{name}, the whole verb with reading", verb, "s"),
    ]


def _left_out(asked: Asked, most: int) -> Any:  # noqa: ANN401
    """Half of those asked about are of the unit that has no seat."""
    out = [one for one in asked.people.persons if one.who not in asked.going]
    unit = [one.who for one in out if one.unit == "unit-7" and one.held_by == "MC"]
    others = [one.who for one in out if one.unit != "unit-7"]
    half = max(1, most // 2)
    yield from (*unit[:: max(1, len(unit) // half)][:half], *others[:: max(1, len(others) // half)][: most - half])


def _assert_irreducible(asked: Asked, why: Why) -> None:
    person = (asked.people.by_name[why.who],)
    solver = Solver(apart(asked.single, person, [person], least=1))
    names = [term.name for term in why.terms]

    def possible(those: list[str]) -> bool:
        solver.in_force(those)
        return solver.possible(SECONDS)

    assert names, f"{why.who} is kept by no term"
    assert not possible(names), f"the terms {names} do not keep {why.who}"
    assert all(possible([one for one in names if one != left]) for left in names), f"{names} can spare one"


def _conceding(count: int) -> list[Figure]:
    _assert_as_if_planned_anew(1_000)
    exchanged, people = exchange(count)
    seconds, (now, found) = timed(concessions, exchanged, people, Limits(), 5)
    anew = plan_from_terms(*found[0].concession.after(exchanged, people))
    assert anew.value("persons") == now.persons + found[0].persons, "the winner is not exact"
    name = f"{count:,} prisoners, {len(exchanged.terms):,} terms: which concession frees the most"
    with TemporaryDirectory() as folder:
        verb = _verb_seconds(Path(folder), count, "concede")
    return [
        Figure(NAME, name, seconds, "s", "<=", 15.0),
        Figure(NAME, f"{name}, the whole verb with reading", verb, "s"),
    ]


def _assert_as_if_planned_anew(count: int) -> None:
    """The winner is that of planning anew for every concession."""
    exchanged, people = exchange(count)
    now, found = concessions(exchanged, people, Limits(), 1)
    every = every_concession(problem_from_terms(exchanged, people).untied(), possible=True)
    anew = [plan_from_terms(*one.after(exchanged, people), explained=False).value("persons") for one in every]
    assert max(anew) - now.persons == found[0].persons, "planning anew finds another winner"


def _verb_seconds(folder: Path, count: int, verb: str, *who: str) -> float:
    routes, told = folder / "routes.jsonl", folder / "terms.json"
    with routes.open("w", encoding="utf-8") as file:
        file.writelines(f"{dumps(row)}\n" for row in rows(count))
    tables = terms(count)
    tables["term"] = [NO_SEAT, *tables["term"]] if verb == "why" else tables["term"]
    told.write_text(dumps(tables), encoding="utf-8")
    command = [COMMAND, "plan", verb, str(told), *who, "--routes", str(routes), "--json"]
    seconds, done = timed(subprocess.run, command, check=True, capture_output=True, text=True)
    assert loads(done.stdout)
    return seconds
