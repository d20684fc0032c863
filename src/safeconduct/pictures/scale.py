"""The axis of time: where a day lies, and at which days a tick with a name stands, from days to decades."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from babel.dates import format_date, format_skeleton

from safeconduct.dates import days_in_month
from safeconduct.pictures.widths import width
from safeconduct.wording.phrases import locale_of

STEPS = (
    ("day", 1),
    ("day", 2),
    ("day", 7),
    ("month", 1),
    ("month", 3),
    ("year", 1),
    ("year", 2),
    ("year", 5),
    ("year", 10),
)
MOST_TICKS = 14
TICK_SIZE = 16
BESIDE = 8
LINE_DOWN = 19
_MONTHS = 12


class Scale(NamedTuple):
    """Days (both included) laid from `left` to `right`; each day has a width of its own."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: int) -> float:
        """Where a day begins; the day after the last is the right edge."""
        return self.left + (day - self.first) * self.step

    @property
    def step(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / (self.last + 1 - self.first)


class Tick(NamedTuple):
    """A day with its name, and a shorter one; `year` stands below where a year begins."""

    day: int
    name: str
    short: str
    year: str


def ticks(scale: Scale, lang: str) -> list[Tick]:
    """The ticks of an axis: the smallest step whose names fit. A name without room is left empty."""
    for unit, step in STEPS:
        found = list(_ticks(scale, unit, step, lang))
        if len(found) > MOST_TICKS:
            continue
        for choice in (found, [one._replace(name=one.short) for one in found]):
            if _fit(choice, scale):
                return _with_room(choice, scale)
    years = date.fromordinal(scale.last).year - date.fromordinal(scale.first).year
    return _with_room(list(_ticks(scale, "year", max(25, -(-years // MOST_TICKS)), lang)), scale)


def _ticks(scale: Scale, unit: str, step: int, lang: str) -> Iterator[Tick]:
    named_year = None
    for day in _days(scale, unit, step):
        when = date.fromordinal(day)
        year = "" if unit == "year" or when.year == named_year else _year(when, lang)
        named_year = when.year
        yield Tick(day, _name(when, unit, "LLLL", lang), _name(when, unit, "LLL", lang), year)


def months_around(first: int, last: int) -> tuple[int, int]:
    """The first day of the month of one day, and the last of the month of another."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    length = days_in_month(end.year, end.month)
    return start.replace(day=1).toordinal(), end.replace(day=length).toordinal()


def ticks_down(scale: Scale, lang: str) -> list[tuple[int, str]]:
    """The days and names of the ticks of an axis that runs down: the smallest step whose lines stand apart."""
    for unit, step in STEPS:
        days = list(_days(scale, unit, step))
        if all(scale.x(after) - scale.x(day) >= LINE_DOWN for day, after in pairwise(days[1:])):
            break
    else:
        unit, days = "year", [scale.first]
    if len(days) > 1 and scale.x(days[1]) - scale.x(days[0]) < LINE_DOWN:
        days = days[1:]
    years = [0, *(date.fromordinal(day).year for day in days)]
    return [
        (day, _name_down(date.fromordinal(day), unit, lang, year=before != after))
        for day, (before, after) in zip(days, pairwise(years), strict=True)
    ]


def _name_down(when: date, unit: str, lang: str, *, year: bool) -> str:
    if unit == "year" or not year:
        return _name(when, unit, "LLL", lang)
    return str(format_skeleton("yMMM" if unit == "month" else "yMMMd", when, locale=locale_of(lang)))


def _days(scale: Scale, unit: str, step: int) -> Iterator[int]:
    """The first day of the axis, then every day on which a period of the step begins."""
    yield scale.first
    if unit == "day":
        yield from range(scale.first + step, scale.last + 1, step)
        return
    start, end = date.fromordinal(scale.first), date.fromordinal(scale.last)
    months = step * (_MONTHS if unit == "year" else 1)
    count = (start.year * _MONTHS + start.month - 1) // months + 1
    while (day := date(min(count * months // _MONTHS, date.max.year), count * months % _MONTHS + 1, 1)) <= end:
        yield day.toordinal()
        count += 1


def _name(when: date, unit: str, month: str, lang: str) -> str:
    if unit == "year":
        return str(when.year)
    if unit == "month":
        return str(format_date(when, month, locale=locale_of(lang)))
    return str(format_skeleton("MMMd", when, locale=locale_of(lang)))


def _year(when: date, lang: str) -> str:
    return f"{when.year}년" if lang == "ko" else str(when.year)


def _fit(found: list[Tick], scale: Scale) -> bool:
    """Whether every name has room before the next tick; the first may go without, as its period is seldom whole."""
    spaces = [(one, scale.x(after.day) - scale.x(one.day)) for one, after in pairwise(found)]
    return all(_wide(one.name) <= room for one, room in spaces[1:])


def _wide(name: str) -> float:
    return width(name, TICK_SIZE) + BESIDE


def _with_room(found: list[Tick], scale: Scale) -> list[Tick]:
    """The ticks with the names that do not run into the next or over the edge: the name, the shorter one or none."""
    ends = [*(scale.x(one.day) for one in found[1:]), scale.right + BESIDE]
    rooms = [end - scale.x(one.day) for one, end in zip(found, ends, strict=True)]
    return [
        one._replace(name=next((name for name in (one.name, one.short) if _wide(name) <= room), ""))
        for one, room in zip(found, rooms, strict=True)
    ]
