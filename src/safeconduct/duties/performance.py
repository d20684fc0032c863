"""What is told of the performance of a duty: done, sent, said not to be done, or a ban broken; states weigh it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from safeconduct.dates import PartialDate
from safeconduct.duties.happening import EVENTS, Account, day_of
from safeconduct.law.duty import BANS, Duty, Sign
from safeconduct.records.entry import Saying
from safeconduct.records.record import Record
from safeconduct.statements.statement import Statement

PERFORMED, RECEIVED, BROKEN = NAMING = ("duty_performed", "duty_received", "duty_broken")


class Act(NamedTuple):
    """An act told of a duty: on which day, by which statements."""

    day: PartialDate
    statements: tuple[Statement, ...]

    @property
    def weight(self) -> tuple[int, bool, bool, bool]:
        """How well those who tell it are placed."""
        return max(one.weight for one in self.statements)


class Performance(NamedTuple):
    """All that is told: `done` (for a ban: broken), `not_done`, and what bears on it without telling it."""

    done: tuple[Act, ...]
    not_done: tuple[Statement, ...]
    bears: tuple[Statement, ...]


def performance(duty: Duty, records: Sequence[Record], addressees: Collection[str]) -> Performance:
    """What the records tell. Of what must be received, a sender's word alone is no performance."""
    if duty.limit in BANS:
        broken = [_act(one) for record in records for one in _sayings(BROKEN, duty, record) if not one.statement.denied]
        return Performance(tuple(broken), (), ())
    done: list[Act] = []
    not_done: list[Statement] = []
    bears: list[Statement] = []
    for record in records:
        for saying in _sayings(PERFORMED, duty, record):
            if saying.statement.denied:
                not_done.append(saying.statement)
            elif duty.receipt and saying.statement.on_behalf_of not in addressees:
                bears += saying.cited
            else:
                done.append(_act(saying))
        done += [_act(one) for one in _sayings(RECEIVED, duty, record) if not one.statement.denied]
        for sign in duty.done:
            for account, counts in _signs(sign, record):
                if counts:
                    done.append(_act_of(account))
                elif sign.matter != EVENTS:
                    bears += account.statements
    ordered = sorted(done, key=lambda act: (act.day.last, act.day.first, act.statements[0].id))
    return Performance(tuple(ordered), tuple(not_done), tuple(bears))


def _sayings(matter: str, duty: Duty, record: Record) -> Iterator[Saying]:
    for entry in record.entries_of(matter):
        yield from (saying for saying in entry.sayings if saying.statement.value == duty.id)


def _act(saying: Saying) -> Act:
    return Act(day_of(saying.statement), saying.cited)


def _signs(sign: Sign, record: Record) -> Iterator[tuple[Account, bool]]:
    """Each telling of the matter, and whether it is a sign; of what only holds since some day, the day is open."""
    for entry in record.entries_of(sign.matter):
        for saying in entry.sayings:
            one = saying.statement
            counts = not one.denied and (not sign.values or one.value in sign.values)
            counts = counts and (not sign.by or one.by in sign.by)
            exact = one.since is not None or not entry.matter.folds
            yield Account(day_of(one) if exact else None, saying.cited), counts
        if entry.unsettled:
            yield Account(None, entry.unsettled), False


def _act_of(account: Account) -> Act:
    said = min(one.said_day for one in account.statements)
    return Act(account.day or PartialDate("", 1, said), account.statements)
