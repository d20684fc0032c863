"""The middle of a picture: axis, lanes and marks, laid over one scale of days; chart puts it on the page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from safeconduct.dates import iso
from safeconduct.pictures.captions import capital, debtors, span_said
from safeconduct.pictures.lanes import NOT_SHOWN, Lane, Span
from safeconduct.pictures.looks import DEBT, FAINT, INK, LOOKS, PAPER, RULE, SOFT, band
from safeconduct.pictures.marks import Mark, nudged
from safeconduct.pictures.scale import BESIDE, TICK_SIZE, Scale, ticks
from safeconduct.pictures.svg import element, path, text, words
from safeconduct.pictures.widths import Run, shortened, width, wrapped
from safeconduct.wording.phrases import Wording

ROUND, APART = 13, 31
BAND, PITCH = 36, 88
ABOVE_LANES = 60
BELOW_LANES = 48
LABEL_SIZE, POWER_SIZE, STATUS_SIZE, DEBT_SIZE = 17, 16, 16, 15
LABEL_LINE = 20
INSIDE = 9


class Plot(NamedTuple):
    """Where things are: the scale, the left edge of the labels, the top of the plot, and its lanes."""

    scale: Scale
    left: float
    top: float
    lanes: Sequence[Lane]

    def lane_top(self, index: int) -> float:
        """Where the band of a lane begins."""
        return self.top + ABOVE_LANES + index * PITCH

    @property
    def bottom(self) -> float:
        """Where the axis lies, below the last lane."""
        return self.lane_top(len(self.lanes)) - 8

    @property
    def end(self) -> float:
        """Where the plot ends, names of ticks included."""
        return self.bottom + BELOW_LANES


def plot_drawn(plot: Plot, marks: Sequence[Mark], say: Wording) -> str:
    """Axis, lanes and marks, the later over the earlier."""
    lanes = [_lane(plot, index, lane, marks, say) for index, lane in enumerate(plot.lanes)]
    lines, numbers = _numbers(plot, [mark for mark in marks if mark.number])
    return "\n".join((_axis(plot, say), lines, *lanes, numbers))


def _axis(plot: Plot, say: Wording) -> str:
    scale, bottom = plot.scale, plot.bottom
    drawn = [path([(scale.left, bottom), (scale.right, bottom)], stroke=INK, stroke_width=1)]
    for tick in ticks(scale, say.lang):
        x = scale.x(tick.day)
        drawn.append(path([(x, plot.lane_top(0) - 6), (x, bottom)], stroke=RULE, stroke_width=1))
        drawn.append(path([(x, bottom), (x, bottom + 7)], stroke=INK, stroke_width=1))
        beside = {"font_size": TICK_SIZE, "fill": SOFT}
        if tick.name:
            drawn.append(text(x + 4, bottom + 20, tick.name, **beside))
        if tick.year:
            drawn.append(text(x + 4, bottom + 20 + (19 if tick.name else 0), tick.year, **beside, font_weight="700"))
    return element("g", *drawn, data_part="axis")


def _lane(plot: Plot, index: int, lane: Lane, marks: Sequence[Mark], say: Wording) -> str:
    top, scale = plot.lane_top(index), plot.scale
    moves = [mark for mark in marks if lane.name in mark.lanes]
    cuts = [scale.x(mark.day) for mark in moves]
    drawn = [_label(plot, lane, top, say)]
    drawn += [_band(scale, span, top, say) for span in lane.bands]
    drawn += [_move(scale, mark, top) for mark in moves]
    drawn += [_status_word(scale, span, top, cuts, say) for span in lane.bands if span.status != NOT_SHOWN]
    drawn += [_debt(scale, span, top + BAND + 6, say) for span in lane.debts]
    return element("g", *drawn, data_lane=lane.name)


def _label(plot: Plot, lane: Lane, top: float, say: Wording) -> str:
    """The kind of a lane in up to three lines, and below it the Power."""
    room = plot.scale.left - plot.left - 2 * BESIDE
    lines = [line[0].text for line in wrapped([Run(capital(lane.kind[say.lang]), "bold")], LABEL_SIZE, room)]
    lines = [*lines[:2], *([shortened(" ".join(lines[2:]), LABEL_SIZE, room, bold=True)] if lines[2:] else [])]
    y = top + 20 - 5 * len(lines)
    drawn = [
        text(plot.left, y + LABEL_LINE * number, line, font_size=LABEL_SIZE, font_weight="700", fill=INK)
        for number, line in enumerate(lines)
    ]
    power = shortened(" · ".join(filter(None, (say.power(lane.power), lane.offer))), POWER_SIZE, room)
    drawn.append(text(plot.left, y + LABEL_LINE * len(lines) + 1, power, font_size=POWER_SIZE, fill=SOFT))
    return "".join(drawn)


def _band(scale: Scale, span: Span, top: float, say: Wording) -> str:
    x, end = scale.x(span.first), scale.x(span.last + 1)
    title = element("title", words(span_said(span, say)))
    data = {"data_status": span.status, "data_from": iso(span.first), "data_to": iso(span.last)}
    return band(span.status, x, top, end - x, BAND, title, **data)


def _move(scale: Scale, mark: Mark, top: float) -> str:
    """A stroke across a lane that moved on a day; that of a day told in words is the heavier."""
    x = scale.x(mark.day)
    look = {"stroke": INK, "stroke_width": 1.6 if mark.number else 0.8}
    return path([(x, top - 4), (x, top + BAND)], **look, data_moved=iso(mark.day))


def _status_word(scale: Scale, span: Span, top: float, cuts: Sequence[float], say: Wording) -> str:
    """The status in words: between two strokes if it fits, else over them; nothing where the span is too short."""
    x, end = scale.x(span.first), scale.x(span.last + 1)
    told, look = say(span.status), LOOKS[span.status]
    wide = width(told, STATUS_SIZE, bold=True)
    edges = [x, *(cut for cut in cuts if x < cut < end), end]
    free = [left for left, right in pairwise(edges) if right - left >= wide + 2 * INSIDE]
    if not free and end - x < wide + 2 * INSIDE:
        return ""
    left = (free[0] if free else x) + INSIDE
    pad = {"x": left - 4, "y": top + 7, "width": wide + 8, "height": BAND - 14, "rx": 3, "fill": look.ground}
    style = {"font_size": STATUS_SIZE, "font_weight": "700", "fill": look.word}
    return element("rect", **pad) + text(left, top + BAND / 2 + 6, told, **style)


def _debt(scale: Scale, span: Span, y: float, say: Wording) -> str:
    """A thin line below the band, and below it who owes the next step, as long as there is room to say it."""
    x, end = scale.x(span.first), scale.x(span.last + 1)
    title = element("title", words(span_said(span, say)))
    box = {"x": x, "y": y, "width": max(end - x - 2, 1.0), "height": 3, "fill": DEBT if span.owes else FAINT}
    drawn = element("rect", title, **box, data_owes=" ".join(span.owes), data_from=iso(span.first))
    told = next((one for one in debtors(span.owes, say) if width(one, DEBT_SIZE) + 8 <= end - x), "")
    halo = {"stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return drawn + (text(x + 2, y + 19, told, font_size=DEBT_SIZE, fill=INK, **halo) if told else "")


def _numbers(plot: Plot, told: Sequence[Mark]) -> tuple[str, str]:
    """The lines that lead down to the exact days, and the numbered rounds from which they come."""
    wanted = [plot.scale.x(mark.day) for mark in told]
    places = nudged(wanted, APART, plot.left + ROUND, plot.scale.right - ROUND)
    y = plot.top + ROUND
    lines = [_led(plot, mark, place, y) for mark, place in zip(told, places, strict=True)]
    rounds = [rounded(place, y, mark.number) for mark, place in zip(told, places, strict=True)]
    return element("g", *lines, data_part="leads"), element("g", *rounds, data_part="numbers")


def _led(plot: Plot, mark: Mark, place: float, y: float) -> str:
    x = plot.scale.x(mark.day)
    lowest = max((index for index, lane in enumerate(plot.lanes) if lane.name in mark.lanes), default=0)
    line = [(place, y), (x, plot.lane_top(0) - 10), (x, plot.lane_top(lowest))]
    return path(line, stroke=INK, stroke_width=0.9, stroke_opacity=0.6, data_leads_to=iso(mark.day))


def rounded(x: float, y: float, number: int | str) -> str:
    """A number in a round mark."""
    disc = element("circle", cx=x, cy=y, r=ROUND, fill=INK, stroke=PAPER, stroke_width=1.5, data_number=number)
    return disc + text(x, y + 5.3, str(number), font_size=15, font_weight="700", fill=PAPER, text_anchor="middle")
