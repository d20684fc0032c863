"""The bars of holders, stages and receivers, and the ribbons between them, as few across each other as may be."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from safeconduct.pictures.looks import INK, PAPER
from safeconduct.pictures.streams import Stream
from safeconduct.pictures.svg import element, line_of_runs, text
from safeconduct.pictures.widths import Run, shortened, width
from safeconduct.wording.phrases import Wording

HIGH, GAP, BAR, THINNEST = 420.0, 34.0, 14.0, 3.0
LEAST_OF_A_BAR = 14.0
LABEL_ROOM, LABEL = 190.0, 18
# A ribbon as high as this has room for its number.
ROOMY = 19.0


Tells = Callable[[Stream], object]
SWEEPS = 2


class Strip(NamedTuple):
    """A piece of a bar, from top to bottom."""

    top: float
    high: float

    @property
    def middle(self) -> float:
        """Halfway down."""
        return self.top + self.high / 2


class Bars(NamedTuple):
    """A row of bars: what it tells of a stream, its bars from top to bottom, and where each stream meets it."""

    x: float
    tells: Tells
    order: Sequence[object]
    strips: dict[Stream, Strip]

    def strip(self, bar: object) -> Strip:
        """A whole bar."""
        own = [strip for one, strip in self.strips.items() if self.tells(one) == bar]
        top = min(strip.top for strip in own)
        return Strip(top, max(strip.top + strip.high for strip in own) - top)


def rows_of_bars(streams: Sequence[Stream], left: float, right: float, top: float) -> list[Bars]:
    """Holders, stages and receivers; stages only where there are several. A stream is as thick in every row."""
    tells: list[Tells] = [lambda one: one.held_by, lambda one: one.to]
    places = [left + LABEL_ROOM, right - LABEL_ROOM - BAR]
    if len({one.stage for one in streams}) > 1:
        tells.insert(1, lambda one: one.stage)
        places.insert(1, (left + right - BAR) / 2)
    orders = _least_across(streams, tells)
    most = max(len(order) for order in orders)
    high = max(HIGH, most * (GAP + LEAST_OF_A_BAR)) - most * GAP
    scale = high / sum(one.number for one in streams)
    thick = {one: max(THINNEST, one.number * scale) for one in streams}
    rows = []
    for number, (place, order) in enumerate(zip(places, orders, strict=True)):
        start = top + GAP / 2 + (most - len(order)) * GAP / 2
        rows.append(Bars(place, tells[number], order, _strips(thick, number, tells, orders, start)))
    return rows


def _least_across(streams: Sequence[Stream], tells: Sequence[Tells]) -> list[list[object]]:
    """The bars of each row; those of the sides in the order of the middle of those to whom their streams lead."""
    orders = [sorted({told(one) for one in streams}, key=_in_order) for told in tells]
    for side, across in ((-1, 0), (0, -1)) * SWEEPS:

        def middle(bar: object, side: int = side, across: int = across) -> float:
            own = [(orders[across].index(tells[across](one)), one.number) for one in streams if tells[side](one) == bar]
            return sum(place * number for place, number in own) / sum(number for _, number in own)

        orders[side].sort(key=middle)
    return orders


def _in_order(bar: object) -> tuple[int, str]:
    """Stages by number, Powers by code."""
    return (bar, "") if isinstance(bar, int) else (0, str(bar))


def _strips(
    thick: Mapping[Stream, float],
    number: int,
    tells: Sequence[Tells],
    orders: Sequence[Sequence[object]],
    top: float,
) -> dict[Stream, Strip]:
    """Where each stream meets the bars of a row: inside a bar in the order of the bars beside it."""
    others = [place for place in range(len(tells)) if place != number]

    def place_of(one: Stream) -> tuple[object, ...]:
        return (*(orders[place].index(tells[place](one)) for place in others), one.because)

    found, y = {}, top
    for bar in orders[number]:
        for one in sorted((one for one in thick if tells[number](one) == bar), key=place_of):
            found[one] = Strip(y, thick[one])
            y += thick[one]
        y += GAP
    return found


def bottom(rows: Sequence[Bars]) -> float:
    """Where the lowest bar ends."""
    return max(strip.top + strip.high for bars in rows for strip in bars.strips.values())


def ribbons_drawn(
    rows: Sequence[Bars], streams: Sequence[Stream], colours: Mapping[str, str], say: Wording
) -> list[str]:
    """The ribbons, the broad ones below; each with its number where it begins, if it has room."""
    drawn, numbers = [], []
    for one in sorted(streams, key=lambda stream: -stream.number):
        for start, end in pairwise(rows):
            drawn.append(_ribbon(start.x + BAR, start.strips[one], end.x, end.strips[one], colours[one.because]))
        strip = rows[0].strips[one]
        if strip.high >= ROOMY:
            x, y = rows[0].x + BAR + 10, strip.middle + 5.5
            numbers.append(text(x, y, say.number(one.number), font_size=15, font_weight="700", fill=INK))
    return [*drawn, *numbers]


def _ribbon(left: float, start: Strip, right: float, end: Strip, colour: str) -> str:
    middle = (left + right) / 2
    points = (
        f"M{left:g},{start.top:.2f} C{middle:g},{start.top:.2f} {middle:g},{end.top:.2f} {right:g},{end.top:.2f} "
        f"L{right:g},{end.top + end.high:.2f} C{middle:g},{end.top + end.high:.2f} "
        f"{middle:g},{start.top + start.high:.2f} {left:g},{start.top + start.high:.2f} Z"
    )
    return element("path", d=points, fill=colour, fill_opacity=0.6, stroke=PAPER, stroke_width=1)


def bars_drawn(rows: Sequence[Bars], named: Callable[[object], str], say: Wording) -> list[str]:
    """The bars with their names and numbers: outside at the sides, above in the middle."""
    drawn = []
    for number, bars in enumerate(rows):
        for bar in bars.order:
            strip, told = bars.strip(bar), named(bar)
            count = say.number(sum(one.number for one in bars.strips if bars.tells(one) == bar))
            drawn.append(element("rect", x=bars.x, y=strip.top, width=BAR, height=strip.high, fill=INK, rx=3))
            if 0 < number < len(rows) - 1:
                runs, place = [Run(told, "bold"), Run(count, "faint")], (bars.x + BAR / 2, strip.top - 9)
                drawn.append(line_of_runs(*place, runs, font_size=17, fill=INK, text_anchor="middle"))
                continue
            anchor, x = ("end", bars.x - 10) if number == 0 else ("start", bars.x + BAR + 10)
            fitted = shortened(told, LABEL, LABEL_ROOM - 16 - width(count, LABEL), bold=True)
            runs = [Run(fitted, "bold"), Run(count, "faint")]
            drawn.append(line_of_runs(x, strip.middle + 6, runs, font_size=LABEL, fill=INK, text_anchor=anchor))
    return drawn
