"""Where everything stands on the site: the paths of pages, and which of the days goes on which; pages are made so."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from safeconduct.dates import iso
from safeconduct.papers.bulletin import Bulletin, Day
from safeconduct.papers.told import Told, told_alike

FRONT, CASES, DAYS, FIGURES, METHOD = "index.html", "cases/index.html", "days/index.html", "figures.html", "method.html"
PARTS = (("front", FRONT), ("cases", CASES), ("days", DAYS), ("figures", FIGURES), ("method", METHOD))
# A page has at most 60 kB: a sentence weighs as three statements behind it, and a page holds so much.
A_SENTENCE, A_MOVE, A_MENDING, A_PAGE = 3, 2, 2, 96
MOST_MENDED = 40
DAYS_A_PAGE = 240
_T = TypeVar("_T")


class Part(NamedTuple):
    """A page as one part of several, which begin at a place."""

    place: str
    number: int
    parts: int

    @property
    def path(self) -> str:
        """Its own path."""
        return part_place(self.place, self.number)

    @property
    def following(self) -> str:
        """The path of the next part; "" where there is none."""
        return part_place(self.place, self.number + 1) if self.number < self.parts else ""


WHOLE = Part("", 1, 1)


def day_place(day: int, part: int = 1) -> str:
    """The path of a day's page; a long day goes on under the same name with a number."""
    return part_place(f"days/{iso(day)}.html", part)


def part_place(place: str, part: int) -> str:
    """The path of a part of what begins at a place: the first stands there, the others beside it."""
    return place if part == 1 else f"{place.removesuffix('.html')}-{part}.html"


def case_place(power: str) -> str:
    """The path of a case's page: the code of the Power that holds them, since no other key is free of names."""
    return f"cases/held-by-{power.lower()}.html"


def places_of(bulletin: Bulletin) -> Mapping[str, str]:
    """Where each statement stands, by the anchor of its line: the page of its day, and the place on it."""
    return {
        f"s-{told.anchor}": f"{day_place(day.day, part)}#s-{told.anchor}"
        for day in bulletin.days
        for part, sentences in enumerate(parts_of(day), start=1)
        for several in sentences
        for told in several
    }


def parted(place: str, several: Sequence[_T]) -> Iterator[tuple[Part, _T]]:
    """What stands on several pages that begin at a place, each with its part."""
    return ((Part(place, number, len(several)), one) for number, one in enumerate(several, start=1))


def parts_of(day: Day) -> list[list[tuple[Told, ...]]]:
    """The sentences of a day, cut into pages; one page where there are none. On the first stands also what moved in the
    ways out, and what was set right.
    """
    parts: list[list[tuple[Told, ...]]] = [[]]
    weight = A_MOVE * len(day.moved) + A_MENDING * len(day.since[:MOST_MENDED])
    for several in told_alike(day.told):
        heavy = A_SENTENCE + len(several)
        if weight and weight + heavy > A_PAGE:
            parts.append([])
            weight = 0
        weight += heavy
        parts[-1].append(several)
    return parts


def parts_of_days(days: Sequence[Day]) -> list[list[Day]]:
    """The days, the newest first, cut into pages; one page where there are none."""
    newest = list(reversed(days))
    return [newest[start : start + DAYS_A_PAGE] for start in range(0, len(newest), DAYS_A_PAGE)] or [[]]
