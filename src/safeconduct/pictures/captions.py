"""What stands in a picture in words: titles, days, values, who said what; and the alternative text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from babel.dates import format_date, format_skeleton

from safeconduct.dates import AsOf
from safeconduct.figures.sentence import figure_said
from safeconduct.pictures.lanes import NOT_SHOWN, Lane, Span
from safeconduct.pictures.marks import UNIDENTIFIED
from safeconduct.pictures.widths import Run
from safeconduct.powers import looks_like_power
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

MOST_COUNTED_IN_WORDS = 9
YEARS_ALONE_AFTER = 3
OFFER = "offer:"
NO_BREAK = "\u00a0"


def heading(subject: str, lanes: Sequence[Lane], until: AsOf, say: Wording) -> str:
    """The title: whose ways out, how many, from when to when."""
    if not lanes:
        return say("picture-title-empty", subject=subject)
    count = len(lanes)
    ways = say(f"ways-out-{count}") if count <= MOST_COUNTED_IN_WORDS else say("ways-out-many", count=count)
    return say("picture-title", subject=subject, ways=ways, time=months(lanes[0].spans[0].first, until.on, say))


def months(first: int, last: int, say: Wording) -> str:
    """A stretch of time in months, or in years where it is long."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    names = [str(format_date(one, "LLLL", locale=say.locale)) for one in (start, end)]
    if end.year - start.year >= YEARS_ALONE_AFTER:
        return say("picture-period", start=start.year, end=end.year)
    if start.year != end.year:
        return say("months-of-years", start=names[0], start_year=start.year, end=names[1], end_year=end.year)
    if start.month != end.month:
        return say("months-of-a-year", start=names[0], end=names[1], year=start.year)
    return say("month-of-a-year", month=names[0], year=start.year)


def below_heading(first: int, until: AsOf, say: Wording) -> str:
    """The second title: the days it covers, each by what was known on it."""
    covered = period(first, until.on, say)
    if until.known_by < until.on:
        return say("picture-subtitle-known-by", period=covered, known_by=whole_day(until.known_by, say))
    return say("picture-subtitle", period=covered)


def period(first: int, last: int, say: Wording) -> str:
    """From one day to another; one day where they are the same."""
    if first == last:
        return whole_day(first, say)
    return say("picture-period", start=whole_day(first, say), end=whole_day(last, say))


def whole_day(day: int, say: Wording) -> str:
    """A day with its month and year, as people write it."""
    return str(format_date(date.fromordinal(day), "long", locale=say.locale))


def short_day(day: int, say: Wording, *, year: bool) -> str:
    """A day with its month, and its year where asked for."""
    return whole_day(day, say) if year else str(format_skeleton("MMMMd", date.fromordinal(day), locale=say.locale))


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def lane_called(lane: Lane, say: Wording) -> str:
    """A lane by name: its kind, its Power, its offer where several stand apart."""
    return " · ".join(filter(None, (capital(lane.kind[say.lang]), say.power(lane.power), lane.offer)))


def who_called(key: str, say: Wording) -> str:
    """A Power by name, a body or role by its label, a person by key."""
    role = vocabulary().roles.get(key)
    return role.label[say.lang] if role else say.power(key)


def debtors(owes: Sequence[str], say: Wording) -> list[str]:
    """Ways to say who owes the next step, the longest first: by name, by code, the first by code and how many more."""
    if not owes:
        return [say("nobody-owes")]
    shorter = [f"{', '.join(owes[:count])} +{len(owes) - count}" for count in range(len(owes) - 1, 0, -1)]
    return [", ".join(who_called(key, say) for key in owes), ", ".join(owes), *shorter]


def value_said(statement: Statement, say: Wording) -> str:
    """The value of a statement in words: the label of a word, the name of a Power, a figure."""
    matter = vocabulary().matter(statement.matter)
    value = statement.value
    if isinstance(value, Mapping):
        told = figure_said(value, say)
    elif matter and isinstance(value, str) and value in matter.words:
        told = matter.words[value].label[say.lang]
    else:
        told = say.power(str(value)) if matter and matter.type == "power" else str(value)
    return say("is-not", value=told) if statement.denied else told


def told_of(statements: Sequence[Statement], subject: str, day: int, say: Wording) -> list[Run]:
    """What one speaker said at one time, as runs: who, of whom if not of him, what, when if not that day; the ids."""
    first = statements[0]
    what = [_what(one, say) for one in statements]
    notes = [say("said-on", day=_said(first, say).replace(" ", NO_BREAK))] if first.said.last != day else []
    ids = ", ".join(one.id for one in statements)
    return [
        Run(f"{speaker_said(first, subject, say)}:", "bold"),
        Run("; ".join((*what, *notes))),
        Run(f"({ids})", "faint"),
    ]


def _what(statement: Statement, say: Wording) -> str:
    matter = vocabulary().matter(statement.matter)
    about = matter.label[say.lang] if matter else statement.matter
    told = f"{about}{NO_BREAK}– {value_said(statement, say)}"
    if statement.subject.startswith(UNIDENTIFIED):
        return f"{told} ({say('said-only-of-one-of-them')})"
    return told


def speaker_said(statement: Statement, subject: str, say: Wording) -> str:
    """Who speaks, for which Power, and of whom where it is another than `subject`."""
    speaker = statement.speaker
    if statement.on_behalf_of and looks_like_power(statement.on_behalf_of):
        speaker = f"{speaker} ({statement.on_behalf_of})"
    if statement.subject == subject or statement.subject.startswith((UNIDENTIFIED, OFFER)):
        return speaker
    return say("said-by", speaker=speaker, subject=statement.subject)


def _said(statement: Statement, say: Wording) -> str:
    said = statement.said
    if said.first == said.last:
        return short_day(
            said.last, say, year=date.fromordinal(said.last).year != date.fromordinal(statement.known_day).year
        )
    first, last = date.fromordinal(said.first), date.fromordinal(said.last)
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and len(said.text) == len("2025-02"):
        return months(said.first, said.last, say)
    return said.text


def alternative(lanes: Iterable[Lane], say: Wording) -> str:
    """Everything the lanes show, in words: each route with its spans."""
    told = []
    for lane in lanes:
        spans = "; ".join(span_said(span, say) for span in lane.spans)
        told.append(say("picture-alt", route=lane_called(lane, say), spans=spans))
    return "\n".join(f"{one}." for one in told)


def span_said(span: Span, say: Wording) -> str:
    """One span in words: status, days, and who owed the next step."""
    told = say("picture-span", status=say(span.status), period=period(span.first, span.last, say))
    if span.status != "awaiting":
        return told
    return say("picture-debt", span=told, who=debtors(span.owes, say)[0])


def turn_said(lane: Lane, status: str | None, say: Wording) -> str:
    """What became of a route on a day."""
    return say("picture-turn", route=lane.kind[say.lang], status=say(status or NOT_SHOWN))
