"""A statement that may be told as a sentence, with what stands behind it and what became of it; pages set these."""

from typing import NamedTuple

from safeconduct.figures.sentence import amount_said, list_said
from safeconduct.papers.grammar import Run, capital, runs, unmarked
from safeconduct.papers.speech import Speech
from safeconduct.papers.told import Told
from safeconduct.vocabulary.from_files import vocabulary

OFFICER = "officer"


class Row(NamedTuple):
    """A row of what stands behind a sentence. `link` is "" where there is nothing to link."""

    label: str
    runs: tuple[Run, ...]
    link: str = ""


class Line(NamedTuple):
    """A sentence as pages set it: anchor, runs, notes, sources, and the rows of each statement behind it.

    `others`: the anchors of the other statements that make the same sentence.
    """

    anchor: str
    others: tuple[str, ...]
    sentence: tuple[Run, ...]
    quotation: tuple[Run, ...]
    notes: tuple[str, ...]
    sources: tuple[Row, ...]
    behind: tuple[tuple[Row, ...], ...]
    ended: bool

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.sentence)


def line_of(told: Told, speech: Speech, *also: Told) -> Line:
    """The sentence of a statement, and of others that make the same, with everything that stands beside it."""
    several = (told, *also)
    quoted = next((one for one in several if one.quotation), told)
    return Line(
        anchor=f"s-{told.anchor}",
        others=tuple(f"s-{one.anchor}" for one in also),
        sentence=runs(sentence(told, speech)),
        quotation=runs(_quoted(quoted, speech)),
        notes=tuple(_notes(told, speech)),
        sources=tuple(dict.fromkeys(_source(one, speech) for one in several)),
        behind=(tuple(_behind(told, speech)), *(tuple(_by_page(one, speech)) for one in also)),
        ended=told.ended,
    )


def clause(told: Told, speech: Speech) -> str:
    """What it says, without who says it; "it is not so that" where it is denied."""
    matter = vocabulary().matters[told.matter]
    said = speech.clause(
        told.matter,
        told.says,
        by=speech.actor(told.by, matter.by),
        to=speech.actor(told.towards, matter.towards),
        value=speech.power(told.power),
        figure=figure_said(told, speech),
    )
    return speech("not-so", clause=said) if told.denied else said


def sentence(told: Told, speech: Speech) -> str:
    """What was said, by whom, as what and when; names in another language are marked."""
    return capital(_framed(told, clause(told, speech), speech))


def _framed(told: Told, said: str, speech: Speech) -> str:
    if told.capacity == OFFICER:
        return speech("the-office", clause=said, day=speech.day(told.said))
    verb = "passes-on" if told.directness == "hearsay" else "says"
    says = speech(verb, n=speech.register.speakers(told.voice))
    places = {"clause": said, "who": who(told, speech), "says": says, "day": speech.day(told.said)}
    if told.said.first != told.said.last:
        if len(told.said.text) <= len("2025-01"):
            return speech("said-in-month", **places)
        return speech("said-in-span", **places, first=speech.day(told.said.first), last=speech.day(told.said.last))
    if told.matter == "appeal" and not told.denied and verb == "says":
        return speech("appealed", **places, to=speech.power(told.towards))
    return speech("said", **places)


def who(told: Told, speech: Speech) -> str:
    """The speaker by name, where he is a public voice, and as what he speaks."""
    if told.capacity == OFFICER:
        return office(told, speech)
    if not told.voice:
        return speech("unnamed", office=office(told, speech))
    return speech("who", name=speech.voice(told.voice), office=office(told, speech))


def office(told: Told, speech: Speech) -> str:
    """As what he speaks, and the Power for which he speaks or whose office it is."""
    capacity = speech.register.capacities[told.capacity][speech.lang]
    power = told.behalf or speech.register.home(told.voice)
    if not power:
        return capacity
    return speech("office-of", capacity=capacity, power=speech.power_alone(power))


def figure_said(told: Told, speech: Speech) -> str:
    """A number with its bound and what it includes; "" where there is none."""
    if not told.amount:
        return ""
    figure = amount_said(told.amount, speech.say, speech("counter"))
    if told.amount.kind == "in-words":
        figure = speech("quotation", words=figure)
    if not told.includes:
        return figure
    return speech("including", figure=figure, includes=list_said(told.includes, speech.say))


def _quoted(told: Told, speech: Speech) -> str:
    if not told.quotation:
        return ""
    quoted = speech("quotation", words=speech.foreign(told.quotation, told.lang))
    return speech("in-words", quotation=quoted)


def _notes(told: Told, speech: Speech) -> list[str]:
    found = [speech("of-one")] if told.of_one else []
    if told.whom > 1:
        found.append(speech("counts-others", n=told.whom))
    if told.part:
        found.append(speech("counts-part", n=told.part))
    if told.qualified:
        found.append(speech("qualified"))
    return found + [speech(f"since-{one.decision}", day=speech.day(one.day)) for one in told.became]


def _source(told: Told, speech: Speech) -> Row:
    label, cited = speech("b-source"), told.cited
    if told.capacity == OFFICER:
        return Row(label, (Run(speech("own-finding")),))
    if cited is None:
        return Row(label, (Run(speech("no-source")),))
    if not cited.name:
        return Row(label, (Run(speech("unnamed-page")),))
    return Row(label, runs(speech.foreign(cited.name, cited.lang)), cited.address)


def _behind(told: Told, speech: Speech) -> list[Row]:
    how = speech(told.directness) + (f", {speech('by-estimate')}" if told.estimate else "")
    return [
        Row(speech("b-matter"), (Run(capital(speech.label(told.matter))),)),
        Row(speech("b-speaker"), runs(capital(who(told, speech)))),
        Row(speech("b-said"), (Run(speech.day(told.said)),)),
        Row(speech("b-known"), (Run(speech.day(told.known)),)),
        Row(speech("b-directness"), (Run(how),)),
        *_by_page(told, speech),
    ]


def _by_page(told: Told, speech: Speech) -> list[Row]:
    """What differs from page to page: which it is, and the id in the journal."""
    source = _source(told, speech)
    if told.cited and told.cited.name and not told.cited.whole:
        source = source._replace(runs=(*source.runs, Run(f" ({speech('front-of-site')})")))
    return [source, *([Row(speech("b-statement"), (Run(told.id),))] if told.id else [])]


def plain(told: Told, speech: Speech) -> str:
    """The sentence as plain text with its source and what became of it, for feeds and descriptions."""
    source = "".join(run.text for run in _source(told, speech).runs)
    cited = speech("cited", source=source)
    return " ".join((unmarked(sentence(told, speech)), cited, *_notes(told, speech)))
