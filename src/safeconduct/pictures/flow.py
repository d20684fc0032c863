"""The picture of a plan: who goes from whom to whom, by stage and reason, with the same in a table; for `plan find`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from safeconduct.pictures.files import write_drawing
from safeconduct.pictures.looks import INK, RULE, SOFT
from safeconduct.pictures.page import MARGIN, WIDTH, Page, headed, page_drawn
from safeconduct.pictures.ribbons import bars_drawn, bottom, ribbons_drawn, rows_of_bars
from safeconduct.pictures.streams import OTHERS, Stream, colours_of, streams_of
from safeconduct.pictures.svg import element, line_of_runs, text
from safeconduct.pictures.widths import Run, shortened, width
from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.plan import Plan
from safeconduct.plans.terms.sentence import called
from safeconduct.wording.phrases import Wording

LINE, SIZE = 27, 17
KEY_SIZE = 16
MOST_LINES = 40
Reasons = Mapping[str, str]


def write_flow(path: Path, plan: Plan, day: str, say: Wording, reasons: Reasons | None = None) -> None:
    """Write the picture, whole or not at all; `.svg` or `.png` at the end of the path says which.

    `reasons`: terms by name in words, where a name alone would tell nothing.
    """
    write_drawing(path, flow(plan, day, say, reasons), say.lang)


def flow(plan: Plan, day: str, say: Wording, reasons: Reasons | None = None) -> str:
    """The plan as an SVG document."""
    streams = streams_of(plan)
    status = say(f"plan-{plan.status}")
    if not streams:
        title = say("flow-title-nobody", day=day)
        return page_drawn(headed(title, f"{status}."), title, status, say)
    title = say("flow-title", count=say.number(sum(not one.remains for one in plan.roll)), day=day)
    page = headed(title, say("flow-subtitle", status=status))
    told = {because: _reason(because, reasons or {}, say) for because in colours_of(streams)}
    colours = colours_of(streams)
    page = _key(page, colours, told)
    for remains in sorted({one.remains for one in streams}):
        page = _bars(page, [one for one in streams if one.remains == remains], colours, say)
    page = _table(page, streams, colours, told, say)
    return page_drawn(page, title, "\n".join(_said(one, told, say) for one in streams[:MOST_LINES]), say)


def _bars(page: Page, streams: Sequence[Stream], colours: Mapping[str, str], say: Wording) -> Page:
    """The bars and ribbons of persons, or of remains, which have a scale of their own."""
    if streams[0].remains:
        count = say.number(sum(one.number for one in streams))
        heading = [Run(called("remains", say), "bold"), Run(count, "faint")]
        page = page.then(line_of_runs(MARGIN, page.y + 6, heading, font_size=20, fill=INK), page.y + 26)
    rows = rows_of_bars(streams, MARGIN, WIDTH - MARGIN, page.y)
    drawn = [*ribbons_drawn(rows, streams, colours, say), *bars_drawn(rows, lambda bar: _bar_called(bar, say), say)]
    return page.then(element("g", *drawn, data_part="flow"), bottom(rows) + 48)


def _route(stream: Stream, say: Wording) -> str:
    of = f" ({called('remains', say)})" if stream.remains else ""
    return f"{say.power(stream.held_by)} → {say.power(stream.to)}{of}"


def _bar_called(bar: object, say: Wording) -> str:
    return say("plan-stage", stage=bar) if isinstance(bar, int) else say.power(str(bar))


def _reason(because: str, reasons: Reasons, say: Wording) -> str:
    words = {BECAUSE_OWED: "because-owed", OTHERS: "flow-others"}
    return say(words[because]) if because in words else reasons.get(because, because)


def _said(stream: Stream, told: Reasons, say: Wording) -> str:
    stage, because = say("plan-stage", stage=stream.stage), told[stream.because]
    return f"{_route(stream, say)}, {stage}, {because}: {say.number(stream.number)}."


def _key(page: Page, colours: Mapping[str, str], told: Reasons) -> Page:
    """The reasons with their colours, in as many lines as they need."""
    x, y = float(MARGIN), page.y + 6
    drawn = []
    for because, colour in colours.items():
        words = shortened(told[because], KEY_SIZE, WIDTH - 2 * MARGIN - 52)
        wide = width(words, KEY_SIZE) + 52
        if x + wide > WIDTH - MARGIN and x > MARGIN:
            x, y = float(MARGIN), y + LINE
        drawn.append(element("rect", x=x, y=y - 13, width=18, height=15, rx=3, fill=colour))
        drawn.append(text(x + 26, y, words, font_size=KEY_SIZE, fill=INK))
        x += wide
    return page.then(element("g", *drawn, data_part="key"), y + 26)


def _table(page: Page, streams: Sequence[Stream], colours: Mapping[str, str], told: Reasons, say: Wording) -> Page:
    """The same in figures; of many streams only the first."""
    columns = (MARGIN, 420.0, 530.0, WIDTH - MARGIN)
    y = page.y
    heads = (say("plan-from-to"), say("plan-stage-word"), say("plan-because"), say("plan-in-all"))
    drawn = [
        text(x, y, head, font_size=15, fill=SOFT, text_anchor="end" if x == columns[-1] else "start")
        for x, head in zip(columns, heads, strict=True)
    ]
    for one in streams[:MOST_LINES]:
        y += LINE
        drawn.append(element("line", x1=MARGIN, x2=columns[-1], y1=y - 19, y2=y - 19, stroke=RULE, stroke_width=1))
        route = shortened(_route(one, say), SIZE, columns[1] - columns[0] - 12)
        because = shortened(told[one.because], SIZE, columns[3] - columns[2] - 130)
        drawn += [
            text(columns[0], y, route, font_size=SIZE, fill=INK),
            text(columns[1], y, str(one.stage), font_size=SIZE, fill=INK),
            element("rect", x=columns[2], y=y - 12, width=12, height=12, rx=2, fill=colours[one.because]),
            text(columns[2] + 20, y, because, font_size=SIZE, fill=INK),
            text(columns[3], y, say.number(one.number), font_size=SIZE, fill=INK, text_anchor="end"),
        ]
    if len(streams) > MOST_LINES:
        y += LINE
        more = say("plan-more-lines", count=say.number(len(streams) - MOST_LINES))
        drawn.append(text(columns[0], y, more, font_size=15, fill=SOFT))
    return page.then(element("g", *drawn, data_part="table"), y + 24)
