"""The best columns, aim after aim: by splits where few are enough, else by the solvers; each value with its proof."""

from contextlib import closing, nullcontext
from dataclasses import dataclass
from math import floor, inf, isfinite
from time import monotonic

from safeconduct.errors import OutsideFailed
from safeconduct.plans.beside import ask
from safeconduct.plans.door import NEARLY, Door, Found, stands
from safeconduct.plans.limits import Limits
from safeconduct.plans.parts import Parts
from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Leaf, Tree
from safeconduct.plans.second import Second
from safeconduct.plans.solver import Solver, TimeIsUp

# Of the time that is left, how much splits may take, and how much several aims asked together.
A_SHARE = 3
# Several aims weighed as one come to no more than this: beyond it the solver no longer feels a unit of the last.
MOST_TOGETHER = 1 << 36


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
        self.problem, self.first, self.second, self.limits = problem, first, second, limits
        self.doors: list[Door] = [door for door in (first, second) if door]
        self.until = monotonic() + limits.seconds
        self.known: tuple[int, ...] = ()
        self.last_known = -1

    def done(self) -> Best | None:
        columns: tuple[int, ...] = ()
        settled: list[Settled] = []
        for number in range(len(self.problem.aims)):
            found = self._settle(number, columns)
            if found is None:
                return None
            columns, one = found
            settled.append(one)
            for door in self.doors:
                door.floor(one.aim.gains, one.value)
        return Best(columns=columns, settled=tuple(settled))

    def _settle(self, number: int, start: tuple[int, ...]) -> tuple[tuple[int, ...], Settled] | None:
        """One aim, those before it kept: by splits, where few are enough; else by the solvers in whole numbers."""
        aim = self.problem.aims[number]
        asked = Asked(aim, start, self.doors[0].name, _most(self.problem, aim))
        left = self.until - monotonic()
        if start and left <= 0:
            return asked.settled()
        if self.first:
            parts = Parts(self.first, aim, start, self.limits.leaves, until=monotonic() + left / A_SHARE)
            proof = _proof(parts)
            if parts.found is None and proof:
                return None
            if parts.found and proof:
                value = aim.value(parts.found)
                told = Settled(aim=aim, value=value, bound=value, proof=proof, found_by=self.first.name)
                return parts.found, told
            asked.columns, asked.root = parts.found or start, parts.root or asked.root
            if not self.second:
                self._together(self.first, number, asked)
            if number <= self.last_known:
                asked.take(self.first, Found(self.known, aim.value(self.known), finished=True))
                return asked.settled()
        left = self.until - monotonic()
        # Even of no time at all a solver takes seconds where there is much to look at.
        answers = ask(self.first, self.second, aim.gains, left, asked.columns) if left > 0 or not asked.columns else []
        for door, found in answers:
            asked.take(door, found)
        if not asked.columns and any(found is None for _, found in answers):
            return None
        return asked.settled()

    def _together(self, first: Solver, number: int, asked: "Asked") -> None:
        """This aim and those after it weighed as one, as many as may be: what is best of them is best in each."""
        last, gains = weighed(self.problem, number)
        if number <= self.last_known or last == number:
            return
        found = first.whole(gains, (self.until - monotonic()) / A_SHARE, asked.columns)
        if found and found.finished and found.columns:
            columns = self.problem.filled(found.columns)
            if stands(first, columns) and found.bound < Aim("", gains).value(columns) + 1 - NEARLY:
                self.known, self.last_known = columns, last
        elif found:
            asked.take(first, found._replace(bound=inf))


def weighed(problem: Problem, number: int) -> tuple[int, dict[int, int]]:
    """How far aims may be weighed as one from this one on, and their gains: a unit of one outweighs all after it."""
    gains, last = dict(problem.aims[number].gains), number
    for further in range(number + 1, len(problem.aims)):
        added = problem.aims[further].gains
        if min((*gains.values(), *added.values()), default=0) < 0:
            break
        weight = 1 + sum(gain * problem.columns[at].upper for at, gain in added.items())
        together = {at: gains.get(at, 0) * weight + added.get(at, 0) for at in {**gains, **added}}
        if sum(gain * problem.columns[at].upper for at, gain in together.items()) > MOST_TOGETHER:
            break
        gains, last = together, further
    return last, gains


def _most(problem: Problem, aim: Aim) -> Leaf:
    """The most that the columns alone let an aim come to."""
    bound = sum(max(0, gain) * problem.columns[at].upper for at, gain in aim.gains.items())
    return Leaf(worth={}, floors={}, ends={}, bound=bound)


def _proof(parts: Parts) -> Tree | None:
    try:
        return parts.of({})
    except TimeIsUp:
        return None


class Asked:
    """An aim that solvers answer in whole numbers: the best plan of any, the lowest bound of any."""

    def __init__(self, aim: Aim, start: tuple[int, ...], by: str, root: Leaf) -> None:
        """Begin with columns that stand, where there are any, with whoever found them, and a bound that is proved."""
        self.aim, self.columns, self.found_by, self.root = aim, start, by, root
        self.bounds: dict[str, int] = {}

    @property
    def value(self) -> int:
        return self.aim.value(self.columns) if self.columns else -1

    def take(self, door: Door, found: Found | None) -> None:
        """Of two plans the better one is kept, if it stands."""
        if found is None or not found.columns:
            return
        columns = door.problem.filled(found.columns)
        if stands(door, columns):
            if self.aim.value(columns) > self.value:
                self.columns, self.found_by = columns, door.name
        elif self.columns:
            found = found._replace(finished=False)
        else:
            raise OutsideFailed("the solver's answer breaks a row when it is reckoned in whole numbers; ask once more")
        if found.finished and found.bound < self.value + 1 - NEARLY:
            self.bounds[door.name] = self.value
        elif isfinite(found.bound):
            self.bounds[door.name] = floor(found.bound + NEARLY)

    def settled(self) -> tuple[tuple[int, ...], Settled]:
        """The aim with what was found. Raises TimeIsUp where that is nothing."""
        if not self.columns:
            raise TimeIsUp("no plan was found in the time allowed; give it more with --seconds")
        # A bound below a plan that stands is a solver's mistake, and counts for nothing.
        bounds = {name: bound for name, bound in self.bounds.items() if bound >= self.value}
        proof = self.root if self.root.bound == self.value else None
        bound = min([self.root.bound, *bounds.values()])
        by = () if proof else tuple(name for name, one in bounds.items() if one == bound)
        one = Settled(aim=self.aim, value=self.value, bound=bound, proof=proof, found_by=self.found_by, bounded_by=by)
        return self.columns, one
