"""An amount: the number, range or bound that a figure gives, and how it is drawn and said; figures hold one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["exact", "about", "at-least", "up-to", "range", "in-words"]

AT_LEAST = frozenset({"at least", "or more", "more than", "over", "no less than", "no fewer than"})
UP_TO = frozenset({"up to", "at most", "or less", "or fewer", "less than", "fewer than", "under", "no more than"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A number (`number`), a range (`first` to `last`) or words alone (`bound`), as it was told.

    `low` and `high` are the least and the greatest number that the words allow; None where they set no such end:
    "at least 100" has no high, "about 100" and "several" have neither.
    """

    number: int | None = None
    first: int | None = None
    last: int | None = None
    bound: str = ""

    @property
    def kind(self) -> Kind:
        """What the words make of the number."""
        if self.number is None:
            if self.first is not None and self.last is not None:
                return "range"
            return "in-words" if self.first is self.last is None else "at-least" if self.last is None else "up-to"
        if not self.bound:
            return "exact"
        return "at-least" if self.bound in AT_LEAST else "up-to" if self.bound in UP_TO else "about"

    @property
    def low(self) -> int | None:
        """The least number that the words allow."""
        return self._end("at-least", self.first)

    @property
    def high(self) -> int | None:
        """The greatest number that the words allow."""
        return self._end("up-to", self.last)

    def _end(self, bounded: Kind, told: int | None) -> int | None:
        if told is not None or self.number is None:
            return told
        return self.number if self.kind in ("exact", bounded) else None

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers that were told, the smallest first."""
        return tuple(sorted(one for one in (self.number, self.first, self.last) if one is not None))


def amount_of(value: Mapping[str, object]) -> Amount:
    """The amount of a figure as it stands in a statement; a range that was told backwards is turned round."""
    number, first, last = (_whole(value.get(key)) for key in ("n", "min", "max"))
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return Amount(number=number, first=first, last=last, bound=str(value.get("bound") or ""))


def _whole(told: object) -> int | None:
    return told if isinstance(told, int) else None
