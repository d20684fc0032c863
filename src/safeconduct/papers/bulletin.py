"""The bulletin as values, in no language yet: cases, days and all that is told; pages are written from these alone."""

from typing import NamedTuple

from safeconduct.papers.told import Became, Held, Together, Told, WayTogether


class Moved(NamedTuple):
    """A way out of those whom a Power holds that stands otherwise than on the day before; None: not told of then."""

    power: str
    before: WayTogether | None
    after: WayTogether | None


class Since(NamedTuple):
    """What became of a statement on a day."""

    told: Told
    became: Became


class Day(NamedTuple):
    """What changed on one day (an ordinal). `moved_away`: days to which corrections took what stood here before."""

    day: int
    told: tuple[Told, ...]
    since: tuple[Since, ...]
    moved: tuple[Moved, ...]
    moved_away: tuple[int, ...]

    @property
    def changed(self) -> int:
        """The last day on which its page changed: what became known on it may be corrected or retracted later."""
        return max([self.day, *(one.day for told in self.told for one in told.became)])


class Case(NamedTuple):
    """All whom one Power holds: what is known, what each side says, what is disputed, what is not known.

    `first` and `latest`: the ordinals of the days on which anything of it was first told and last changed.
    """

    together: Together
    known: tuple[Held, ...]
    sides: tuple[tuple[str, tuple[Held, ...]], ...]
    appeals: tuple[Held, ...]
    disputed: tuple[Held, ...]
    unknown: tuple[Held, ...]
    first: int
    latest: int

    @property
    def power(self) -> str:
        """The Power that holds them, whose code names the page."""
        return self.together.power


class Bulletin(NamedTuple):
    """Everything that is told as of a day (an ordinal), by what was known on it."""

    on: int
    told: tuple[Told, ...]
    days: tuple[Day, ...]
    cases: tuple[Case, ...]
