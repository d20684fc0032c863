"""The best columns, aim after aim: by splits where few are enough, else by the solvers; each value with its proof."""

from contextlib import closing, nullcontext
from dataclasses import dataclass
from math import floor
from time import monotonic
from typing import Any

from safeconduct.errors import OutsideFailed
from safeconduct.plans.door import NEARLY, Door, Found, stands
from safeconduct.plans.limits import Limits
from safeconduct.plans.parts import Parts
from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Leaf, Tree
from safeconduct.plans.second import Second
from safeconduct.plans.solver import Solver

# Of the time that is left, how much splits may take, and how much the solvers that are not the last one asked.
A_SHARE = 3


@dataclass(frozen=True, kw_only=True)
class Settled:
    """One aim: its value, the bound nothing can pass, and the proof where one was found.

    `found_by` names the solver that found it, `bounded_by` those on whose word its bound rests; a proof needs no word.
    """

    aim: Aim
    value: int
    bound: int
    proof: Tree | None
    found_by: str
    bounded_by: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing better exists."""
        return self.bound == self.value


@dataclass(frozen=True, kw_only=True)
class Best:
    """What was found: the columns, and every aim settled in its order."""

    columns: tuple[int, ...]
    settled: tuple[Settled, ...]

    @property
    def closed(self) -> bool:
        """Whether it is proved for every aim, the tie-break included."""
        return all(one.closed for one in self.settled)


def best(problem: Problem, limits: Limits) -> Best | None:
    """The best columns of a problem, or None where its rows allow nothing."""
    first = Solver(problem, threads=limits.threads or 1, seed=limits.seed) if limits.solver != "cp-sat" else None
    second = Second(problem, threads=limits.threads, seed=limits.seed) if limits.solver != "highs" else None
    with closing(second) if second else nullcontext():
        return _Search(problem, first, second, limits).done()


class _Search:
    """The solvers that are asked, and what is settled so far."""

    def __init__(self, problem: Problem, first: Solver | None, second: Second | None, limits: Limits) -> None:
        self.problem, self.first, self.limits = problem, first, limits
        # The second one is asked before the first: it is the quicker one where splits did not do.
        self.doors: list[Door] = [door for door in (second, first) if door]
        self.until = monotonic() + limits.seconds

    def done(self) -> Best | None:
        columns: tuple[int, ...] = ()
        settled: list[Settled] = []
        for aim in self.problem.aims:
            found = self._settle(aim, columns)
            if found is None:
                return None
            columns, one = found
            settled.append(one)
            for door in self.doors:
                door.floor(aim.gains, one.value)
        return Best(columns=columns, settled=tuple(settled))

    def _settle(self, aim: Aim, start: tuple[int, ...]) -> tuple[tuple[int, ...], Settled] | None:
        """One aim, those before it kept: by splits, where few are enough; else by the solvers in whole numbers."""
        root: Leaf | None = None
        by = self.doors[-1].name
        if self.first:
            share = (self.until - monotonic()) / A_SHARE
            parts = Parts(self.first, aim, start, self.limits.leaves, until=monotonic() + share)
            proof = parts.of({})
            if parts.found is None and proof:
                return None
            if parts.found and proof:
                value = aim.value(parts.found)
                return parts.found, Settled(aim=aim, value=value, bound=value, proof=proof, found_by=by)
            start, root = parts.found or start, parts.root
        asked = _Asked(aim, start, by, root)
        for number, door in enumerate(self.doors, start=1):
            left = self.until - monotonic()
            seconds = left if number == len(self.doors) else left / A_SHARE * 2
            if not asked.closed and not asked.ask(door, seconds):
                return None
        return asked.settled()


class _Asked:
    """An aim that solvers answer in whole numbers: the best plan of any, the lowest bound of any."""

    def __init__(self, aim: Aim, start: tuple[int, ...], by: str, root: Leaf | None) -> None:
        self.aim, self.columns, self.found_by, self.root = aim, start, by, root
        self.bounds: dict[str, int] = {}

    @property
    def value(self) -> int:
        return self.aim.value(self.columns) if self.columns else -1

    @property
    def closed(self) -> bool:
        return bool(self.columns) and self.value in (self.root.bound if self.root else None, *self.bounds.values())

    def ask(self, door: Door, seconds: float) -> bool:
        """Whether a plan is known after the answer; of two plans the better one is kept, if it stands."""
        found = door.whole(self.aim.gains, seconds, self.columns)
        if found is None:
            return bool(self.columns)
        columns = door.problem.filled(found.columns)
        if stands(door, columns):
            if self.aim.value(columns) > self.value:
                self.columns, self.found_by = columns, door.name
        elif self.columns:
            found = found._replace(finished=False)
        else:
            raise OutsideFailed("the solver's answer breaks a row when it is reckoned in whole numbers; ask once more")
        self.bounds[door.name] = self._bound(found)
        return True

    def _bound(self, found: Found) -> int:
        if found.finished and found.bound < self.value + 1 - NEARLY:
            return self.value
        return floor(found.bound + NEARLY)

    def settled(self) -> tuple[tuple[int, ...], Settled]:
        # A bound below a plan that stands is a solver's mistake, and counts for nothing.
        bounds = {name: bound for name, bound in self.bounds.items() if bound >= self.value}
        told: dict[str, Any] = {"aim": self.aim, "value": self.value, "found_by": self.found_by}
        if self.root and self.root.bound == self.value:
            return self.columns, Settled(bound=self.value, proof=self.root, **told)
        bound = min([*bounds.values(), *([self.root.bound] if self.root else [])])
        by = tuple(name for name, one in bounds.items() if one == bound)
        return self.columns, Settled(bound=bound, proof=None, bounded_by=by, **told)
