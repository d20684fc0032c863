"""Terms that cannot stand together: a set from which none can be left out; find.py and why.py ask."""

from collections.abc import Sequence
from dataclasses import replace

from safeconduct.plans.limits import FEW_LEAVES
from safeconduct.plans.parts import Parts
from safeconduct.plans.person import People
from safeconduct.plans.problem import Aim, Line, Problem
from safeconduct.plans.proof import every_leaf
from safeconduct.plans.rows.from_terms import Planned, problem_from_terms
from safeconduct.plans.solver import Solver
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.term import Term

SECONDS = 60.0


def conflict_of(exchange: Exchange, people: People) -> tuple[Term, ...]:
    """Terms that together allow no plan, and without any one of which the rest allow one."""
    return irreducible(exchange, problem_from_terms(exchange, people, merged=False).problem)


def keeping_everyone(exchange: Exchange, people: People) -> tuple[Term, ...]:
    """Terms that together let nobody go, though some may."""
    planned = problem_from_terms(exchange, people, merged=False)
    return irreducible(exchange, with_line(planned.problem, somebody(planned)))


def somebody(planned: Planned) -> Line:
    """At least one person or body goes."""
    return Line("", "somebody", 1, None, tuple((column, 1) for column in planned.moves))


def with_line(problem: Problem, line: Line) -> Problem:
    """The problem with one row more."""
    return replace(problem, lines=(*problem.lines, line))


def irreducible(exchange: Exchange, problem: Problem) -> tuple[Term, ...]:
    """By leaving out: first half of the terms at once, then quarters, down to single ones.

    Where few splits show that nothing is possible, only the terms on whose rows that rests are begun with.
    """
    solver = Solver(problem)

    def possible(names: Sequence[str]) -> bool:
        solver.in_force(names)
        return solver.possible(SECONDS)

    core = [term.name for term in exchange.terms if term.name in problem.by_term]
    if possible(core):
        return ()
    told = _contradicting(solver)
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
        if size == 1:
            break
        size = max(1, size // 2)
    by_name = exchange.by_name
    return tuple(by_name[name] for name in core)


def _contradicting(solver: Solver) -> set[str]:
    """The terms on which a proof rests that nothing is possible; empty where it takes too many parts."""
    parts = Parts(solver, Aim("any plan", {}), (), FEW_LEAVES)
    tree = parts.of({})
    if tree is None or parts.found:
        return set()
    shared = solver.problem.by_term.items()
    rows = {row for leaf in every_leaf(tree) for row in leaf.worth}
    return {term for term, numbers in shared if not rows.isdisjoint(numbers)}
