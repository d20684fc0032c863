"""When a duty began: by events, by the event from which its clock runs, or by a rule that holds; states start here."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from safeconduct.dates import PartialDate
from safeconduct.duties.happening import Happening, announced, day_of, happenings
from safeconduct.law.duty import Duty
from safeconduct.law.expression.closure import FactValue
from safeconduct.records.record import Record
from safeconduct.routes.facts import RouteFacts
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.event import Event
from safeconduct.vocabulary.from_files import Vocabulary


class Begun(NamedTuple):
    """One time that a duty began. Without `trigger` it is only spoken of (`bears`), and not known to have begun.

    `since` is the day from which (for `before`: back from which) the period runs; None where no such day is told.
    """

    word: str
    since: PartialDate | None
    trigger: tuple[Statement, ...] = ()
    bears: tuple[Statement, ...] = ()
    denied: bool = False


def begun(duty: Duty, facts: RouteFacts, records: Sequence[Record], words: Vocabulary) -> list[Begun]:
    """Each time that it began, the earliest first; none where nothing of it was ever spoken of or its rule fails."""
    if duty.holds_when:
        return _by_rule(duty, facts)
    times = _by_clock(duty, facts, records, words) if duty.runs_from != "trigger" else _by_events(duty, records, words)
    return times or _spoken_of(duty, records, words)


def _by_rule(duty: Duty, facts: RouteFacts) -> list[Begun]:
    if duty.holds_when is None:
        return []
    answer, deciding = duty.holds_when(facts)
    if answer is False:
        return []
    told = [_told(fact, facts) for fact in deciding]
    statements = tuple(dict.fromkeys(one for several in told for one in several))
    if not statements:
        return []
    if answer is None:
        return [Begun("", None, (), statements)]
    latest = max((several[0] for several in told if several), key=lambda one: one.from_day)
    return [Begun("", day_of(latest), statements)]


def _told(fact: FactValue, facts: RouteFacts) -> list[Statement]:
    """The statements behind a fact, the earliest first."""
    by_id = facts.situation.statements.by_id
    return sorted((by_id[one] for one in fact.statements if one in by_id), key=lambda one: (one.from_day, one.id))


def _by_events(duty: Duty, records: Sequence[Record], words: Vocabulary) -> list[Begun]:
    """By each event of its trigger; events of several words that can be of one day began it once."""
    found: list[Begun] = []
    for event in (one for word in duty.trigger for one in happenings(word, records, words)):
        at = next((n for n, one in enumerate(found) if _one_day(one.since, event.day)), None)
        if at is None:
            found.append(Begun(event.word, event.day, event.statements, event.denied, bool(event.denied)))
        else:
            one = found[at]
            told = tuple(dict.fromkeys((*one.trigger, *event.statements)))
            found[at] = one._replace(trigger=told, denied=one.denied and bool(event.denied))
    return sorted(found, key=lambda one: one.since.last if one.since else 0)


def _one_day(a: PartialDate | None, b: PartialDate | None) -> bool:
    return a is not None and b is not None and a.meets(b)


def _by_clock(duty: Duty, facts: RouteFacts, records: Sequence[Record], words: Vocabulary) -> list[Begun]:
    """By each event from which its clock runs; where it began and no such event followed, the clock has not begun."""
    clock = happenings(duty.runs_from, records, words)
    if duty.limit == "before":
        record = facts.record
        held = [one for key in sorted(record.identity.keys) for one in facts.situation.statements.of(key)]
        clock += announced(duty.runs_from, record, held)
    triggers = [one for word in duty.trigger for one in happenings(word, records, words)]
    found = [Begun(one.word, one.day, one.statements, one.denied, bool(one.denied)) for one in clock]
    waiting = [one for one in triggers if one.word != duty.runs_from and not any(_follows(one, tick) for tick in clock)]
    if waiting:
        told = tuple(dict.fromkeys(statement for one in waiting for statement in one.statements))
        found.append(Begun(waiting[0].word, None, told, _bearing([duty.runs_from], records, words)))
    return found


def _follows(event: Happening, tick: Happening) -> bool:
    return event.day is None or tick.day is None or tick.day.last >= event.day.first


def _spoken_of(duty: Duty, records: Sequence[Record], words: Vocabulary) -> list[Begun]:
    clock = [] if duty.runs_from == "trigger" else [duty.runs_from]
    bears = _bearing([*duty.trigger, *clock], records, words)
    return [Begun("", None, (), bears)] if bears else []


def _bearing(events: Iterable[str], records: Sequence[Record], words: Vocabulary) -> tuple[Statement, ...]:
    """The statements that stand in the matters that speak of these events without telling them."""
    standing = [
        held.statement
        for record in records
        for word in events
        for telling in words.events.get(word, Event(id=word)).bears
        for _, heard in record.heard_of(telling.matter)
        for held in heard.standing
        if not telling.values or held.statement.value in telling.values
    ]
    return tuple(one for one in dict.fromkeys(standing) if not one.denied)
