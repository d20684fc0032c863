"""The picture by which other sites announce a page: its title on paper, drawn when the site is written."""

from safeconduct.papers.grammar import unmarked
from safeconduct.papers.speech import Speech
from safeconduct.pictures.looks import INK, PAPER, RULE, SOFT, fonts
from safeconduct.pictures.png import png_from_svg
from safeconduct.pictures.svg import element, text
from safeconduct.pictures.widths import Run, wrapped

WIDE, HIGH, MARGIN = 1200, 630, 80
TITLE, SMALL = 64, 30
LINE = 1.3
MOST_LINES = 4


def preview(title: str, below: str, speech: Speech) -> bytes:
    """A PNG of 1200 by 630. Raises OutsideFailed where this machine has no font for the language."""
    family = fonts(speech.lang)
    lines = wrapped([Run(unmarked(title), "bold")], TITLE, WIDE - 2 * MARGIN)[:MOST_LINES]
    top = HIGH / 2 - (len(lines) - 1) * TITLE * LINE / 2
    drawn = [
        text(
            MARGIN,
            top + number * TITLE * LINE,
            " ".join(run.text for run in line),
            font_size=TITLE,
            font_weight=700,
            fill=INK,
        )
        for number, line in enumerate(lines)
    ]
    svg = element(
        "svg",
        element("rect", width=WIDE, height=HIGH, fill=PAPER),
        element("rect", x=MARGIN, y=MARGIN, width=WIDE - 2 * MARGIN, height=6, fill=INK),
        text(MARGIN, MARGIN + 56, speech("site"), font_size=SMALL, fill=SOFT),
        *drawn,
        element("rect", x=MARGIN, y=HIGH - MARGIN - 52, width=WIDE - 2 * MARGIN, height=2, fill=RULE),
        text(MARGIN, HIGH - MARGIN, below, font_size=SMALL, fill=SOFT),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDE,
        height=HIGH,
        viewBox=f"0 0 {WIDE} {HIGH}",
        font_family=family,
    )
    return png_from_svg(svg, speech.lang, family)
