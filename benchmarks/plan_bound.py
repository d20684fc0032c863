"""The bound that a proof shows, reckoned anew from rows and ends alone: no solver, none of the code that made it."""

from collections.abc import Mapping
from math import lcm

from safeconduct.plans.problem import Aim, Problem
from safeconduct.plans.proof import Span, Split, Tree


def bound(problem: Problem, aim: Aim, tree: Tree, spans: Mapping[int, Span] | None = None) -> int:
    """Exact, as fractions are: in whole numbers over the one denominator of all multipliers."""
    spans = spans or {}
    if isinstance(tree, Split):
        low, high = spans.get(tree.column, (0, problem.columns[tree.column].upper))
        below = bound(problem, aim, tree.below, {**spans, tree.column: (low, min(high, tree.at))})
        return max(below, bound(problem, aim, tree.above, {**spans, tree.column: (max(low, tree.at + 1), high)}))
    assert not tree.floors, "a first aim leans on none before it"
    over = lcm(*(by.denominator for by in tree.worth.values()))
    left = [0] * len(problem.columns)
    for column, gain in aim.gains.items():
        left[column] = gain * over
    total = 0
    for row, worth in tree.worth.items():
        by, line = int(worth * over), problem.lines[row]
        end = line.high if by > 0 else line.low
        assert end is not None, "a multiplier leans on an end that its row does not have"
        total += by * end
        for column, times in line.entries:
            left[column] -= by * times
    for column, worth_left in enumerate(left):
        if worth_left:
            low, high = spans.get(column, (0, problem.columns[column].upper))
            total += worth_left * (high if worth_left > 0 else low)
    return total // over
