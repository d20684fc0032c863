"""The sections of a case's page, as much as a page holds; what does not fit stands on the pages of its days."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from safeconduct.papers.bulletin import Case
from safeconduct.papers.grammar import capital
from safeconduct.papers.told import Held
from safeconduct.papers.views import MOST, HeldView, Viewer

# A page has at most 60 kB; in quarters of a kilobyte, what a sentence weighs, whole or brief, and the room of sections.
A_LINE, A_BRIEF = 6, 3
ROOMS = {"known": 33, "sides": 68, "appeals": 16, "disputed": 30, "unknown": 16}
ALL_BRIEF = "disputed"
MOST_SIDES = 6


class Section(NamedTuple):
    """What is held in some matters, and how many statements more there are than are shown."""

    title: str
    held: tuple[HeldView, ...]
    more: int


def sections(viewer: Viewer, case: Case) -> dict[str, Section]:
    """The sections of a case, except what each side says."""
    parts = {"known": case.known, "appeals": case.appeals, "disputed": case.disputed, "unknown": case.unknown}
    return {name: next(_filled(viewer, name, [("", held)])) for name, held in parts.items()}


def sides(viewer: Viewer, case: Case) -> tuple[list[Section], int]:
    """What each side says, and how many statements more there are of sides that find no room."""
    named = [(capital(viewer.speech.power_alone(power)), held) for power, held in case.sides]
    shown = list(_filled(viewer, "sides", named[:MOST_SIDES]))
    return shown, sum(len(one.told) for _, held in named[MOST_SIDES:] for one in held)


def _filled(viewer: Viewer, name: str, parts: Sequence[tuple[str, Sequence[Held]]]) -> Iterator[Section]:
    """The parts with what finds room: the first of each whatever it weighs, then one of each in turn."""
    room, a_line = ROOMS[name], A_BRIEF if name == ALL_BRIEF else A_LINE
    shown: list[list[HeldView]] = [[] for _ in parts]
    turns = zip_longest(*(held for _, held in parts))
    for place, one in ((place, one) for turn in turns for place, one in enumerate(turn) if one):
        view = viewer.held(one)
        room -= a_line * len(view.lines) + A_BRIEF * len((*view.also, *view.earlier, *view.against))
        if room < 0 and all(shown):
            break
        shown[place].append(view)
    for (title, held), views in zip(parts, shown, strict=True):
        yield Section(title, tuple(views), _hidden(held, len(views)))


def _hidden(held: Iterable[Held], shown: int) -> int:
    """How many statements of these matters are not shown, when the first so many are."""
    return sum(max(0, len(one.told) - (MOST if place < shown else 0)) for place, one in enumerate(held))
