"""The axis of time: where a day lies, and at which days a tick with a name stands, from days to decades."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton

from safeconduct.pictures.widths import width

STEPS = (("day", 1), ("day", 2), ("day", 7), ("month", 1), ("month", 3), ("year", 1), ("year", 2), ("year", 5), ("year", 10))
MOST_TICKS = 14
TICK_SIZE = 16
BESIDE = 8
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
    """A day with its name; `year` stands below where a year begins, `name` is empty where there is no room for it."""

    day: int
    name: str
    year: str


def ticks(scale: Scale, lang: str) -> list[Tick]:
    """The ticks of an axis: the smallest step whose names fit."""
    for unit, step in STEPS:
        for style in ("long", "short"):
            found = list(_ticks(scale, unit, step, style, lang))
            if len(found) <= MOST_TICKS and _fit(found, scale, whole=style == "long"):
                return _with_room(found, scale)
    years = date.fromordinal(scale.last).year - date.fromordinal(scale.first).year
    return _with_room(list(_ticks(scale, "year", max(25, -(-years // MOST_TICKS)), "long", lang)), scale)


def _ticks(scale: Scale, unit: str, step: int, style: str, lang: str) -> Iterator[Tick]:
    named_year = None
    for day in _days(scale, unit, step):
        when = date.fromordinal(day)
        year = "" if unit == "year" or when.year == named_year else _year(when, lang)
        named_year = when.year
        yield Tick(day, _name(when, unit, style, lang), year)


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


def _name(when: date, unit: str, style: str, lang: str) -> str:
    if unit == "year":
        return str(when.year)
    if unit == "month":
        return str(format_date(when, "LLLL" if style == "long" else "LLL", locale=lang))
    return str(format_skeleton("MMMd", when, locale=Locale(lang)))


def _year(when: date, lang: str) -> str:
    return f"{when.year}년" if lang == "ko" else str(when.year)


def _fit(found: list[Tick], scale: Scale, *, whole: bool) -> bool:
    """Whether every name has room before the next tick; the first may go without, its period is seldom whole."""
    spaces = [(one, scale.x(after.day) - scale.x(one.day)) for one, after in pairwise(found)]
    wide = all(_wide(one) <= room for one, room in spaces[1:])
    return wide and (whole or all(_wide(one) <= room for one, room in spaces[1:]))


def _wide(tick: Tick) -> float:
    return width(tick.name, TICK_SIZE) + BESIDE


def _with_room(found: list[Tick], scale: Scale) -> list[Tick]:
    """The ticks, with the names left out that would run into the next or over the edge."""
    ends = [*(scale.x(one.day) for one in found[1:]), scale.right + BESIDE]
    return [one if _wide(one) <= end - scale.x(one.day) else one._replace(name="") for one, end in zip(found, ends, strict=True)]
