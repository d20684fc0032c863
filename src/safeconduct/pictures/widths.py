"""How wide a text will be, near enough: by letter and script, on the wide side of the sans-serif fonts we name."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

BOLD = 1.1
# In parts of the font size: the wider of Noto Sans and (nearly) DejaVu Sans.
_BY_WIDTH = {
    0.32: " \u00a0',.Jijl·’‘ії",
    0.36: "-:;IfІЇ",
    0.42: '!"()/[]\\rt',
    0.5: "?_`sz–“”°гзґ",
    0.58: "*FLTYacekvxy|«»ГТабвекстухьэяєҐё",
    0.62: "$0123456789EKPSbdghnopqu{}ЕЗРУлнопрчЁ",
    0.68: "ABCRVXZАБВКСХЧЬЭЯдийцъЄ",
    0.76: "&DGHNUДИЙЛНПЦм",
    0.86: "#+<=>OQ^w~→×ОФЪЫжфыю",
    1.0: "%@MWm—…№МшщЖШЩЮ",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_FIRST_WIDE = 0x1100


class Run(NamedTuple):
    """A piece of a text in one style."""

    text: str
    style: str = ""

    @property
    def bold(self) -> bool:
        """Whether it is set in bold."""
        return self.style == "bold"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels."""
    ems = sum(_WIDTHS.get(letter, 1.0 if ord(letter) >= _FIRST_WIDE else 0.7) for letter in text)
    return ems * size * (BOLD if bold else 1)


def wrapped(runs: Iterable[Run], size: float, room: float) -> list[list[Run]]:
    """Lines of runs, broken at spaces so that each fits the room; a word too long for a line is cut into several."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in _words(runs, size, room):
        wide = width(run.text, size, bold=run.bold)
        space = width(" ", size, bold=run.bold) if lines[-1] else 0
        if lines[-1] and used + space + wide > room:
            lines.append([])
            used = space = 0
        lines[-1].append(run)
        used += space + wide
    return [_together(line) for line in lines if line]


def _words(runs: Iterable[Run], size: float, room: float) -> Iterable[Run]:
    for run in runs:
        for word in filter(None, run.text.replace("\n", " ").split(" ")):
            start = 0
            for end in range(1, len(word) + 1):
                if width(word[start : end + 1], size, bold=run.bold) > room or end == len(word):
                    yield Run(word[start:end], run.style)
                    start = end


def _together(line: list[Run]) -> list[Run]:
    return [
        Run(" ".join(word.text for word in words), style) for style, words in groupby(line, key=lambda run: run.style)
    ]


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it does not fit."""
    if width(text, size, bold=bold) <= room:
        return text
    end = len(text)
    while end and width(f"{text[:end].rstrip()}…", size, bold=bold) > room:
        end -= 1
    return f"{text[:end].rstrip()}…"
