"""The whole picture as SVG: title, key, plot and the numbered days, from top to bottom; timeline writes it to disk."""

from collections.abc import Sequence
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.pictures.captions import alternative, below_heading, heading, whole_day
from safeconduct.pictures.document import HEAD, Document
from safeconduct.pictures.lanes import lanes_from_moments
from safeconduct.pictures.legend import Told, column_width, entries_drawn, entries_from_marks, key_drawn
from safeconduct.pictures.looks import INK, PAPER, SOFT, textures
from safeconduct.pictures.marks import marks_from_moments
from safeconduct.pictures.plot import Plot, plot_drawn
from safeconduct.pictures.scale import Scale
from safeconduct.pictures.svg import element, text
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.routes.change import Moment
from safeconduct.statements.gathered import Statements
from safeconduct.wording.phrases import Wording

WIDTH, MARGIN, LABELS = 1200, 48, 262
TITLE_SIZES = (34, 32, 30, 28)
SUBTITLE_SIZE = 18


class Page(NamedTuple):
    """What is drawn so far, and where the next thing begins."""

    drawn: tuple[str, ...]
    y: float

    def then(self, drawn: str, y: float) -> "Page":
        """The page with one thing more."""
        return Page((*self.drawn, drawn), y)


def chart(subject: str, moments: Sequence[Moment], until: AsOf, statements: Statements, say: Wording) -> str:
    """The routes of one prisoner over time as an SVG document."""
    moments = [moment for moment in moments if moment.day <= until.on]
    if not moments:
        return _without_moments(subject, until, say)
    lanes = lanes_from_moments(moments, max(moments[-1].day, min(until.on, until.known_by)))
    marks = marks_from_moments(moments, statements)
    first, right = moments[0].day, WIDTH - MARGIN
    title = heading(subject, lanes, until, say)
    page = _headed(title, below_heading(first, until, say))
    page = page.then(*key_drawn(MARGIN, page.y, right, say))
    plot = Plot(Scale(first, until.on, MARGIN + LABELS, right), MARGIN, page.y + 22, lanes)
    page = page.then(plot_drawn(plot, marks, say), plot.end)
    entries = entries_from_marks(marks, Told(subject, lanes, statements, say), column_width(MARGIN, right))
    if entries:
        page = page.then(*entries_drawn(entries, MARGIN, page.y + 18, right, say))
    return _document(page, title, alternative(lanes, say), say)


def _without_moments(subject: str, until: AsOf, say: Wording) -> str:
    title = heading(subject, (), until, say)
    told = say("no-routes-known", subject=subject, on=whole_day(until.on, say))
    return _document(_headed(title, told), title, told, say)


def _headed(title: str, below: str) -> Page:
    """The title, as large as it fits in one line, else in several; and the second title."""
    room = WIDTH - 2 * MARGIN
    size = next((one for one in TITLE_SIZES if width(title, one, bold=True) <= room), TITLE_SIZES[-1])
    page, y = Page((), 0), MARGIN + 24.0
    for line in wrapped([Run(title, "bold")], size, room):
        page = page.then(text(MARGIN, y, line[0].text, font_size=size, font_weight="700", fill=INK), y)
        y += size + 8
    y = page.y + 32
    for line in wrapped([Run(below)], SUBTITLE_SIZE, room):
        page = page.then(text(MARGIN, y, line[0].text, font_size=SUBTITLE_SIZE, fill=SOFT), y)
        y += SUBTITLE_SIZE + 6
    return Page(page.drawn, page.y + 24)


def _document(page: Page, title: str, told: str, say: Wording) -> str:
    height = round(page.y + MARGIN / 2)
    frame = Document(width=WIDTH, height=height, title=title, told=told, lang=say.lang)
    ground = element("rect", width=WIDTH, height=height, fill=PAPER)
    return f"{HEAD}{frame.holding(textures(), ground, chr(10).join(page.drawn))}\n"
