"""Events told of a prisoner, gathered from every matter that tells of them; duties begin and end with these."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from safeconduct.dates import PartialDate
from safeconduct.records.record import Record
from safeconduct.routes.entry_facts import dated
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.event import Event, Telling
from safeconduct.vocabulary.from_files import Vocabulary

EVENTS = "happened"


class Account(NamedTuple):
    """One telling: the day (None where none is told), and the statements that tell it."""

    day: PartialDate | None
    statements: tuple[Statement, ...]


class Happening(NamedTuple):
    """One event. `denied`: someone placed at least as well says that it was not."""

    word: str
    day: PartialDate | None
    statements: tuple[Statement, ...]
    denied: tuple[Statement, ...] = ()


def day_of(statement: Statement) -> PartialDate:
    """The day of an act: since when it is told, else when it was said; never later than known."""
    return dated(statement.since or statement.said, statement.from_day)


def happenings(word: str, records: Sequence[Record], words: Vocabulary) -> list[Happening]:
    """All events of one word, the earliest first; tellings whose days can be one are of one event."""
    event = words.events.get(word) or Event(id=word)
    accounts = [account for record in records for account in _accounts(event, record, words)]
    told = [account for account in accounts if account.day]
    groups = [told] if event.once and told else _together(told)
    undated = [account for account in accounts if not account.day]
    if undated:
        groups = [groups[0] + undated, *groups[1:]] if groups else [undated]
    denials = [denial for record in records for denial in _denials(word, record)]
    found = [_happening(word, group, denials) for group in groups]
    return sorted(found, key=lambda one: (one.day.last if one.day else 0, one.statements[0].id))


def _accounts(event: Event, record: Record, words: Vocabulary) -> Iterator[Account]:
    for entry in record.entries_of(EVENTS):
        for saying in entry.sayings:
            if saying.statement.value == event.id and not saying.statement.denied:
                yield Account(day_of(saying.statement), saying.cited)
    for telling in event.told_by:
        yield from _told_otherwise(telling, record, words)


def _told_otherwise(telling: Telling, record: Record, words: Vocabulary) -> Iterator[Account]:
    of_days = words.matters[telling.matter].type == "date"
    for entry in record.entries_of(telling.matter):
        for saying in entry.sayings:
            statement = saying.statement
            if statement.denied or (telling.values and statement.value not in telling.values):
                continue
            day = statement.meaning if of_days else day_of(statement) if statement.since else None
            yield Account(day if telling.dated and isinstance(day, PartialDate) else None, saying.cited)
        if of_days and "disputed" in entry.because:
            yield Account(None, entry.unsettled)


def _denials(word: str, record: Record) -> Iterator[Statement]:
    for entry in record.entries_of(EVENTS):
        for saying in entry.sayings:
            if saying.statement.value == word and saying.statement.denied:
                yield saying.statement


def _together(accounts: Iterable[Account]) -> list[list[Account]]:
    """Accounts by event: the most exact day first, each joins the first event whose day it can mean."""
    groups: list[list[Account]] = []
    ordered = sorted(((one.day, one) for one in accounts if one.day), key=lambda one: (one[0].width, one[0].first))
    for day, account in ordered:
        met = next((group for group in groups if group[0].day and group[0].day.meets(day)), None)
        if met is None:
            groups.append([account])
        else:
            met.append(account)
    return groups


def _happening(word: str, accounts: list[Account], denials: list[Statement]) -> Happening:
    days = [one.day for one in accounts if one.day]
    told = {statement.id: statement for one in accounts for statement in one.statements}
    statements = tuple(sorted(told.values(), key=lambda one: (one.known_day, one.id)))
    day = _day(days)
    best = max(one.weight for one in statements)
    against = [one for one in denials if one.weight >= best and (day is None or one.said_day >= day.last)]
    return Happening(word, day, statements, tuple(against))


def _day(days: list[PartialDate]) -> PartialDate | None:
    """The most exact of days that agree; of days that do not, the range of them all."""
    if not days:
        return None
    narrowest = min(days, key=lambda one: (one.width, one.first))
    if all(one.meets(narrowest) for one in days):
        return narrowest
    first, last = min(days, key=lambda one: one.first), max(days, key=lambda one: one.last)
    return PartialDate(f"{first.text.split('/')[0]}/{last.text.split('/')[-1]}", first.first, last.last)


def announced(word: str, record: Record, statements: Iterable[Statement]) -> list[Happening]:
    """Events told for a day that has not come: a trial set down, from which a period runs back."""
    on, known_by = record.as_of.on, record.as_of.known_by
    coming = [
        one
        for one in statements
        if (one.matter, one.value, one.denied) == (EVENTS, word, False)
        and one.known_day <= known_by
        and one.said_day <= on < one.from_day
        and not any(ruling.sets_aside(on, known_by) for ruling in one.endings)
    ]
    groups = _together(Account(day_of(one), (one,)) for one in coming)
    return [_happening(word, group, []) for group in groups]
