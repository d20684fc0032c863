"""The axis of numbers: always from zero, with round ticks whose names have room; panels lay figures over it."""

from collections.abc import Iterable
from typing import NamedTuple

from safeconduct.pictures.widths import width
from safeconduct.wording.phrases import Wording

ROUND_STEPS = (1, 2, 5)
BETWEEN_NAMES = 18


class Numbers(NamedTuple):
    """Whole numbers from 0 to `most`, laid from `left` to `right`."""

    most: int
    left: float
    right: float

    def x(self, number: int) -> float:
        """Where a number lies."""
        return self.left + number / self.most * (self.right - self.left)


def numbers_for(told: Iterable[int], left: float, right: float) -> Numbers:
    """The axis on which all these numbers find room."""
    return Numbers(max((*told, 1)), left, right)


def number_ticks(numbers: Numbers, size: float, say: Wording) -> list[tuple[float, str]]:
    """Round numbers from zero, as many as have room for their names: where each lies, and its name."""
    widest = width(say.number(numbers.most), size) + BETWEEN_NAMES
    step = _round_step(-(-numbers.most * round(widest) // int(numbers.right - numbers.left)))
    return [(numbers.x(one), say.number(one)) for one in range(0, numbers.most + 1, step)]


def _round_step(least: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 ... that is not below `least`."""
    power = 1
    while power * ROUND_STEPS[-1] < least:
        power *= 10
    return next(power * one for one in ROUND_STEPS if power * one >= least)
