"""The plots of figures: one for each definition, wide and narrow, as SVG for pages; verbs and pages use them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.figures.figure import Series
from safeconduct.figures.sentence import as_of_said, definition_said
from safeconduct.figures.table import TableRow, rows_of_series
from safeconduct.pictures.captions import capital
from safeconduct.pictures.document import HEAD, Document
from safeconduct.pictures.glyphs import Voice, voices_of
from safeconduct.pictures.panel import NARROW, WIDE, Layout, panel_drawn
from safeconduct.pictures.svg import element
from safeconduct.pictures.theme import PLOT, painted, style_sheet
from safeconduct.wording.phrases import Wording


class Plot(NamedTuple):
    """One definition as a plot: its name for files and addresses, its title, what it shows in words, its two SVGs
    (720 and 320 pixels wide), and the rows of its table (`safeconduct.figures.table.heading` names their columns).
    """

    name: str
    title: str
    told: str
    wide: str
    narrow: str
    rows: tuple[TableRow, ...]


def plots(series: Sequence[Series], as_of: AsOf, say: Wording, *, styled: bool = True) -> list[Plot]:
    """A plot for every series, from `safeconduct.figures.from_statements.series_from_statements`.

    The same series give the same bytes; no script, nothing from elsewhere. Each SVG is dark on a dark screen by itself;
    with `styled` False it goes into a page that holds `safeconduct.pictures.theme.style_sheet()` once in its own style.
    One voice has one look in all plots of a call, so give it all series of a page together. A page shows `wide` or
    `narrow` by a media query and the rows as a table beside.
    """
    voices = voices_of(figure for one in series for figure in one.figures)
    return [_plot(one, as_of, voices, say, styled=styled) for one in series]


def _plot(one: Series, as_of: AsOf, voices: Mapping[str, Voice], say: Wording, *, styled: bool) -> Plot:
    title, rows = capital(definition_said(one.definition, say)), tuple(rows_of_series(one, say))
    below = "; ".join((f"{say('of-whom')}: {one.definition.subject}", as_of_said(as_of, say)))
    told = "\n".join((f"{below}.", *map(_row_told, rows)))

    def drawn(layout: Layout) -> str:
        panel = panel_drawn(one, below, layout, voices, say)
        height = round(panel.end + layout.margin / 2)
        name = f"{one.name}-{layout.name}"
        frame = Document(width=layout.width, height=height, title=title, told=told, lang=say.lang, name=name)
        return plot_document(frame, panel.drawn, styled=styled)

    return Plot(one.name, title, told, drawn(WIDE), drawn(NARROW), rows)


def _row_told(row: TableRow) -> str:
    """A figure as a sentence of the alternative text."""
    return f"{row.said}, {row.speaker}: {'; '.join((row.given, *row.notes))}."


def plot_document(frame: Document, *drawn: str, styled: bool) -> str:
    """What is drawn, on paper of its own, as a document by itself or, not styled, as a part of a page."""
    ground = element("rect", width=frame.width, height=frame.height, **painted("paper"))
    style = (element("style", style_sheet()),) if styled else ()
    svg = frame.holding(*style, ground, *drawn, **{"class": PLOT})
    return f"{HEAD}{svg}\n" if styled else svg
