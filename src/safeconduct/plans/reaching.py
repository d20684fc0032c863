"""A bound reached in whole numbers by a few of many columns: where it can be, nothing need be split; parts.py asks.

A column on which more is lost than lies between the relaxed best and the bound stands in no plan that reaches it.
"""

from collections.abc import Sequence
from time import monotonic

from safeconduct.plans.door import NEARLY
from safeconduct.plans.problem import Aim, Line, Problem
from safeconduct.plans.solver import Relaxed, Solver

# How many are tried beside those that the relaxed best uses, a few first: more are seldom needed, and each costs time.
FURTHER = (300, 3_000, 30_000)
SECONDS = 20.0
# Multiplied by this, neighbours lie far apart: the few are taken from everywhere, and always the same.
APART = 2_654_435_761


def reaching(solver: Solver, aim: Aim, relaxed: Relaxed, bound: int, until: float) -> tuple[int, ...] | None:
    """Whole columns that stand in every row and floor and come to the bound; None where few columns do not do, or
    not by then.
    """
    best = sum(gain * relaxed.columns[at] for at, gain in aim.gains.items())
    room = best - bound + NEARLY
    lost = [abs(one) for one in relaxed.lost]
    used = [at for at, value in enumerate(relaxed.columns) if value > NEARLY]
    idle = [at for at, value in enumerate(relaxed.columns) if value <= NEARLY and lost[at] <= room]
    idle.sort(key=lambda at: (round(lost[at], 6), at * APART % 2**32))
    for further in FURTHER:
        kept = sorted([*used, *idle[:further]])
        few, gains = _only(solver, aim, kept)
        found = Solver(few).whole(gains, min(SECONDS, until - monotonic()))
        if found and found.columns and sum(gain * found.columns[at] for at, gain in gains.items()) >= bound:
            columns = [0] * len(solver.problem.columns)
            for at, value in zip(kept, found.columns, strict=True):
                columns[at] = value
            return tuple(columns)
        if further >= len(idle) or monotonic() > until:
            break
    return None


def _only(solver: Solver, aim: Aim, kept: Sequence[int]) -> tuple[Problem, dict[int, int]]:
    """The problem of some columns alone, the others staying at 0, and the gains of the aim in it."""
    place = {at: number for number, at in enumerate(kept)}
    floors = (Line("", "floor", low, None, tuple(gains.items())) for gains, low in solver.floors)
    lines = tuple(
        line._replace(entries=tuple([(place[at], times) for at, times in line.entries if at in place]))
        for line in (*solver.problem.lines, *floors)
    )
    columns = tuple([solver.problem.columns[at] for at in kept])
    gains = {place[at]: gain for at, gain in aim.gains.items() if at in place}
    return Problem(columns=columns, lines=lines, aims=()), gains
