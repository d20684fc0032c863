"""A figure in words: the amount, what it counts, who gave it when, and what else is told of it; verbs and pictures."""

from collections.abc import Mapping, Sequence

from safeconduct.dates import AsOf, iso, partial_date
from safeconduct.figures.amount import Amount, amount_of
from safeconduct.figures.figure import Definition, Figure, Series, includes_of
from safeconduct.powers import looks_like_power
from safeconduct.wording.phrases import Wording, phrases

MOST_NAMED = 4


def figure_said(value: Mapping[str, object], say: Wording) -> str:
    """The value of a statement: its amount, and what it includes where that is more than one thing."""
    told, includes = amount_said(amount_of(value), say), includes_of(value)
    return f"{told} ({list_said(includes, say)})" if len(includes) > 1 else told


def amount_said(amount: Amount, say: Wording, counter: str = "") -> str:
    """A number, range or bound: `about 1,000`, `15,000–18,000`, `several`. A `counter` stands after the number itself,
    before the word of its bound: `3,000명 초과`.
    """
    if amount.kind == "in-words":
        return say.word(amount.bound) if amount.bound else say("no-number")
    if amount.number is None and amount.kind != "range":
        return say(f"bound-{amount.kind}", number=say.number(amount.numbers[0]) + counter)
    ends = [one for one in (amount.first, amount.last) if one is not None]
    span = "–".join(say.number(one) for one in ends) + (counter if ends else "")
    number = span if amount.number is None else say.number(amount.number) + counter
    told = _bounded(number, amount.bound, say)
    return f"{told} ({span})" if span and number != span else told


def _bounded(number: str, bound: str, say: Wording) -> str:
    """A number with its bound; one that has no phrase is said as it stands."""
    key = f"bound-{bound.replace(' ', '-')}"
    return say(key, number=number) if key in phrases() else f"{bound} {number}".strip()


def list_said(words: Sequence[str], say: Wording) -> str:
    """Words of data in the reader's language, in the order told."""
    return ", ".join(say.word(one) for one in words)


def definition_said(definition: Definition, say: Wording) -> str:
    """What a number counts: the matter, what it includes, and where they are."""
    label = definition.matter.label[say.lang]
    where = f"{say('where')}: {definition.where}" if definition.where else ""
    told = "; ".join(filter(None, (list_said(definition.includes, say), where)))
    return f"{label} ({told})" if told else label


def speaker_said(figure: Figure, say: Wording) -> str:
    """Who gave it, and the Power for which he speaks."""
    one = figure.statement
    behalf = one.on_behalf_of or ""
    return f"{one.speaker} ({say.power(behalf)})" if looks_like_power(behalf) else one.speaker


def given(figure: Figure, say: Wording) -> str:
    """The amount as it was given, with a `not` where it was denied."""
    told = amount_said(figure.amount, say)
    return say("is-not", value=told) if figure.statement.denied else told


def of_whom_said(series: Series, say: Wording) -> str:
    """Of whom the numbers are, and that they are estimates where all are."""
    whom = f"{say('of-whom')}: {series.definition.subject}"
    return f"{whom}; {say('estimates')}" if series.of_estimates else whom


def notes(figure: Figure, series: Series, say: Wording) -> list[str]:
    """What else is told with the number, then what became of it: another rendering, a correction, a ruling."""
    found = [say("estimate")] if figure.statement.estimate and not series.of_estimates else []
    found += [_qualified(key, told, say) for key, told in figure.qualifiers.items()]
    if figure.otherwise:
        found.append(say("told-otherwise", statements=_some(figure.otherwise, say)))
    if figure.corrected:
        found.append(say("transcription-corrected", rulings=", ".join(one.id for one in figure.corrected)))
    if figure.ended:
        found.append(f"{say.word(figure.ended.decision)} ({figure.ended.id})")
    return found


def as_of_said(as_of: AsOf, say: Wording) -> str:
    """As of which day, and by what was known on which where that is another."""
    on, known_by = (say.day(partial_date(iso(day))) for day in (as_of.on, as_of.known_by))
    return say("figures-as-of" if on == known_by else "figures-as-of-known-by", on=on, known_by=known_by)


def _some(ids: Sequence[str], say: Wording) -> str:
    more = [say("and-more-statements", count=len(ids) - MOST_NAMED)] if len(ids) > MOST_NAMED else []
    return ", ".join((*ids[:MOST_NAMED], *more))


def _qualified(key: str, told: str | int, say: Wording) -> str:
    """`of` a number is the whole that it is a part of; `of` words is who they are."""
    name = "who" if (key, isinstance(told, str)) == ("of", True) else key
    label = say(f"told-{name}") if f"told-{name}" in phrases() else say.word(name)
    return f"{label}: {say.number(told) if isinstance(told, int) else say.word(told)}"
