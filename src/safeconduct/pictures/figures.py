"""The plots of figures: one for each definition, wide and narrow, as SVG for pages; verbs and pages use them."""

from collections.abc import Sequence
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.figures.figure import Series
from safeconduct.figures.sentence import as_of_said, definition_said, of_whom_said
from safeconduct.figures.table import TableRow, rows_of_series
from safeconduct.pictures.captions import capital
from safeconduct.pictures.document import HEAD, Document
from safeconduct.pictures.glyphs import voices_of
from safeconduct.pictures.panel import NARROW, WIDE, Head, Layout, note_drawn, panel_drawn
from safeconduct.pictures.rows import Drawn
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
    with `styled` False it goes into a page that holds `safeconduct.pictures.theme.style_sheet()` once in its own style,
    and has no title drawn, since the page sets it as a heading.
    One voice has one look in all plots of a call, so give it all series of a page together. A page shows `wide` or
    `narrow` by a media query and the rows as a table beside.
    """
    wide, narrow = (panels(series, layout, say, as_of, titled=styled) for layout in (WIDE, NARROW))
    return [_plot(*drawn, as_of, say, styled=styled) for drawn in zip(series, wide, narrow, strict=True)]


def panels(
    series: Sequence[Series], layout: Layout, say: Wording, as_of: AsOf | None = None, *, titled: bool = True
) -> list[Drawn]:
    """The panel of every series in one layout, each with its day where one is given; one voice has one look in all."""
    voices = voices_of(figure for one in series for figure in one.figures)
    titles = [capital(definition_said(one.definition, say)) if titled else "" for one in series]
    heads = [Head(title, _below(one, as_of, say)) for title, one in zip(titles, series, strict=True)]
    return [panel_drawn(one, head, layout, voices, say) for one, head in zip(series, heads, strict=True)]


def _below(series: Series, as_of: AsOf | None, say: Wording) -> str:
    whom = of_whom_said(series, say)
    return f"{whom}; {as_of_said(as_of, say)}" if as_of else whom


def _plot(one: Series, wide: Drawn, narrow: Drawn, as_of: AsOf, say: Wording, *, styled: bool) -> Plot:
    title, rows = capital(definition_said(one.definition, say)), tuple(rows_of_series(one, say))
    told = "\n".join((_below(one, as_of, say), *map(_row_told, rows)))

    def alone(layout: Layout, panel: Drawn) -> str:
        note = note_drawn(layout.margin, panel.end, layout.width - layout.margin, say)
        height, name = round(note.end + layout.margin / 2), f"{one.name}-{layout.name}"
        frame = Document(width=layout.width, height=height, title=title, told=told, lang=say.lang, name=name)
        return plot_document(frame, panel.drawn, note.drawn, styled=styled)

    return Plot(one.name, title, told, alone(WIDE, wide), alone(NARROW, narrow), rows)


def _row_told(row: TableRow) -> str:
    """A figure as a sentence of the alternative text."""
    return f"{row.said}, {row.speaker}: {'; '.join((row.given, *row.notes))}."


def plot_document(frame: Document, *drawn: str, styled: bool) -> str:
    """What is drawn, on paper of its own, as a document by itself or, not styled, as a part of a page."""
    ground = element("rect", width=frame.width, height=frame.height, **painted("paper"))
    style = (element("style", style_sheet()),) if styled else ()
    svg = frame.holding(*style, ground, *drawn, **{"class": PLOT})
    return f"{HEAD}{svg}\n" if styled else svg
