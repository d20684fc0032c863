"""The index of days, by month: what each day brought; the pages of days set it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from safeconduct.dates import iso, partial_date
from safeconduct.papers.bulletin import Day
from safeconduct.papers.grammar import capital
from safeconduct.papers.places import day_place
from safeconduct.papers.speech import Speech

MONTH = len("2025-01")


class DayEntry(NamedTuple):
    """A day of the index: how it is called, its page, and what it brought."""

    said: str
    place: str
    brought: str


class Month(NamedTuple):
    """A month of the index."""

    title: str
    days: tuple[DayEntry, ...]


def months_of(days: Iterable[Day], speech: Speech) -> Iterator[Month]:
    """The days, in the order given, by month."""
    for month, some in groupby(days, key=lambda day: iso(day.day)[:MONTH]):
        entries = tuple(DayEntry(speech.day(one.day), day_place(one.day), brought(one, speech)) for one in some)
        yield Month(capital(speech.day(partial_date(month))), entries)


def brought(day: Day, speech: Speech) -> str:
    """What a day brought, in a few words."""
    found = [speech("statements-count", n=len(day.told))] if day.told else []
    found += [speech("brought-ways")] if day.moved else []
    return ", ".join(found + ([speech("brought-mending")] if day.since or day.moved_away else []))
