"""The page that every picture stands on: its title, its frame as SVG, and how it is written to disk as SVG or PNG."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from safeconduct.errors import BadInput
from safeconduct.pictures.looks import INK, PAPER, SOFT, fonts, textures
from safeconduct.pictures.png import png_from_svg
from safeconduct.pictures.svg import element, text, words
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.wording.phrases import Wording
from safeconduct.written import write_whole

WIDTH, MARGIN = 1200, 48
TITLE_SIZES = (34, 32, 30, 28)
SUBTITLE_SIZE = 18


class Page(NamedTuple):
    """What is drawn so far, and where the next thing begins."""

    drawn: tuple[str, ...]
    y: float

    def then(self, drawn: str, y: float) -> "Page":
        """The page with one thing more."""
        return Page((*self.drawn, drawn), y)


def headed(title: str, below: str) -> Page:
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


def document(page: Page, title: str, told: str, say: Wording) -> str:
    """The whole picture, with its title and its text for those who do not see it."""
    height = round(page.y + MARGIN / 2)
    head = {"xmlns": "http://www.w3.org/2000/svg", "width": WIDTH, "height": height, "viewBox": f"0 0 {WIDTH} {height}"}
    named = {"role": "img", "aria_labelledby": "title told", "lang": say.lang, "xml_lang": say.lang}
    drawn = element(
        "svg",
        element("title", words(title), id="title"),
        element("desc", words(told), id="told"),
        textures(),
        element("rect", width=WIDTH, height=height, fill=PAPER),
        "\n".join(page.drawn),
        **head,
        **named,
        font_family=fonts(say.lang),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'


def write_svg(path: Path, draw: Callable[[], str], lang: str) -> None:
    """Write a picture, whole or not at all. `.svg` or `.png` at the end of the path says which.

    Raises BadInput for another ending, OutsideFailed where it cannot be drawn or written.
    """
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise BadInput(f"a picture cannot be written to {path}; end its name in .svg or .png")
    svg = draw()
    content = png_from_svg(svg, lang, fonts(lang)) if kind == ".png" else svg.encode()
    write_whole(path, content, what="the picture")
