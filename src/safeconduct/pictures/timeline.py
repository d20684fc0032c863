"""The picture of all routes of one prisoner over time, written to disk as SVG or PNG for the verb `timeline`."""

from collections.abc import Sequence
from pathlib import Path

from safeconduct.dates import AsOf
from safeconduct.pictures.chart import chart
from safeconduct.pictures.page import write_svg
from safeconduct.routes.change import Moment
from safeconduct.statements.gathered import Statements
from safeconduct.wording.phrases import Wording


def write_picture(  # noqa: PLR0917 - what is drawn, as of when, in which words, and where to: none has a default
    path: Path, subject: str, moments: Sequence[Moment], until: AsOf, statements: Statements, say: Wording
) -> None:
    """Write the picture, whole or not at all. `.svg` or `.png` at the end of the path says which.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    write_svg(path, lambda: chart(subject, moments, until, statements, say), say.lang)
