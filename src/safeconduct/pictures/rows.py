"""The rows of a panel: a figure a row, beside an axis of time where there is room for one, else below one another."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from safeconduct.figures.figure import Figure, Series
from safeconduct.figures.sentence import speaker_said
from safeconduct.pictures.glyphs import Voice, mark_of
from safeconduct.pictures.labels import Label, label_drawn, label_of
from safeconduct.pictures.marks import nudged
from safeconduct.pictures.numbers import Numbers, number_ticks
from safeconduct.pictures.scale import Scale, months_around, ticks_down
from safeconduct.pictures.svg import element, path, text
from safeconduct.pictures.theme import painted
from safeconduct.wording.phrases import Wording

TICK_SIZE = 13.0
ABOVE_ROWS = 34
APART = 10.0
HALF_LINE = 5.3
BESIDE = 9.0
LONGEST, A_DAY = 330.0, 1.1
AXIS = 30
STRIP = 30.0


class Drawn(NamedTuple):
    """What is drawn, and where it ends."""

    drawn: str
    end: float


class Ground(NamedTuple):
    """What all rows of a panel lie upon: the axis of numbers, the edges, the looks of the voices, the words."""

    series: Series
    numbers: Numbers
    left: float
    right: float
    voices: Mapping[str, Voice]
    say: Wording


class Placed(NamedTuple):
    """A figure with its label, and where the label begins; where it stands before the mark, where it ends."""

    figure: Figure
    label: Label
    x: float
    before: bool


def rows_beside_time(ground: Ground, top: float) -> Drawn:
    """Rows as near to their days on an axis of time, which runs down, as they find room."""
    figures = ground.series.figures
    placed = [_placed(figure, ground) for figure in figures]
    heights = [one.label.height + APART for one in placed]
    time = _time(figures, top + ABOVE_ROWS, sum(heights), ground.numbers.left - AXIS)
    before = [0.0, *accumulate(heights)]
    days = [time.scale.x(figure.statement.said_day) for figure in figures]
    free = [day - above for day, above in zip(days, before, strict=False)]
    low, high = time.scale.left + APART, time.scale.right - before[-1] + APART
    places = [place + above for place, above in zip(nudged(free, 0, low, high), before, strict=False)]
    rows = [_row(one, y, time, ground) for one, y in zip(placed, places, strict=True)]
    grid = _grid(ground, top, time.scale.right)
    return Drawn("\n".join((grid, _time_drawn(time, ground.say), *rows)), time.scale.right)


class _Time(NamedTuple):
    """The axis of time: days laid downwards, and where the axis stands."""

    scale: Scale
    x: float


def _time(figures: Sequence[Figure], top: float, needed: float, x: float) -> _Time:
    first = min(figure.statement.said.first for figure in figures)
    first, last = months_around(first, max(figure.statement.said_day for figure in figures))
    return _Time(Scale(first, last, top, top + max(needed, min(LONGEST, (last - first) * A_DAY))), x)


def _placed(figure: Figure, ground: Ground) -> Placed:
    """The label to the right of the mark where it fits, else to the left, else where there is more room."""
    mark = mark_of(figure, ground.numbers, 0, ground.voices)
    rooms = (ground.right - mark.right - BESIDE, mark.left - BESIDE - ground.numbers.left)
    whole = label_of(figure, ground.series, max(rooms), ground.say)
    if whole.width > rooms[0] and rooms[1] > rooms[0]:
        return Placed(figure, whole, mark.left - BESIDE, before=True)
    return Placed(figure, label_of(figure, ground.series, rooms[0], ground.say), mark.right + BESIDE, before=False)


def _row(placed: Placed, y: float, time: _Time, ground: Ground) -> str:
    """From the day on the axis of time to the row, along the row to the mark, and its label."""
    said, mark = placed.figure.statement.said, mark_of(placed.figure, ground.numbers, y, ground.voices)
    day = time.scale.x(placed.figure.statement.said_day)
    end = placed.x - placed.label.width - BESIDE if placed.before else mark.left
    line = [(time.x, day), (ground.numbers.left - 8, y), (max(end, ground.numbers.left - 8), y)]
    drawn = [path(line, stroke_width=1, stroke_dasharray="1.5 3", **painted(stroke="soft"))]
    if said.first != said.last:
        ends = said.first, min(said.last, time.scale.last) + 1
        drawn.append(path([(time.x, time.scale.x(end)) for end in ends], stroke_width=4, **painted(stroke="soft")))
    drawn.append(element("circle", cx=time.x, cy=day, r=2.6, **painted("ink")))
    label = label_drawn(placed.label, placed.x, y + HALF_LINE, before=placed.before)
    return _told(placed.figure, ground, *drawn, mark.drawn, label)


def _told(figure: Figure, ground: Ground, *drawn: str) -> str:
    """What belongs to one figure, with what it is as data."""
    one = figure.statement
    data = {"data_statement": one.id, "data_speaker": speaker_said(figure, ground.say), "data_said": str(one.said)}
    ended = figure.ended.decision if figure.ended else None
    return element("g", *drawn, **data, data_kind=figure.amount.kind, data_ended=ended)


def _grid(ground: Ground, top: float, bottom: float) -> str:
    drawn = []
    for x, name in _ticks(ground):
        drawn.append(text(x, top + 14, name, font_size=TICK_SIZE, text_anchor="middle", **painted("soft")))
        drawn.append(path([(x, top + 22), (x, bottom)], stroke_width=1, **painted(stroke="rule")))
    return element("g", *drawn, data_part="numbers")


def _ticks(ground: Ground) -> list[tuple[float, str]]:
    """The ticks of the numbers; none where nobody gave one."""
    told = any(figure.amount.numbers for figure in ground.series.figures)
    return number_ticks(ground.numbers, TICK_SIZE, ground.say) if told else []


def _time_drawn(time: _Time, say: Wording) -> str:
    scale = time.scale
    drawn = [path([(time.x, scale.left), (time.x, scale.right)], stroke_width=1, **painted(stroke="ink"))]
    for day, name in ticks_down(scale, say.lang):
        y = scale.x(day)
        drawn.append(path([(time.x - 6, y), (time.x, y)], stroke_width=1, **painted(stroke="ink")))
        beside = {"font_size": TICK_SIZE, "text_anchor": "end", **painted("soft")}
        drawn.append(text(time.x - 10, y + HALF_LINE, name, **beside))
    return element("g", *drawn, data_part="time")


def rows_below_one_another(ground: Ground, top: float) -> Drawn:
    """For a narrow picture: the label over the whole width, below it the mark on an axis of its own."""
    ticks = _ticks(ground)
    names = [text(x, top + 14, name, font_size=TICK_SIZE, text_anchor="middle", **painted("soft")) for x, name in ticks]
    drawn, y = [element("g", *names, data_part="numbers")], top + 26.0
    for figure in ground.series.figures:
        row = _row_alone(figure, ground, [x for x, _ in ticks], y)
        drawn.append(row.drawn)
        y = row.end
    return Drawn("\n".join(drawn), y)


def _row_alone(figure: Figure, ground: Ground, ticks: Sequence[float], top: float) -> Drawn:
    label = label_of(figure, ground.series, ground.right - ground.left, ground.say)
    drawn = [label_drawn(label, ground.left, top + 16)]
    bottom = top + label.height + APART + (3 if figure.amount.numbers else 0)
    mark = mark_of(figure, ground.numbers, bottom, ground.voices)
    if mark.drawn:
        line = [(ground.numbers.left, bottom), (ground.right, bottom)]
        drawn.append(path(line, stroke_width=1, **painted(stroke="rule")))
        drawn += [path([(x, bottom - 5), (x, bottom + 5)], stroke_width=1, **painted(stroke="faint")) for x in ticks]
        bottom += STRIP - APART
    return Drawn(_told(figure, ground, *drawn, mark.drawn), bottom)
