"""A problem in whole numbers: columns with bounds, rows, aims; it knows no prisoner, and solver.py solves it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

UNBOUNDED = 1 << 40


class Column(NamedTuple):
    """A number to be found, from 0 to `upper`; whole, or between whole numbers where that cannot matter."""

    key: str
    upper: int
    whole: bool = True
    switch: bool = False


class Line(NamedTuple):
    """A row: low <= the sum of its entries <= high; None is no limit. `term` is empty where no term made it."""

    term: str
    key: str
    low: int | None
    high: int | None
    entries: tuple[tuple[int, int], ...]


class Aim(NamedTuple):
    """What is to be as large as can be, before every aim that follows it."""

    name: str
    gains: Mapping[int, int]

    def value(self, columns: Sequence[int]) -> int:
        """What it comes to."""
        return sum(gain * columns[at] for at, gain in self.gains.items())


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Columns, rows and aims, the most important aim first."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    aims: tuple[Aim, ...]
    by_term: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def weight(self) -> Sequence[int]:
        """How much hangs on each switch: the largest number by which a row multiplies it; 0 for other columns."""
        found = [0] * len(self.columns)
        for line in self.lines:
            for at, times in line.entries:
                if self.columns[at].switch:
                    found[at] = max(found[at], abs(times))
        return found

    def filled(self, columns: Sequence[int]) -> tuple[int, ...]:
        """Whole numbers throughout: columns that need not be whole are filled in their order, as their row wants it."""
        found = list(columns)
        for line in self.lines:
            loose = [at for at, _ in line.entries if not self.columns[at].whole]
            left = sum(times * found[at] for at, times in line.entries if self.columns[at].whole) if loose else 0
            for at in loose:
                found[at] = min(left, self.columns[at].upper)
                left -= found[at]
        return tuple(found)

    def allows(self, columns: Sequence[int]) -> bool:
        """Whether whole numbers keep within every bound and row, reckoned in whole numbers."""
        within = all(0 <= value <= column.upper for value, column in zip(columns, self.columns, strict=True))
        return within and all(_met(line, columns) for line in self.lines)


def _met(line: Line, columns: Sequence[int]) -> bool:
    total = sum(times * columns[at] for at, times in line.entries)
    return (line.low is None or total >= line.low) and (line.high is None or total <= line.high)


def by_term(lines: Iterable[Line]) -> dict[str, tuple[int, ...]]:
    """The rows of each term, by their numbers."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.term:
            found.setdefault(line.term, []).append(number)
    return {term: tuple(numbers) for term, numbers in found.items()}
