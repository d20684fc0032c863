"""Terms that cannot stand together: a set from which none can be left out; find.py and why.py ask."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import monotonic
from typing import NamedTuple

from safeconduct.plans.limits import FEW_LEAVES
from safeconduct.plans.parts import Parts
from safeconduct.plans.person import People
from safeconduct.plans.problem import Aim, Line, Problem
from safeconduct.plans.proof import every_leaf
from safeconduct.plans.rows.from_terms import Planned, problem_from_terms
from safeconduct.plans.solver import Solver, TimeIsUp
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.term import Term


class Conflict(NamedTuple):
    """Terms that cannot stand together; `shown`: that none of them can be spared, else time ran out before."""

    terms: tuple[Term, ...] = ()
    shown: bool = True


def conflict_of(exchange: Exchange, people: People, until: float) -> Conflict:
    """Terms that together allow no plan, and without any one of which the rest allow one."""
    return irreducible(exchange, problem_from_terms(exchange, people, merged=False).problem, until)


def keeping_everyone(exchange: Exchange, people: People, until: float) -> Conflict:
    """Terms that together let nobody go, though some may."""
    planned = problem_from_terms(exchange, people, merged=False)
    return irreducible(exchange, with_line(planned.problem, somebody(planned)), until)


def somebody(planned: Planned) -> Line:
    """At least one person or body goes."""
    return Line("", "somebody", 1, None, tuple((column, 1) for column in planned.moves))


def with_line(problem: Problem, line: Line) -> Problem:
    """The problem with one row more."""
    return replace(problem, lines=(*problem.lines, line))


def irreducible(exchange: Exchange, problem: Problem, until: float) -> Conflict:
    """Of a problem that allows nothing. The terms that were not yet left out stand in it where time runs out."""
    core, shown = [term.name for term in exchange.terms if term.name in problem.by_term], True
    try:
        for smaller in _smaller_and_smaller(core, Solver(problem), until):
            core = smaller
    except TimeIsUp:
        shown = False
    by_name = exchange.by_name
    return Conflict(tuple(by_name[name] for name in core), shown)


def _smaller_and_smaller(core: list[str], solver: Solver, until: float) -> Iterator[list[str]]:
    """By leaving out: first half of the terms at once, then quarters, down to single ones.

    Where few splits show that nothing is possible, only the terms on whose rows that rests are begun with.
    """

    def possible(names: Sequence[str]) -> bool:
        solver.in_force(names)
        return solver.possible(until - monotonic())

    if possible(core):
        yield []
        return
    told = _contradicting(solver, until)
    if told and not possible(named := [name for name in core if name in told]):
        core = named
    size = max(1, len(core) // 2)
    while True:
        at = 0
        while at < len(core):
            rest = [*core[:at], *core[at + size :]]
            if possible(rest):
                at += size
            else:
                core = rest
                yield core
        if size == 1:
            yield core
            return
        size = max(1, size // 2)


def _contradicting(solver: Solver, until: float) -> set[str]:
    """The terms on which a proof rests that nothing is possible; empty where it takes too many parts."""
    parts = Parts(solver, Aim("any plan", {}), (), FEW_LEAVES, until=until)
    tree = parts.of({})
    if tree is None or parts.found:
        return set()
    shared = solver.problem.by_term.items()
    rows = {row for leaf in every_leaf(tree) for row in leaf.worth}
    return {term for term, numbers in shared if not rows.isdisjoint(numbers)}
