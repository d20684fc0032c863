"""A problem with far more columns than rows relaxed by a few of them: those come in on which anything is to be gained.

When nothing is to be gained on any column that was left out, the best of the few is the best of all; parts.py asks.
"""

from collections.abc import Mapping
from time import monotonic

import numpy as np
import numpy.typing as npt

from safeconduct.plans.problem import Line, Problem
from safeconduct.plans.solver import Relaxed, Solver

# From so many columns on, and so many for each row; below, the solver by itself is as quick.
MANY, TO_A_ROW = 10_000, 20
# For each row: with how many columns it begins, and how many come in at once.
FIRST, FURTHER = 4, 2
GAINED = 1e-7

Numbers = npt.NDArray[np.int64]


def is_wide(problem: Problem) -> bool:
    """Whether it is worth it."""
    return len(problem.columns) >= max(MANY, TO_A_ROW * len(problem.lines))


def sifted(problem: Problem, gains: Mapping[int, int], until: float) -> Relaxed | None:
    """The best without whole numbers; None where the few allow nothing, which says nothing of the rest.

    Raises TimeIsUp where it is not known by then.
    """
    sieve = _Sieve(problem)
    gain = np.zeros(len(problem.columns))
    gain[list(gains)] = list(gains.values())
    rows = max(1, len(problem.lines))
    kept = np.arange(0, len(gain), max(1, len(gain) // (FIRST * rows)))
    while True:
        few = sieve.only(kept)
        relaxed = Solver(few).relaxed(
            {at: int(gain[column]) for at, column in enumerate(kept)}, {}, until - monotonic()
        )
        if relaxed is None:
            return None
        left = gain - sieve.worth(relaxed.worth)
        lost = left.copy()
        left[kept] = 0
        further = np.flatnonzero(left > GAINED)
        if not further.size:
            columns = np.zeros(len(gain))
            columns[kept] = relaxed.columns
            return Relaxed(columns.tolist(), relaxed.worth, lost.tolist())
        most = min(further.size, FURTHER * rows)
        kept = np.union1d(kept, further[np.argpartition(-left[further], most - 1)[:most]])


class _Sieve:
    """The entries of a problem, column by column."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        lengths = [len(line.entries) for line in problem.lines]
        rows = np.repeat(np.arange(len(lengths)), lengths)
        columns = np.array([column for line in problem.lines for column, _ in line.entries], np.int64)
        order = np.argsort(columns, kind="stable")
        self.rows, self.columns = rows[order], columns[order]
        self.times = np.array([times for line in problem.lines for _, times in line.entries], np.int64)[order]

    def worth(self, of_row: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """What a unit of each column takes of its rows, at the worth of a unit of each."""
        taken = np.asarray(of_row)[self.rows] * self.times
        found = np.bincount(self.columns, weights=taken, minlength=len(self.problem.columns))
        return found.astype(np.float64)

    def only(self, kept: Numbers) -> Problem:
        """The problem of some columns alone, the others staying at 0."""
        place = np.full(len(self.problem.columns), -1)
        place[kept] = np.arange(len(kept))
        inside = np.flatnonzero(place[self.columns] >= 0)
        entries: list[list[tuple[int, int]]] = [[] for _ in self.problem.lines]
        for at in inside.tolist():
            entries[self.rows[at]].append((int(place[self.columns[at]]), int(self.times[at])))
        lines = (
            Line(line.term, line.key, line.low, line.high, tuple(told))
            for line, told in zip(self.problem.lines, entries, strict=True)
        )
        columns = tuple([self.problem.columns[column] for column in kept.tolist()])
        return Problem(columns=columns, lines=tuple(lines), aims=())
