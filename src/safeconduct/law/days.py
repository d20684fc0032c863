"""The days on which something is law, from the first to the last; provisions and instruments have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from safeconduct.dates import iso, partial_date
from safeconduct.errors import BadInput

BEGINNING = date.min.toordinal()
END = date.max.toordinal()
KEYS = ("from", "until")


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day to a last one, both included, as ordinals; what is not told is open."""

    first: int = BEGINNING
    last: int = END

    @classmethod
    def of(cls, told: object) -> "Days":
        """From `{ from = "2022-08-19", until = "2024-05-31" }` or the first day alone; a month counts as a whole.

        Raises BadInput for another key, for what is no day and for an end before the beginning.
        """
        keys = {"from": told} if isinstance(told, str) else told
        if not isinstance(keys, Mapping) or any(key not in KEYS for key in keys):
            raise BadInput('it is written { from = "2022-08-19", until = "2024-05-31" }, either may be left out')
        since, until = (partial_date(str(keys[key])) if key in keys else None for key in KEYS)
        days = cls(since.first if since else BEGINNING, until.last if until else END)
        if days.last < days.first:
            raise BadInput(f"it ends on {iso(days.last)}, before it begins on {iso(days.first)}; turn them round")
        return days

    def hold(self, day: int) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    def meet(self, other: "Days") -> bool:
        """Whether some day is one of both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Days") -> "Days":
        """The days that are of both; for two that never meet, no day at all."""
        return Days(max(self.first, other.first), min(self.last, other.last))

    @property
    def told(self) -> dict[str, str]:
        """As it is written in a file: only the ends that are told."""
        ends = (("from", self.first, BEGINNING), ("until", self.last, END))
        return {key: iso(day) for key, day, open_end in ends if day != open_end}


ALWAYS = Days()
