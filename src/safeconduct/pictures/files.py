"""Pictures and their tables written to disk, each whole or not at all; the verbs write through this."""

import os
from pathlib import Path

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.pictures.looks import fonts
from safeconduct.pictures.png import png_from_svg

ENDINGS = (".svg", ".png")


def write_drawing(path: Path, svg: str, lang: str) -> None:
    """Write the picture; `.svg` or `.png` at the end of the path says as what.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    kind = path.suffix.lower()
    if kind not in ENDINGS:
        raise BadInput(f"a picture cannot be written to {path}; end its name in .svg or .png")
    write_whole(path, png_from_svg(svg, lang, fonts(lang)) if kind == ".png" else svg.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the path, then put it in its place in one step."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise OutsideFailed(f"{path} cannot be written ({error.strerror}); name another place") from None
    finally:
        _forget(beside)


def _forget(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # what could not be written cannot be there
