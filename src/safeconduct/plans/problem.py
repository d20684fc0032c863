"""A problem in whole numbers: columns with bounds, rows, aims; it knows no prisoner, and solver.py solves it."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
    """Columns, rows and aims, the most important aim first; `by_term`: the rows of each term, some of them shared."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    aims: tuple[Aim, ...]
    by_term: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @cached_property
    def weight(self) -> Sequence[int]:
        """How much hangs on each switch: the largest number by which a row multiplies it; 0 for other columns."""
        found = [0] * len(self.columns)
        for line in self.lines:
            for at, times in line.entries:
                if self.columns[at].switch:
                    found[at] = max(found[at], abs(times))
        return found

    def of_alone(self, term: str) -> list[int]:
        """The rows that are of a term and of no other."""
        return [number for number in self.by_term.get(term, ()) if self._owners[number] == 1]

    @cached_property
    def _owners(self) -> Counter[int]:
        return Counter(number for numbers in self.by_term.values() for number in numbers)

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
