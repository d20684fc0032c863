"""The table of a series, as texts in the reader's language: verbs print it, pages and pictures set it beside a plot."""

from typing import NamedTuple

from safeconduct.figures.figure import Figure, Series
from safeconduct.figures.sentence import given, notes, speaker_said
from safeconduct.wording.phrases import Wording


class TableRow(NamedTuple):
    """One figure in words. `ended`: a ruling has set it aside; `notes` say so, and what else was told."""

    said: str
    speaker: str
    given: str
    notes: tuple[str, ...]
    known: str
    statements: tuple[str, ...]
    ended: bool


def heading(say: Wording) -> tuple[str, ...]:
    """The names of the columns, in the order of a row's fields up to `statements`."""
    return tuple(say(key) for key in ("said", "speaker", "number-given", "told-besides", "known", "statement"))


def rows_of_series(series: Series, say: Wording) -> list[TableRow]:
    """A row for every figure, in the order in which they were said."""
    return [_row(figure, series, say) for figure in series.figures]


def _row(figure: Figure, series: Series, say: Wording) -> TableRow:
    return TableRow(
        said=say.day(figure.statement.said),
        speaker=speaker_said(figure, say),
        given=given(figure, say),
        notes=tuple(notes(figure, series, say)),
        known=say.day(figure.statement.known),
        statements=figure.ids,
        ended=figure.ended is not None,
    )
