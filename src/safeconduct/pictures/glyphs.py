"""The mark of one figure: its shape and colour tell whose voice it is, its ends what the words make of the number."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from safeconduct.figures.amount import Kind
from safeconduct.figures.figure import Figure
from safeconduct.pictures.numbers import Numbers
from safeconduct.pictures.svg import element, path
from safeconduct.pictures.theme import painted
from safeconduct.powers import looks_like_power

R = 7.0
ARROW = 34.0
CAP = 7.0
VOICES = 6
# Corners of a shape in parts of a turn, from the top; the first shape is round.
SHAPES: tuple[tuple[float, ...], ...] = (
    (),
    (0.125, 0.375, 0.625, 0.875),
    (0, 0.25, 0.5, 0.75),
    (0, 1 / 3, 2 / 3),
    (0.5, 5 / 6, 1 / 6),
    (0.875, 0.125, 0.625, 0.375),
)


class Voice(NamedTuple):
    """How the figures of one voice look: the number of its shape and the name of its colour."""

    shape: int = 0
    colour: str = "voice-5"


def voice_of(figure: Figure) -> str:
    """The voice in which a figure is given: a Power's, else the speaker's own."""
    behalf = figure.statement.on_behalf_of or ""
    return behalf if looks_like_power(behalf) else figure.statement.speaker


def voices_of(figures: Iterable[Figure]) -> dict[str, Voice]:
    """A look for every voice, the same in every plot and language: who gives most figures, then who comes first."""
    heard = Counter(map(voice_of, figures))
    return {name: _voice(place) for place, (name, _) in enumerate(heard.most_common())}


def _voice(place: int) -> Voice:
    return Voice(place % VOICES, f"voice-{(place + place // VOICES) % VOICES}")


class Mark(NamedTuple):
    """A drawn mark, and how far it reaches to both sides; `drawn` is empty where there is no number to show."""

    drawn: str
    left: float
    right: float


def mark_of(figure: Figure, numbers: Numbers, y: float, voices: Mapping[str, Voice]) -> Mark:
    """The mark of a figure at the height `y`. What was denied, or told in words alone, has none."""
    amount = figure.amount
    if figure.statement.denied or not amount.numbers:
        return Mark("", numbers.left, numbers.left)
    places = [numbers.x(one) for one in amount.numbers]
    drawn, low, high = amount_drawn(amount.kind, places, y, voices.get(voice_of(figure), Voice()), numbers.left)
    if figure.ended:
        drawn += struck_out(places[0], places[-1], y)
    return Mark(drawn, low, high)


def amount_drawn(
    kind: Kind, places: Sequence[float], y: float, voice: Voice, leftmost: float
) -> tuple[str, float, float]:
    """A point, a bar from one number to another, an arrow where no end was told; and how far it reaches."""
    low, high = places[0], places[-1]
    drawn = _bar(low, high, y, voice) if len(places) > 1 else ""
    if kind == "at-least":
        high += ARROW
        drawn += _arrow(low, high, y, voice)
    elif kind == "up-to":
        low = max(low - ARROW, min(leftmost, low - R * 2))
        drawn += _arrow(high, low, y, voice)
    if kind != "range":
        drawn += point(places[len(places) // 2], y, voice, hollow=kind == "about")
    return drawn, low - R, high + R


def point(x: float, y: float, voice: Voice, *, hollow: bool = False) -> str:
    """The shape of a voice; hollow where the number is not meant exactly."""
    look = painted("paper" if hollow else voice.colour, voice.colour)
    if not SHAPES[voice.shape]:
        return element("circle", cx=x, cy=y, r=R - 0.5, stroke_width=2.2, **look)
    turns = [2 * math.pi * part for part in SHAPES[voice.shape]]
    corners = " ".join(f"{x + R * math.sin(turn):.2f},{y - R * math.cos(turn):.2f}" for turn in turns)
    return element("polygon", points=corners, stroke_width=2.2, stroke_linejoin="round", **look)


def _bar(low: float, high: float, y: float, voice: Voice) -> str:
    line = painted(stroke=voice.colour)
    caps = [path([(x, y - CAP), (x, y + CAP)], stroke_width=2.6, **line) for x in (low, high)]
    return path([(low, y), (high, y)], stroke_width=5.5, **line) + "".join(caps)


def _arrow(start: float, end: float, y: float, voice: Voice) -> str:
    back = 6.0 if end > start else -6.0
    line = painted(stroke=voice.colour)
    head = path([(end - back, y - 5), (end, y), (end - back, y + 5)], stroke_width=2.2, **line)
    return path([(start, y), (end, y)], stroke_width=2.2, **line) + head


def struck_out(low: float, high: float, y: float) -> str:
    """A cross over what does not count any more."""
    cross = [
        path([(low - 9, y - 9 * way), (high + 9, y + 9 * way)], stroke_width=2.2, **painted(stroke="ink"))
        for way in (1, -1)
    ]
    return "".join(cross)
