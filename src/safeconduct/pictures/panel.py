"""One series as a panel: what its numbers count, the rows of its figures, the key; plots and sheets hold panels."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from safeconduct.figures.amount import Kind
from safeconduct.figures.figure import Figure, Series
from safeconduct.pictures.glyphs import ARROW, R, Voice, amount_drawn, point, struck_out
from safeconduct.pictures.numbers import numbers_for
from safeconduct.pictures.rows import TICK_SIZE, Drawn, Ground, rows_below_one_another, rows_beside_time
from safeconduct.pictures.svg import element, text
from safeconduct.pictures.theme import painted
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.wording.phrases import Wording

KEY_SIZE, KEY_LINE = 13.0, 22.0
SAMPLE = 22.0
SAMPLES = {"ended": 28.0, "range": 50.0, "at-least": 50.0, "up-to": 58.0}
GREY = Voice()


class Layout(NamedTuple):
    """Where things lie in a panel of one width. `time`: room for the axis of time; 0 where there is none."""

    name: str
    width: int
    margin: int
    time: int
    title: float


WIDE = Layout("wide", 720, 22, 140, 22)
NARROW = Layout("narrow", 320, 14, 0, 18)


class Head(NamedTuple):
    """What stands above a panel: its title, "" where the page sets that itself, and what stands under it."""

    title: str
    below: str


def panel_drawn(series: Series, above: Head, layout: Layout, voices: Mapping[str, Voice], say: Wording) -> Drawn:
    """The panel of a series, from the top of its page."""
    left, right = float(layout.margin), float(layout.width - layout.margin)
    head = _head(above, layout)
    start = left + layout.time if layout.time else left + R + 1
    told = [one for figure in series.figures for one in figure.amount.numbers]
    ground = Ground(series, numbers_for(told, start, right - ARROW - R), left, right, voices, say)
    rows = (rows_beside_time if layout.time else rows_below_one_another)(ground, head.end)
    key = _key(series.figures, left, rows.end + KEY_LINE, right, say)
    return Drawn("\n".join((head.drawn, rows.drawn, key.drawn)), key.end)


def note_drawn(left: float, y: float, right: float, say: Wording) -> Drawn:
    """That nothing is added up, for below a panel or at the head of many."""
    return paragraph(say("one-mark-one-speaker"), KEY_SIZE, left, y, right, colour="soft")


def _head(above: Head, layout: Layout) -> Drawn:
    left, right = layout.margin, layout.width - layout.margin
    titled = Drawn("", TICK_SIZE)
    if above.title:
        titled = paragraph(above.title, layout.title, left, left + layout.title, right, colour="ink", bold=True)
    under = paragraph(above.below, TICK_SIZE + 1, left, titled.end + 4, right, colour="soft")
    return Drawn(titled.drawn + under.drawn, under.end)


def paragraph(told: str, size: float, left: float, y: float, right: float, *, colour: str, bold: bool = False) -> Drawn:
    """Text in lines from one edge to the other; `y` is the base line of the first."""
    drawn, weight = [], "700" if bold else None
    for line in wrapped([Run(told, "bold" if bold else "")], size, right - left):
        drawn.append(text(left, y, line[0].text, font_size=size, font_weight=weight, **painted(colour)))
        y += size * 1.35
    return Drawn("".join(drawn), y)


def _key(figures: Sequence[Figure], left: float, top: float, right: float, say: Wording) -> Drawn:
    """What the marks that are there mean, flowing from left to right."""
    shown = [figure for figure in figures if figure.amount.numbers and not figure.statement.denied]
    meant = [figure.amount.kind for figure in shown] + ["ended" for figure in shown if figure.ended]
    x, y, drawn = left, top + 8, []
    for mark in dict.fromkeys(meant):
        told, sample = say(f"mark-{mark}"), SAMPLES.get(mark, SAMPLE)
        wide = sample + width(told, KEY_SIZE)
        if x + wide > right and x > left:
            x, y = left, y + KEY_LINE
        drawn.append(_sample(mark, x, y - 4.5) + text(x + sample, y, told, font_size=KEY_SIZE, **painted("soft")))
        x += wide + 22
    return Drawn(element("g", *drawn, data_part="key"), y + KEY_LINE if drawn else top)


def _sample(mark: str, x: float, y: float) -> str:
    if mark == "ended":
        return point(x + 10, y, GREY) + struck_out(x + 10, x + 10, y)
    places = {"range": (x + 3, x + 39), "up-to": (x + R + ARROW,)}.get(mark, (x + R,))
    return amount_drawn(cast("Kind", mark), places, y, GREY, x)[0]
