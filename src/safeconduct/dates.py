"""Days that may be partial, compared honestly, and the two clocks; everything dated stands on this.

A day is kept as ordinals (`date.toordinal()`), so that ranking millions of statements compares whole numbers.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from safeconduct.errors import BadInput

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, year or range of days, as it was told: `2025-01-09`, `2025-01`, `2025-01-06/2025-01-12`.

    `first` and `last` are the ordinals of the first and last day it can mean.
    """

    text: str
    first: int
    last: int

    def meets(self, other: "PartialDate") -> bool:
        """Whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def width(self) -> int:
        """Number of days it can mean, less one; 0 for a whole day."""
        return self.last - self.first

    def counts_from(self, known: int) -> int:
        """The ordinal from which it counts: its last possible day, but a partial day never later than known."""
        return self.last if self.first == self.last else min(self.last, max(self.first, known))

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65_536)
def partial_date(text: str) -> PartialDate:
    """Read a day from ISO 8601 text, possibly partial or a range. Raises BadInput with the reason."""
    start, slash, end = text.partition("/")
    first, last = _span(start, text)
    if slash:
        second_first, last = _span(end, text)
        if second_first < first:
            raise BadInput(f"`{text}` ends before it begins; write the earlier day first")
    return PartialDate(text, first, last)


def _span(part: str, whole: str) -> tuple[int, int]:
    found = _PART.fullmatch(part)
    if not found:
        raise BadInput(f"`{whole}` is no day; write it as 2025-01-09, 2025-01, 2025 or 2025-01-06/2025-01-12")
    year, month, day = (int(piece) if piece else 0 for piece in found.groups())
    try:
        if day:
            return (date(year, month, day).toordinal(),) * 2
        if month:
            return date(year, month, 1).toordinal(), date(year, month, days_in_month(year, month)).toordinal()
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except ValueError:
        raise BadInput(f"`{whole}` names a day that does not exist") from None


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month; raises ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(month)
    return calendar.monthrange(year, month)[1]


def whole_day(text: str) -> int:
    """The ordinal of one whole day. Raises BadInput for a partial one."""
    day = partial_date(text)
    if day.first != day.last:
        raise BadInput(f"`{text}` is not one whole day; write it as 2025-01-09")
    return day.first


def iso(ordinal: int) -> str:
    """A day as ISO 8601 text."""
    return date.fromordinal(ordinal).isoformat()


def months_between(start: int, end: int) -> int:
    """Whole calendar months from one day to another; the last day of a month closes a month that began later in it."""
    a, b = date.fromordinal(start), date.fromordinal(end)
    whole = (b.year - a.year) * 12 + b.month - a.month
    return whole - (b.day < a.day and b.day != days_in_month(b.year, b.month))


@dataclass(frozen=True, slots=True)
class AsOf:
    """Two clocks, as ordinals: what counts on day `on`, by what could be known by day `known_by`."""

    on: int
    known_by: int

    @classmethod
    def of(cls, on: str, known_by: str | None = None) -> "AsOf":
        """From two days as text; without the second, what was known on the day itself."""
        return cls(whole_day(on), whole_day(known_by or on))
