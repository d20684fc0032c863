"""The best plan, aim after aim: first without whole numbers, then by splits, then whole; each value with its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from time import monotonic

from safeconduct.errors import OutsideFailed
from safeconduct.plans.limits import Limits
from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Leaf, Span, Split, Tree, leaf
from safeconduct.plans.solver import NEARLY, Relaxed, Solver

HEAVIEST = 2.0**60


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
    """One aim, those before it kept: LP first; where it is not whole, the solver in whole numbers, then a proof."""
    problem = solver.problem
    root = solver.relaxed(aim.gains, {})
    if root is None:
        return None
    first = leaf(problem, aim.gains, solver.floors, root.worth, {})
    for columns in (_whole(solver, root), start):
        if columns and aim.value(columns) == first.bound:
            return columns, Settled(aim=aim, value=first.bound, bound=first.bound, proof=first)
    found = solver.whole(aim.gains, until - monotonic(), start)
    if found is None:
        return None
    columns = problem.filled(found.columns)
    if not _stands(solver, columns):
        if not start:
            raise OutsideFailed("the solver's answer breaks a row when it is reckoned in whole numbers; ask once more")
        columns, found = start, found._replace(finished=False)
    value = aim.value(columns)
    proof = proved(solver, aim, value, most)
    if proof or (found.finished and found.bound < value + 1 - NEARLY):
        return columns, Settled(aim=aim, value=value, bound=value, proof=proof)
    bound = max(value, min(first.bound, floor(min(found.bound, first.bound) + NEARLY)))
    return columns, Settled(aim=aim, value=value, bound=bound, proof=None)


def _whole(solver: Solver, relaxed: Relaxed) -> tuple[int, ...]:
    """The columns of a relaxed answer where they are whole; else none."""
    near = tuple(round(value) for value in relaxed.columns)
    together = zip(near, relaxed.columns, solver.problem.columns, strict=True)
    if any(column.whole and abs(whole - value) > NEARLY for whole, value, column in together):
        return ()
    columns = solver.problem.filled(near)
    return columns if _stands(solver, columns) else ()


def _stands(solver: Solver, columns: Sequence[int]) -> bool:
    """Whether whole numbers keep every row and every aim that is settled."""
    kept = all(sum(gain * columns[at] for at, gain in gains.items()) >= low for gains, low in solver.floors)
    return kept and solver.problem.allows(columns)


def proved(solver: Solver, aim: Aim, value: int, most: int) -> Tree | None:
    """A proof that the aim cannot pass a value, in at most so many parts; None where it takes more."""
    budget = [most]

    def part(spans: Mapping[int, Span]) -> Tree | None:
        budget[0] -= 1
        relaxed = solver.relaxed(aim.gains, spans)
        if relaxed is None:
            return _empty(solver, aim, value, spans)
        found = leaf(solver.problem, aim.gains, solver.floors, relaxed.worth, spans)
        if found.bound <= value:
            return found
        column = _most_undecided(solver.problem, relaxed)
        if column is None or budget[0] <= 0:
            return None
        at = floor(relaxed.columns[column])
        low, high = spans.get(column, (0, solver.problem.columns[column].upper))
        below = part({**spans, column: (low, at)})
        above = part({**spans, column: (at + 1, high)}) if below else None
        return Split(column=column, at=at, below=below, above=above) if below and above else None

    return part({})


def _empty(solver: Solver, aim: Aim, value: int, spans: Mapping[int, Span]) -> Leaf | None:
    """The proof that a part holds nothing: its contradiction, made heavy enough to push the bound below the value."""
    ray = solver.contradiction(spans)
    for sign in (1.0, -1.0):
        heavy = 1.0
        while ray and heavy < HEAVIEST:
            found = leaf(solver.problem, aim.gains, solver.floors, [sign * heavy * one for one in ray], spans)
            if found.bound <= value:
                return found
            heavy *= 16
    return None


def _most_undecided(problem: Problem, relaxed: Relaxed) -> int | None:
    """The column farthest from whole numbers: switches before all others, as they decide most."""
    apart = [
        (problem.columns[at].switch, abs(value - round(value)), -at)
        for at, value in enumerate(relaxed.columns)
        if problem.columns[at].whole and abs(value - round(value)) > NEARLY
    ]
    return -max(apart)[2] if apart else None
