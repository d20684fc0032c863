"""The sections of a case's page, as much as a page holds; what does not fit stands on the pages of its days."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from safeconduct.papers.bulletin import Case
from safeconduct.papers.grammar import capital
from safeconduct.papers.told import Held
from safeconduct.papers.views import MOST, HeldView, Viewer

# A page has at most 60 kB; in halves of a kilobyte, what a sentence weighs, whole or brief, and the room of a section.
A_LINE, A_BRIEF = 3, 1
ROOMS = {"known": 18, "sides": 42, "appeals": 9, "disputed": 12, "unknown": 9}
MOST_SIDES = 6


class Section(NamedTuple):
    """What is held in some matters, and how many statements more there are than are shown."""

    title: str
    held: tuple[HeldView, ...]
    more: int


def sections(viewer: Viewer, case: Case) -> dict[str, Section]:
    """The sections of a case, except what each side says."""
    parts = {"known": case.known, "appeals": case.appeals, "disputed": case.disputed, "unknown": case.unknown}
    return {name: next(_filled(viewer, [("", held)], ROOMS[name])) for name, held in parts.items()}


def sides(viewer: Viewer, case: Case) -> tuple[list[Section], int]:
    """What each side says, and how many statements more there are of sides that find no room."""
    named = [(capital(viewer.speech.power_alone(power)), held) for power, held in case.sides]
    shown = list(_filled(viewer, named[:MOST_SIDES], ROOMS["sides"]))
    return shown, sum(len(one.told) for _, held in named[MOST_SIDES:] for one in held)


def _filled(viewer: Viewer, parts: Sequence[tuple[str, Sequence[Held]]], room: int) -> Iterator[Section]:
    """The parts with what finds room: the first of each whatever it weighs, then one of each in turn."""
    shown: list[list[HeldView]] = [[] for _ in parts]
    turns = zip_longest(*(held for _, held in parts))
    for place, one in ((place, one) for turn in turns for place, one in enumerate(turn) if one):
        view = viewer.held(one)
        room -= _weight(view)
        if room < 0 and all(shown):
            break
        shown[place].append(view)
    for (title, held), views in zip(parts, shown, strict=True):
        yield Section(title, tuple(views), _hidden(held, len(views)))


def _weight(view: HeldView) -> int:
    return A_LINE * len(view.lines) + A_BRIEF * len((*view.also, *view.earlier, *view.against))


def _hidden(held: Iterable[Held], shown: int) -> int:
    """How many statements of these matters are not shown, when the first so many are."""
    return sum(max(0, len(one.told) - (MOST if place < shown else 0)) for place, one in enumerate(held))
