"""The picture of all routes of one prisoner over time, written to disk as SVG or PNG for the verb `timeline`."""

import os
from collections.abc import Sequence
from pathlib import Path

from safeconduct.dates import AsOf
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.pictures.chart import chart
from safeconduct.pictures.looks import fonts
from safeconduct.pictures.png import png_from_svg
from safeconduct.routes.change import Moment
from safeconduct.statements.gathered import Statements
from safeconduct.wording.phrases import Wording


def write_picture(  # noqa: PLR0917 - what is drawn, as of when, in which words, and where to: none has a default
    path: Path, subject: str, moments: Sequence[Moment], until: AsOf, statements: Statements, say: Wording
) -> None:
    """Write the picture, whole or not at all. `.svg` or `.png` at the end of the path says which.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise BadInput(f"a picture cannot be written to {path}; end its name in .svg or .png")
    svg = chart(subject, moments, until, statements, say)
    _replace(path, png_from_svg(svg, say.lang, fonts(say.lang)) if kind == ".png" else svg.encode())


def _replace(path: Path, content: bytes) -> None:
    """Write beside the path, then put it in its place in one step."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise OutsideFailed(f"the picture cannot be written to {path} ({error.strerror}); name another place") from None
    finally:
        _forget(beside)


def _forget(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # what could not be written cannot be there
