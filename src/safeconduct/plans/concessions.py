"""Which single concession frees the most: a bound for each first, exact plans from the top; `plan concede` asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import floor
from time import monotonic
from typing import NamedTuple

from safeconduct.plans.concession import Concession, every_concession
from safeconduct.plans.limits import Limits
from safeconduct.plans.parts import Parts
from safeconduct.plans.person import People
from safeconduct.plans.plan import Status
from safeconduct.plans.problem import Problem
from safeconduct.plans.proof import Leaf, Tree, bound_of, every_leaf
from safeconduct.plans.rows.alike import Unit
from safeconduct.plans.rows.conceded import family_of, left_to_gain
from safeconduct.plans.rows.from_terms import PERSONS, Planned, problem_from_terms
from safeconduct.plans.searching import Best, Settled, best
from safeconduct.plans.solver import TOO_SHORT, Solver, TimeIsUp
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.together import Together


class Now(NamedTuple):
    """What the terms allow as they are; `finished`: whether every concession was weighed before time ran out."""

    status: Status
    persons: int
    finished: bool


@dataclass(frozen=True, kw_only=True)
class Freed:
    """What a concession brings: what its plan comes to in every aim, and how many persons go more."""

    concession: Concession
    settled: tuple[Settled, ...]
    persons: int


def concessions(exchange: Exchange, people: People, limits: Limits, top: int) -> tuple[Now, list[Freed]]:
    """What is allowed now, and the best concessions, the one that frees most first."""
    planned, until = problem_from_terms(exchange, people).untied(), limits.until()
    found = best(planned.problem, limits.shared(3))
    weighing = _Weighing(planned, limits, _persons(found) if found else 0, until)
    freed = weighing.best_of(every_concession(planned, possible=found is not None, until=until), top)
    status: Status = "impossible" if found is None else "optimal" if found.closed else "bounded"
    return Now(status, weighing.before, weighing.finished), freed


def _persons(found: Best) -> int:
    return next(one.value for one in found.settled if one.aim.name == PERSONS)


class _Weighing:
    """A bound for each concession; the one that promises most is looked at more closely, until it is exact."""

    def __init__(self, planned: Planned, limits: Limits, before: int, until: float) -> None:
        self.planned, self.limits, self.before, self.until = planned, limits, before, until
        self.finished = True
        self.found: list[Freed] = []
        self.leaves: list[Leaf] = []

    def best_of(self, concessions: Iterator[Concession], top: int) -> list[Freed]:
        """The best that were weighed before time ran out."""
        try:
            tree = self._parts(self.planned.problem, self.limits.leaves)
            self.leaves = list(every_leaf(tree)) if tree else []
            self._weigh([(-self._at_a_glance(one), number, 0, one) for number, one in enumerate(concessions)], top)
        except TimeIsUp:
            self.finished = False
        return sorted(self.found, key=lambda one: (-one.persons, not one.concession.by, one.concession.name))[:top]

    def _weigh(self, heap: list[tuple[int, int, int, Concession]], top: int) -> None:
        """A concession stands in the heap with its bound, and with how closely it was looked at."""
        heapify(heap)
        closer = (1, self.limits.leaves)
        while heap:
            most, number, looked, concession = heap[0]
            gained = sorted((one.persons for one in self.found), reverse=True)
            if -most <= self.before or (len(gained) >= top and -most - self.before <= gained[top - 1]):
                break
            if monotonic() > self.until:
                raise TimeIsUp(TOO_SHORT)
            problem = concession.problem(self.planned)
            if looked < len(closer):
                tree = self._parts(problem, closer[looked])
                bound = bound_of(tree) if tree else -1
                heapreplace(heap, (max(most, -bound), number, looked + 1, concession))
            else:
                heappop(heap)
                self._find(concession, problem)

    def _find(self, concession: Concession, problem: Problem) -> None:
        """The plan of a concession, kept where more persons go."""
        after = best(problem, self.limits.left(self.until))
        self.finished &= after is None or after.closed
        if after and (persons := _persons(after) - self.before) > 0:
            aims = self.planned.census.exchange.aims
            settled = tuple(one for one in after.settled if one.aim.name in aims)
            self.found.append(Freed(concession=concession, settled=settled, persons=persons))

    def _parts(self, problem: Problem, most: int) -> Tree | None:
        """How many persons could go at the most, other aims left aside: the proof of it."""
        going = next(aim for aim in problem.aims if aim.name == PERSONS)
        parts = Parts(Solver(problem), going, (), most, until=self.until)
        return parts.of({}) or parts.root

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
