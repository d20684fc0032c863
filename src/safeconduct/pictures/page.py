"""A page from top to bottom: its title, what is drawn so far, and the whole as SVG; chart and flow are pages."""

from typing import NamedTuple

from safeconduct.pictures.document import HEAD, Document
from safeconduct.pictures.looks import INK, PAPER, SOFT
from safeconduct.pictures.svg import element, text
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.wording.phrases import Wording

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


def page_drawn(page: Page, title: str, told: str, say: Wording, *definitions: str) -> str:
    """The whole picture: what it names, its paper, and all that is drawn upon it."""
    height = round(page.y + MARGIN / 2)
    frame = Document(width=WIDTH, height=height, title=title, told=told, lang=say.lang)
    ground = element("rect", width=WIDTH, height=height, fill=PAPER)
    return f"{HEAD}{frame.holding(*definitions, ground, chr(10).join(page.drawn))}\n"
