"""Which single concession frees the most: a bound for each first, exact plans from the top; `plan concede` asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import floor
from typing import NamedTuple

from safeconduct.plans.concession import Concession, every_concession
from safeconduct.plans.limits import Limits
from safeconduct.plans.parts import Parts
from safeconduct.plans.person import People
from safeconduct.plans.plan import Status
from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Tree, bound_of, every_leaf
from safeconduct.plans.rows.alike import Unit
from safeconduct.plans.rows.conceded import family_of, left_to_gain
from safeconduct.plans.rows.from_terms import PERSONS, Planned, problem_from_terms
from safeconduct.plans.searching import Best, Settled, best
from safeconduct.plans.solver import Solver
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.together import Together


class Now(NamedTuple):
    """What the terms allow as they are."""

    status: Status
    persons: int


@dataclass(frozen=True, kw_only=True)
class Freed:
    """What a concession brings: what its plan comes to in every aim, and how many persons go more."""

    concession: Concession
    settled: tuple[Settled, ...]
    persons: int


def concessions(exchange: Exchange, people: People, limits: Limits, top: int) -> tuple[Now, list[Freed]]:
    """What is allowed now, and the best concessions, the one that frees most first."""
    planned = problem_from_terms(exchange, people).untied()
    found = best(planned.problem, limits)
    weighing = _Weighing(planned, limits, _persons(found) if found else 0)
    freed = weighing.best_of(every_concession(planned, possible=found is not None), top)
    status: Status = "impossible" if found is None else "optimal" if found.closed else "bounded"
    return Now(status, weighing.before), freed


def _persons(found: Best) -> int:
    return next(one.value for one in found.settled if one.aim.name == PERSONS)


class _Weighing:
    """A bound for each concession; the one that promises most is looked at more closely, until it is exact."""

    def __init__(self, planned: Planned, limits: Limits, before: int) -> None:
        self.planned, self.limits, self.before = planned, limits, before
        tree = _parts(planned.problem, limits)
        self.leaves = list(every_leaf(tree)) if tree else []

    def best_of(self, concessions: Iterator[Concession], top: int) -> list[Freed]:
        """A concession stands in the heap with its bound, and with how closely it was looked at."""
        heap = [(-self._at_a_glance(one), number, 0, one) for number, one in enumerate(concessions)]
        heapify(heap)
        found: list[Freed] = []
        while heap:
            most, number, looked, concession = heap[0]
            gained = sorted((one.persons for one in found), reverse=True)
            if -most <= self.before or (len(found) >= top and -most - self.before <= gained[top - 1]):
                break
            if looked < len(CLOSER):
                bound = CLOSER[looked](concession.problem(self.planned), self.limits)
                heapreplace(heap, (max(most, -bound), number, looked + 1, concession))
                continue
            heappop(heap)
            after = best(concession.problem(self.planned), self.limits)
            if after and (persons := _persons(after) - self.before) > 0:
                aims = self.planned.census.exchange.aims
                settled = tuple(one for one in after.settled if one.aim.name in aims)
                found.append(Freed(concession=concession, settled=settled, persons=persons))
        return sorted(found, key=lambda one: (-one.persons, not one.concession.by, one.concession.name))[:top]

    def _at_a_glance(self, concession: Concession) -> int:
        """Of families, of which there may be thousands, a bound without the solver; of others, everybody."""
        term = concession.term
        family: Unit = ()
        if isinstance(term, Together) and term.name not in self.planned.problem.by_term:
            family = family_of(self.planned, term)
        if not family or not self.leaves:
            return len(self.planned.census.people.persons)
        # A leaf's bound is rounded down, so it may be short of one.
        return max(leaf.bound + 1 + floor(left_to_gain(self.planned, family, leaf.worth)) for leaf in self.leaves)


def _parts(problem: Problem, limits: Limits, most: int | None = None) -> Tree | None:
    """How many persons could go at the most, other aims left aside: the proof of it."""
    parts = Parts(Solver(problem), _going(problem), (), limits.leaves if most is None else most)
    return parts.of({}) or parts.root


def _going(problem: Problem) -> Aim:
    return next(aim for aim in problem.aims if aim.name == PERSONS)


def _bound(problem: Problem, limits: Limits, most: int | None = None) -> int:
    tree = _parts(problem, limits, most)
    return bound_of(tree) if tree else -1


def _roughly(problem: Problem, limits: Limits) -> int:
    return _bound(problem, limits, 1)


CLOSER = (_roughly, _bound)
