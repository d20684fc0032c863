"""The figures of a bulletin as plots and tables: only what passed the door is drawn; the page of figures sets them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from safeconduct.dates import AsOf
from safeconduct.figures.figure import Series
from safeconduct.figures.from_statements import series_from_statements
from safeconduct.papers.bulletin import Bulletin
from safeconduct.papers.grammar import Run, capital, runs, unmarked
from safeconduct.papers.sentence import Row, figure_said, line_of, who
from safeconduct.papers.speech import Speech
from safeconduct.papers.told import Told
from safeconduct.pictures.figures import plots
from safeconduct.statements.ruling import SETS_ASIDE, Decision, Ruling
from safeconduct.statements.statement import Statement, meaning_of
from safeconduct.vocabulary.from_files import vocabulary

# A page has at most 60 kB without its plots: in fifths of a kilobyte, what a row, a note and a panel weigh; and a plot
# holds so many figures.
A_PAGE, A_ROW, A_NOTE, A_HEAD = 200, 2, 1, 4
A_PLOT = 40


class FigureRow(NamedTuple):
    """One figure in the table beside a plot."""

    said: str
    who: tuple[Run, ...]
    number: str
    notes: tuple[str, ...]
    source: Row
    known: str
    place: str
    ended: bool


class Panel(NamedTuple):
    """One definition: its title, its plot for wide and narrow screens, and the rows of its table."""

    title: str
    wide: Markup
    narrow: Markup
    rows: tuple[FigureRow, ...]


def heads(speech: Speech) -> tuple[str, ...]:
    """The heads of the columns."""
    return tuple(speech(key) for key in ("b-said", "b-speaker", "f-number", "f-notes", "b-source", "b-known"))


def panels(bulletin: Bulletin, speech: Speech, places: Mapping[str, str]) -> list[list[Panel]]:
    """A panel for every definition, cut into pages. `places`: where each statement stands, by anchor.

    What has more figures than a page holds has several panels, the earlier figures in the first.
    """
    told = {one.id or one.anchor: one for one in bulletin.told if one.amount}
    as_of = AsOf(bulletin.on, bulletin.on)
    series = _cut(series_from_statements([_drawable(one, speech) for one in told.values()], as_of))
    pages: list[list[Panel]] = [[]]
    weight = 0
    for one, plot in zip(series, plots(series, as_of, speech.say, styled=False), strict=True):
        shown = [told[name] for figure in one.figures for name in figure.ids]
        rows = tuple(_row(each, speech, places) for each in shown)
        heavy = A_HEAD + sum(A_ROW + A_NOTE * len(row.notes) for row in rows)
        if weight + heavy > A_PAGE and pages[-1]:
            pages.append([])
            weight = 0
        weight += heavy
        pages[-1].append(Panel(plot.title, _inline(plot.wide, speech), _inline(plot.narrow, speech), rows))
    return pages


def _cut(series: Iterable[Series]) -> list[Series]:
    """The series, each in pieces of so many figures as a panel holds."""
    return [
        replace(one, name=f"{one.name}-{start}" if start else one.name, figures=one.figures[start : start + A_PLOT])
        for one in series
        for start in range(0, len(one.figures), A_PLOT)
    ]


def _inline(svg: str, speech: Speech) -> Markup:
    """A drawing within a page, whose language it has already: validators know `lang` on no SVG element."""
    # The drawing escapes what it sets into SVG; nothing but what passed the door is in it.
    return Markup(svg.replace(f' lang="{speech.lang}"', "").replace(f' xml:lang="{speech.lang}"', ""))  # noqa: S704 - see above


def _row(told: Told, speech: Speech, places: Mapping[str, str]) -> FigureRow:
    line = line_of(told, speech)
    return FigureRow(
        said=speech.day(told.said),
        who=runs(capital(who(told, speech))),
        number=figure_said(told, speech),
        notes=line.notes,
        source=line.sources[0],
        known=speech.day(told.known),
        place=places[line.anchor],
        ended=told.ended,
    )


def _drawable(told: Told, speech: Speech) -> Statement:
    """A figure as the drawing wants it, made anew out of what may be told and of nothing else."""
    value = _value(told) | ({"where": speech("in-part", n=told.part)} if told.part else {})
    name = speech.voice(told.voice) if told.voice else speech.register.capacities[told.capacity][speech.lang]
    speaker = capital(unmarked(name))
    return Statement(
        id=told.id or told.anchor,
        row="",
        utterance=f"{told.voice or told.capacity}@{told.said}",
        subject=_whom(told, speech),
        matter=told.matter,
        value=value,
        meaning=meaning_of(value, "figure"),
        denied=told.denied,
        speaker=f"{speaker} ({speech.power_alone(told.behalf)})" if told.behalf else speaker,
        capacity=told.capacity,
        directness=told.directness,
        estimate=told.estimate,
        said=told.said,
        known=told.known,
        endings=tuple(_ending(one.decision, one.day, speech) for one in told.became if one.decision in SETS_ASIDE),
    )


def _whom(told: Told, speech: Speech) -> str:
    whom = speech("of-captured" if "group" in vocabulary().matters[told.matter].of else "of-force")
    return whom if told.whom == 1 else speech("of-others", whom=whom, n=told.whom)


def _value(told: Told) -> dict[str, object]:
    amount = told.amount
    numbers = {"n": amount.number, "min": amount.first, "max": amount.last, "bound": amount.bound} if amount else {}
    given: dict[str, object] = {key: one for key, one in numbers.items() if one not in (None, "")}
    return given | ({"includes": list(told.includes)} if told.includes else {})


def _ending(decision: Decision, day: int, speech: Speech) -> Ruling:
    """A ruling by its day alone: its reasons and its authors are not for the public."""
    return Ruling(id=speech.day(day), decision=decision, day=day, known=day, reason="", made_by="", approved_by="")
