"""All series as one picture, a sheet of panels; and what is written to disk: the sheet, or a plot and table of each."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from safeconduct.dates import AsOf
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.figures.figure import Series
from safeconduct.figures.sentence import as_of_said
from safeconduct.figures.table import heading
from safeconduct.pictures.captions import capital
from safeconduct.pictures.columns import split_in_two
from safeconduct.pictures.document import Document
from safeconduct.pictures.figures import Plot, panels, plot_document, plots
from safeconduct.pictures.files import ENDINGS, write_drawing
from safeconduct.pictures.panel import WIDE, note_drawn, paragraph
from safeconduct.pictures.rows import Drawn
from safeconduct.pictures.svg import element
from safeconduct.wording.phrases import Wording
from safeconduct.written import write_whole

TITLE, SMALL = 28, 16
BELOW_TITLE, BETWEEN = 12, 24


def sheet(series: Sequence[Series], as_of: AsOf, say: Wording) -> str:
    """One SVG with a panel for each series; where there is none it says so."""
    title = capital(say("figures-title", as_of=as_of_said(as_of, say)))
    told = [f"{plot.title}. {plot.told}" for plot in plots(series, as_of, say)]
    columns = 2 if len(series) > 1 else 1
    width, left, right = WIDE.width * columns, WIDE.margin, WIDE.width * columns - WIDE.margin
    head = paragraph(title, TITLE, left, left + TITLE, right, colour="ink", bold=True)
    if series:
        note = note_drawn(left, head.end - BELOW_TITLE, right, say)
        below = _in_columns(panels(series, WIDE, say), columns, note.end)
    else:
        told = [say("no-figures", as_of=as_of_said(as_of, say))]
        note = paragraph(told[0], SMALL, left, head.end, right, colour="soft")
        below = Drawn("", note.end)
    frame = Document(width=width, height=round(below.end), title=title, told="\n".join(told), lang=say.lang)
    return plot_document(frame, head.drawn, note.drawn, below.drawn, styled=True)


def _in_columns(panels: Sequence[Drawn], columns: int, top: float) -> Drawn:
    """The panels below one another, in one column or two of nearly equal height."""
    heights = [panel.end + BETWEEN for panel in panels]
    split = split_in_two(heights) if columns > 1 else len(panels)
    placed, ends = [], [top]
    for x, start, end in ((0, 0, split), (WIDE.width, split, len(panels))):
        y = top
        for panel, height in zip(panels[start:end], heights[start:end], strict=True):
            placed.append(element("g", panel.drawn, transform=f"translate({x} {y:.1f})"))
            y += height
        ends.append(y)
    return Drawn("\n".join(placed), max(ends))


def write_figures(path: Path, series: Sequence[Series], as_of: AsOf, say: Wording) -> None:
    """Write the sheet where the path ends in .svg or .png; into a folder a plot for each definition and its table.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    if path.suffix.lower() in ENDINGS and not path.is_dir():
        write_drawing(path, sheet(series, as_of, say), say.lang)
        return
    if path.suffix and not path.is_dir():
        raise BadInput(f"figures cannot be drawn to {path}; end its name in .svg or .png, or name a folder")
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise OutsideFailed(f"the folder {path} cannot be made ({error.strerror}); name another place") from None
    for plot in plots(series, as_of, say):
        write_drawing(path / f"{plot.name}.svg", plot.wide, say.lang)
        write_whole(path / f"{plot.name}.csv", table(plot, say).encode(), what="the table")


def table(plot: Plot, say: Wording) -> str:
    """The table of a plot as comma-separated values."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading(say))
    for row in plot.rows:
        writer.writerow([row.said, row.speaker, row.given, "; ".join(row.notes), row.known, " ".join(row.statements)])
    return out.getvalue()
