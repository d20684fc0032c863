"""What stands beside the mark of a figure: the number and who gave it, below them the day and what else was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from safeconduct.figures.figure import Figure, Series
from safeconduct.figures.sentence import given, notes, speaker_said
from safeconduct.pictures.svg import element, line_of_runs
from safeconduct.pictures.theme import painted
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.wording.phrases import Wording

SIZE, LINE = 15.0, 19.0
SMALL, SMALL_LINE = 13.0, 17.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Lines in two sizes: the number with its speaker; the day with what else was told."""

    large: tuple[list[Run], ...]
    small: tuple[list[Run], ...]

    @property
    def height(self) -> float:
        """What the lines take."""
        return len(self.large) * LINE + len(self.small) * SMALL_LINE

    @property
    def width(self) -> float:
        """What the longest line takes."""
        sized = [(line, SIZE) for line in self.large] + [(line, SMALL) for line in self.small]
        return max(_width(line, size) for line, size in sized)


def _width(line: Sequence[Run], size: float) -> float:
    spaces = (len(line) - 1) * width(" ", size)
    return spaces + sum(width(run.text, size, bold=run.bold) for run in line)


def label_of(figure: Figure, series: Series, room: float, say: Wording) -> Label:
    """The label of a figure, wrapped to the room that it has."""
    number = Run(given(figure, say), "" if figure.ended else "bold")
    told = "; ".join((say.day(figure.statement.said), *notes(figure, series, say)))
    return Label(
        large=tuple(wrapped([number, Run(speaker_said(figure, say))], SIZE, room)),
        small=tuple(wrapped([Run(told)], SMALL, room)),
    )


def label_drawn(label: Label, x: float, y: float, *, before: bool = False) -> str:
    """The lines from `x`, or with `before` up to it; `y` is the base line of the first."""
    drawn = []
    halo = {"stroke_width": 4, "stroke_linejoin": "round", "style": "paint-order:stroke"}
    anchor = "end" if before else None
    for lines, size, step, colour in ((label.large, SIZE, LINE, "ink"), (label.small, SMALL, SMALL_LINE, "soft")):
        for line in lines:
            look = {"font_size": size, "text_anchor": anchor, **halo, **painted(colour, "paper")}
            drawn.append(line_of_runs(x, y, line, **look))
            y += step
    return element("g", *drawn, data_part="label")
