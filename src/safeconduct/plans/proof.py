"""Why nothing better exists: splits of the possible, and for each part what the rows are worth, in fractions.

Any multipliers give a true bound (weak duality: every column has both its ends), so rounding them to fractions can
loosen a bound and never falsify it. searching.py makes proofs; the check reckons them again without this file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from safeconduct.plans.problem import Problem

Span = tuple[int, int]
FINEST = 4096
NOTHING = 1e-11


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A part of the possible. `worth`: row -> multiplier; `floors`: place of a settled aim -> multiplier.

    `ends`: what is left to be gained on a column that was split; it leans on that column's ends in this part.
    """

    worth: Mapping[int, Fraction]
    floors: Mapping[int, Fraction]
    ends: Mapping[int, Fraction]
    bound: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """A column is at most `at`, or more."""

    column: int
    at: int
    below: "Tree"
    above: "Tree"


Tree = Leaf | Split


def leaves(tree: Tree) -> int:
    """In how many parts the possible was split."""
    return 1 if isinstance(tree, Leaf) else leaves(tree.below) + leaves(tree.above)


def every_leaf(tree: Tree) -> Iterator[Leaf]:
    """The parts into which the possible was split."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from every_leaf(tree.below)
        yield from every_leaf(tree.above)


def bound_of(tree: Tree) -> int:
    """The bound that all parts keep."""
    return tree.bound if isinstance(tree, Leaf) else max(bound_of(tree.below), bound_of(tree.above))


def leaf(
    problem: Problem,
    gains: Mapping[int, int],
    floors: Sequence[tuple[Mapping[int, int], int]],
    multipliers: Sequence[float],
    spans: Mapping[int, Span],
) -> Leaf:
    """The bound that multipliers of the rows (and of the floors after them) give, reckoned in fractions."""
    rounded = [_rounded(value) for value in multipliers]
    # Reckoned in whole numbers over one denominator: as exact as fractions, and ten times as fast.
    scale = lcm(*{by.denominator for by in rounded})
    heavy = [by.numerator * (scale // by.denominator) for by in rounded]
    rows = len(problem.lines)
    left: dict[int, int] = {column: gain * scale for column, gain in gains.items()}
    total = 0
    worth: dict[int, Fraction] = {}
    for number, line in enumerate(problem.lines):
        by = heavy[number]
        end = line.high if by > 0 else line.low
        if not by or end is None:
            continue
        worth[number] = rounded[number]
        total += by * end
        for column, times in line.entries:
            left[column] = left.get(column, 0) - by * times
    held: dict[int, Fraction] = {}
    for place, (aim, low) in enumerate(floors):
        by = heavy[rows + place] if rows + place < len(heavy) else 0
        if by >= 0:
            continue
        held[place] = rounded[rows + place]
        total += by * low
        for column, gain in aim.items():
            left[column] = left.get(column, 0) - by * gain
    for column, remainder in left.items():
        low, high = spans.get(column, (0, problem.columns[column].upper))
        total += remainder * (high if remainder > 0 else low)
    ends = {column: Fraction(left.get(column, 0), scale) for column in spans}
    return Leaf(worth=worth, floors=held, ends=ends, bound=total // scale)


@lru_cache(maxsize=4096)
def _rounded(value: float) -> Fraction:
    """A multiplier as a fraction; near enough to one with a small denominator, it is that one."""
    if abs(value) < NOTHING:
        return Fraction(0)
    near = Fraction(value).limit_denominator(FINEST)
    return near if abs(float(near) - value) <= NOTHING * max(1.0, abs(value)) else Fraction(round(value * 2**20), 2**20)
