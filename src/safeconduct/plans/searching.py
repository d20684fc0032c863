"""The best columns, aim after aim: by splits where few are enough, else by the solver; each value with its proof."""

from dataclasses import dataclass
from math import floor
from time import monotonic

from safeconduct.errors import OutsideFailed
from safeconduct.plans.limits import Limits
from safeconduct.plans.parts import Parts, stands
from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Tree
from safeconduct.plans.solver import NEARLY, Solver


@dataclass(frozen=True, kw_only=True)
class Settled:
    """One aim: its value, the bound nothing can pass, and the proof where one was found."""

    aim: Aim
    value: int
    bound: int
    proof: Tree | None

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
    solver, until = Solver(problem, threads=limits.threads, seed=limits.seed), monotonic() + limits.seconds
    columns: tuple[int, ...] = ()
    settled: list[Settled] = []
    for aim in problem.aims:
        found = _settle(solver, aim, columns, until, limits.leaves)
        if found is None:
            return None
        columns, one = found
        settled.append(one)
        solver.floor(aim.gains, one.value)
    return Best(columns=columns, settled=tuple(settled))


def _settle(
    solver: Solver, aim: Aim, start: tuple[int, ...], until: float, most: int
) -> tuple[tuple[int, ...], Settled] | None:
    """One aim, those before it kept: by splits, where few are enough; else by the solver in whole numbers."""
    problem = solver.problem
    parts = Parts(solver, aim, start, most)
    proof = parts.of({})
    if parts.found is None and proof:
        return None
    if parts.found and proof:
        value = aim.value(parts.found)
        return parts.found, Settled(aim=aim, value=value, bound=value, proof=proof)
    begun = parts.found or start
    found = solver.whole(aim.gains, until - monotonic(), begun)
    if found is None:
        return None
    columns = problem.filled(found.columns)
    if not stands(solver, columns):
        if not begun:
            raise OutsideFailed("the solver's answer breaks a row when it is reckoned in whole numbers; ask once more")
        columns, found = begun, found._replace(finished=False)
    value = aim.value(columns)
    if found.finished and found.bound < value + 1 - NEARLY:
        return columns, Settled(aim=aim, value=value, bound=value, proof=None)
    bound = max(value, min(parts.bound, floor(found.bound + NEARLY)))
    return columns, Settled(aim=aim, value=value, bound=bound, proof=None)
