"""The whole picture as SVG: title, key, plot and the numbered days, from top to bottom; timeline writes it to disk."""

from collections.abc import Sequence

from safeconduct.dates import AsOf
from safeconduct.pictures.captions import alternative, below_heading, heading, whole_day
from safeconduct.pictures.lanes import lanes_from_moments
from safeconduct.pictures.legend import Told, column_width, entries_drawn, entries_from_marks, key_drawn
from safeconduct.pictures.looks import textures
from safeconduct.pictures.marks import marks_from_moments
from safeconduct.pictures.page import MARGIN, WIDTH, headed, page_drawn
from safeconduct.pictures.plot import Plot, plot_drawn
from safeconduct.pictures.scale import Scale
from safeconduct.routes.change import Moment
from safeconduct.statements.gathered import Statements
from safeconduct.wording.phrases import Wording

LABELS = 262


def chart(subject: str, moments: Sequence[Moment], until: AsOf, statements: Statements, say: Wording) -> str:
    """The routes of one prisoner over time as an SVG document."""
    moments = [moment for moment in moments if moment.day <= until.on]
    if not moments:
        return _without_moments(subject, until, say)
    lanes = lanes_from_moments(moments, max(moments[-1].day, min(until.on, until.known_by)))
    marks = marks_from_moments(moments, statements)
    first, right = moments[0].day, WIDTH - MARGIN
    title = heading(subject, lanes, until, say)
    page = headed(title, below_heading(first, until, say))
    page = page.then(*key_drawn(MARGIN, page.y, right, say))
    plot = Plot(Scale(first, until.on, MARGIN + LABELS, right), MARGIN, page.y + 22, lanes)
    page = page.then(plot_drawn(plot, marks, say), plot.end)
    entries = entries_from_marks(marks, Told(subject, lanes, statements, say), column_width(MARGIN, right))
    if entries:
        page = page.then(*entries_drawn(entries, MARGIN, page.y + 18, right, say))
    return page_drawn(page, title, alternative(lanes, say), say, textures())


def _without_moments(subject: str, until: AsOf, say: Wording) -> str:
    title = heading(subject, (), until, say)
    told = say("no-routes-known", subject=subject, on=whole_day(until.on, say))
    return page_drawn(headed(title, told), title, told, say, textures())
