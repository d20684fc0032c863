"""One aim sought and proved at once: the possible split until the rest without whole numbers is whole, or no better.

What is found by splits is proved by them: every part that is left promises no more. searching.py asks.
"""

from collections.abc import Mapping
from math import floor, inf
from time import monotonic

from safeconduct.plans.door import NEARLY, stands
from safeconduct.plans.problem import Aim
from safeconduct.plans.proof import Leaf, Span, Split, Tree, leaf
from safeconduct.plans.reaching import reaching
from safeconduct.plans.sifting import is_wide, sifted
from safeconduct.plans.solver import Relaxed, Solver

# A contradiction is scaled up before it is rounded, so that its bound is well below 0.
SHARPER = 1024.0
NO_VALUE = -1


class Parts:
    """The parts of the possible, and the best that was found in them; so many parts are looked at, and so long.

    `root` is the whole of it: its bound holds, whatever the parts come to.
    """

    def __init__(self, solver: Solver, aim: Aim, start: tuple[int, ...], most: int, *, until: float = inf) -> None:
        """Begin with columns that are known to stand, where there are any."""
        self.solver, self.aim, self.left, self.until = solver, aim, most, until
        self.found: tuple[int, ...] | None = start or None
        self.value = aim.value(start) if start else NO_VALUE
        self.root: Leaf | None = None
        self.undecided = 0

    def of(self, spans: Mapping[int, Span]) -> Tree | None:
        """The proof of one part; None where it takes more parts than are left."""
        self.left -= 1
        relaxed = self._relaxed(spans)
        if relaxed is None:
            return self._empty(spans)
        found = leaf(self.solver.problem, self.aim.gains, self.solver.floors, relaxed.worth, spans)
        if not spans:
            self.root = found
        if found.bound <= self.value:
            return found
        self._keep(relaxed)
        if found.bound <= self.value:
            return found
        column = self._most_undecided(relaxed)
        if column is not None and not spans and not self.solver.problem.columns[column].switch:
            self._reach(relaxed, found.bound)
            if found.bound <= self.value:
                return found
        # More undecided columns than parts that are left would not come to an end.
        if column is None or self.undecided > self.left or monotonic() > self.until:
            return None
        return self._split(column, relaxed.columns[column], spans)

    def _relaxed(self, spans: Mapping[int, Span]) -> Relaxed | None:
        """The best of a part without whole numbers; by few columns, where there are many and nothing is settled yet."""
        wide = not spans and not self.solver.floors and is_wide(self.solver.problem)
        few = sifted(self.solver.problem, self.aim.gains, self.until) if wide else None
        return few or self.solver.relaxed(self.aim.gains, spans, self.until - monotonic())

    def _split(self, column: int, at: float, spans: Mapping[int, Span]) -> Split | None:
        """Both sides of a column, the nearer one first."""
        low, high = spans.get(column, (0, self.solver.problem.columns[column].upper))
        middle = floor(at)
        sides = [{**spans, column: (low, middle)}, {**spans, column: (middle + 1, high)}]
        order = (0, 1) if at - middle < 0.5 else (1, 0)
        proofs: list[Tree | None] = [None, None]
        for side in order:
            proofs[side] = self.of(sides[side])
            if proofs[side] is None:
                return None
        below, above = proofs
        return Split(column=column, at=middle, below=below, above=above) if below and above else None

    def _keep(self, relaxed: Relaxed) -> None:
        """The columns of a relaxed answer, where they are whole, stand and are better."""
        near = tuple(round(value) for value in relaxed.columns)
        together = zip(near, relaxed.columns, self.solver.problem.columns, strict=True)
        if any(column.whole and abs(whole - value) > NEARLY for whole, value, column in together):
            return
        columns = self.solver.problem.filled(near)
        value = self.aim.value(columns)
        if value > self.value and stands(self.solver, columns):
            self.found, self.value = columns, value

    def _reach(self, relaxed: Relaxed, bound: int) -> None:
        """The bound itself, where a few columns come to it."""
        columns = reaching(self.solver, self.aim, relaxed, bound, self.until)
        if columns and stands(self.solver, filled := self.solver.problem.filled(columns)):
            self.found, self.value = filled, self.aim.value(filled)

    def _most_undecided(self, relaxed: Relaxed) -> int | None:
        """The column to split: a switch on which most hangs, then the one farthest from whole numbers."""
        problem = self.solver.problem
        apart = [
            (problem.weight[at], abs(value - round(value)), -at)
            for at, value in enumerate(relaxed.columns)
            if problem.columns[at].whole and abs(value - round(value)) > NEARLY
        ]
        self.undecided = len(apart)
        return -max(apart)[2] if apart else None

    def _empty(self, spans: Mapping[int, Span]) -> Leaf | None:
        """The proof that a part holds nothing: its contradiction, made heavy enough to outweigh every gain."""
        ray = self.solver.contradiction(spans, self.until - monotonic())
        problem, floors = self.solver.problem, self.solver.floors
        most = sum(max(0, gain) * problem.columns[at].upper for at, gain in self.aim.gains.items())
        for sign in (SHARPER, -SHARPER) if ray else ():
            alone = leaf(problem, {}, floors, [sign * one for one in ray], spans)
            if alone.bound >= 0:
                continue
            heavy = sign * (most + 1) / -alone.bound
            found = leaf(problem, self.aim.gains, floors, [heavy * one for one in ray], spans)
            if found.bound < 0:
                return found
        return None
