"""Pictures written to disk, each whole or not at all; the verbs and the pictures write through this."""

from pathlib import Path

from safeconduct.errors import BadInput
from safeconduct.pictures.looks import fonts
from safeconduct.pictures.png import png_from_svg
from safeconduct.written import write_whole

ENDINGS = (".svg", ".png")


def checked_ending(path: Path) -> str:
    """The ending that says as what a picture is written. Raises BadInput for another one."""
    kind = path.suffix.lower()
    if kind not in ENDINGS:
        raise BadInput(f"a picture cannot be written to {path}; end its name in .svg or .png")
    return kind


def write_drawing(path: Path, svg: str, lang: str) -> None:
    """Write the picture; `.svg` or `.png` at the end of the path says as what.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    drawn = png_from_svg(svg, lang, fonts(lang)) if checked_ending(path) == ".png" else svg.encode()
    write_whole(path, drawn, what="the picture")
