"""The picture of a plan: who goes from whom to whom, by stage and reason, with the same in a table; for `plan find`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from safeconduct.pictures.looks import INK, PAPER, RULE, SOFT
from safeconduct.pictures.page import MARGIN, WIDTH, Page, document, headed, write_svg
from safeconduct.pictures.svg import element, line_of_runs, text
from safeconduct.pictures.widths import Run, shortened, width
from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.plan import Plan
from safeconduct.wording.phrases import Wording

# Colours that differ in lightness too; what the law owes is always the first.
COLOURS = ("#1f4b86", "#4fb894", "#d9a441", "#8a5a9e", "#b3503c", "#5d7f8f", "#9aa34b", "#555b66")
HIGH, GAP, BAR, THINNEST = 420.0, 26.0, 16.0, 2.5
LABEL_ROOM = 190.0
LINE = 27


class Stream(NamedTuple):
    """So many who go together: from whom, in which stage, to whom, and why."""

    held_by: str
    stage: int
    to: str
    because: str
    number: int


class Strip(NamedTuple):
    """A piece of a bar, from top to bottom."""

    top: float
    high: float


def streams_of(plan: Plan) -> list[Stream]:
    """The plan as streams, in the order of holders, stages and receivers."""
    counted = Counter((one.held_by, one.stage, one.to, one.because) for one in plan.roll)
    return [Stream(*key, count) for key, count in sorted(counted.items())]


def write_flow(path: Path, plan: Plan, day: str, say: Wording) -> None:
    """Write the picture, whole or not at all; `.svg` or `.png` at the end of the path says which."""
    write_svg(path, lambda: flow(plan, day, say), say.lang)


def flow(plan: Plan, day: str, say: Wording) -> str:
    """The plan as an SVG document."""
    streams = streams_of(plan)
    title = say("flow-title", count=_number(len(plan.roll)), day=day)
    page = headed(title, say("flow-subtitle", status=say(f"plan-{plan.status}")))
    if not streams:
        return document(page, title, say("flow-nobody"), say)
    colours = _colours(streams)
    page = _key(page, colours, say)
    page = page.then(_bars(streams, colours, page.y, say), page.y + HIGH + 40)
    page = _table(page, streams, colours, say)
    told = "\n".join(_said(one, say) for one in streams)
    return document(page, title, told, say)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _said(stream: Stream, say: Wording) -> str:
    stage, because = say("plan-stage", stage=stream.stage), _reason(stream.because, say)
    return f"{say.power(stream.held_by)} → {say.power(stream.to)}, {stage}, {because}: {_number(stream.number)}."


def _reason(because: str, say: Wording) -> str:
    return say("because-owed") if because == BECAUSE_OWED else because


def _colours(streams: Sequence[Stream]) -> dict[str, str]:
    reasons = sorted({one.because for one in streams}, key=lambda because: (because != BECAUSE_OWED, because))
    free = COLOURS if BECAUSE_OWED in reasons else COLOURS[1:]
    return {because: free[min(place, len(free) - 1)] for place, because in enumerate(reasons)}


def _key(page: Page, colours: dict[str, str], say: Wording) -> Page:
    """The reasons with their colours, in as many lines as they need."""
    x, y = float(MARGIN), page.y + 6
    drawn = []
    for because, colour in colours.items():
        told = shortened(_reason(because, say), 16, WIDTH / 2)
        wide = width(told, 16) + 52
        if x + wide > WIDTH - MARGIN:
            x, y = float(MARGIN), y + LINE
        drawn.append(element("rect", x=x, y=y - 13, width=18, height=15, rx=3, fill=colour))
        drawn.append(text(x + 26, y, told, font_size=16, fill=INK))
        x += wide
    return page.then("\n".join(drawn), y + 34)


def _bars(streams: Sequence[Stream], colours: dict[str, str], top: float, say: Wording) -> str:
    """Three rows of bars (holders, stages, receivers), and the streams between them."""
    places = (MARGIN + LABEL_ROOM, (WIDTH - BAR) / 2, WIDTH - MARGIN - LABEL_ROOM - BAR)
    rows = [
        _strips(streams, key, order, top)
        for key, order in (("held_by", ("stage", "to")), ("stage", ("held_by", "to")), ("to", ("stage", "held_by")))
    ]
    drawn = [
        _ribbon(places[side] + BAR, rows[side][one], places[side + 1], rows[side + 1][one], colours[one.because])
        for one in streams
        for side in (0, 1)
    ]
    for place, key, strips in zip(places, ("held_by", "stage", "to"), rows, strict=True):
        drawn += _labelled_bars(place, key, streams, strips, say)
    return element("g", *drawn, data_part="flow")


def _strips(streams: Sequence[Stream], key: str, order: tuple[str, str], top: float) -> dict[Stream, Strip]:
    """Where each stream meets the bars of a row: as high as it is many, never too thin to be seen."""
    bars = sorted({getattr(one, key) for one in streams})
    room = HIGH - GAP * (len(bars) - 1)
    scale = room / sum(one.number for one in streams)
    high = {one: max(THINNEST, one.number * scale) for one in streams}
    shrink = room / sum(high.values())
    found, y = {}, top
    for bar in bars:
        own = [one for one in streams if getattr(one, key) == bar]
        for one in sorted(own, key=lambda stream: (*(getattr(stream, name) for name in order), stream.because)):
            found[one] = Strip(y, high[one] * shrink)
            y += high[one] * shrink
        y += GAP
    return found


def _ribbon(left: float, start: Strip, right: float, end: Strip, colour: str) -> str:
    middle = (left + right) / 2
    points = (
        f"M{left:g},{start.top:.2f} C{middle:g},{start.top:.2f} {middle:g},{end.top:.2f} {right:g},{end.top:.2f} "
        f"L{right:g},{end.top + end.high:.2f} C{middle:g},{end.top + end.high:.2f} "
        f"{middle:g},{start.top + start.high:.2f} {left:g},{start.top + start.high:.2f} Z"
    )
    return element("path", d=points, fill=colour, fill_opacity=0.62, stroke=PAPER, stroke_width=0.8)


def _labelled_bars(
    place: float, key: str, streams: Sequence[Stream], strips: dict[Stream, Strip], say: Wording
) -> list[str]:
    drawn = []
    for bar in sorted({getattr(one, key) for one in streams}):
        own = [one for one in streams if getattr(one, key) == bar]
        top = min(strips[one].top for one in own)
        bottom = max(strips[one].top + strips[one].high for one in own)
        drawn.append(element("rect", x=place, y=top, width=BAR, height=bottom - top, fill=INK, rx=2))
        name = say("plan-stage", stage=bar) if key == "stage" else say.power(str(bar))
        count = _number(sum(one.number for one in own))
        drawn += _label(place, (top + bottom) / 2, key, name, count)
    return drawn


def _label(place: float, middle: float, key: str, name: str, count: str) -> list[str]:
    if key == "stage":
        halo = {"stroke": PAPER, "stroke_width": 5, "paint_order": "stroke", "stroke_linejoin": "round"}
        told = f"{name}: {count}"
        return [text(place + BAR + 8, middle + 6, told, font_size=17, font_weight="700", fill=INK, **halo)]
    x, anchor = (place - 10, "end") if key == "held_by" else (place + BAR + 10, "start")
    fitted = shortened(name, 18, LABEL_ROOM - 16 - width(count, 18), bold=True)
    runs = [Run(fitted, "bold"), Run(count, "faint")]
    return [line_of_runs(x, middle + 6, runs, font_size=18, fill=INK, text_anchor=anchor)]


def _table(page: Page, streams: Sequence[Stream], colours: dict[str, str], say: Wording) -> Page:
    """The same in figures."""
    columns = (MARGIN, 420.0, 530.0, WIDTH - MARGIN)
    y = page.y
    heads = (say("plan-from-to"), say("plan-stage-word"), say("plan-because"), say("plan-in-all"))
    drawn = [
        text(x, y, head, font_size=15, fill=SOFT, text_anchor="end" if x == columns[-1] else "start")
        for x, head in zip(columns, heads, strict=True)
    ]
    for one in streams:
        y += LINE
        drawn.append(element("line", x1=MARGIN, x2=columns[-1], y1=y - 19, y2=y - 19, stroke=RULE, stroke_width=1))
        route = shortened(f"{say.power(one.held_by)} → {say.power(one.to)}", 17, columns[1] - columns[0] - 12)
        because = shortened(_reason(one.because, say), 17, columns[3] - columns[2] - 130)
        drawn += [
            text(columns[0], y, route, font_size=17, fill=INK),
            text(columns[1], y, str(one.stage), font_size=17, fill=INK),
            element("rect", x=columns[2], y=y - 12, width=12, height=12, rx=2, fill=colours[one.because]),
            text(columns[2] + 20, y, because, font_size=17, fill=INK),
            text(columns[3], y, _number(one.number), font_size=17, fill=INK, text_anchor="end"),
        ]
    return page.then(element("g", *drawn, data_part="table"), y + 24)
