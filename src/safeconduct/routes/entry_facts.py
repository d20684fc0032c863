"""Facts read from entries: the ways of making a fact that need no route; the facts of a route are made with them."""

from safeconduct.dates import PartialDate
from safeconduct.law.expression.closure import FactValue
from safeconduct.records.entry import NEVER_ASKED, Entry, Saying
from safeconduct.vocabulary.fact import Fact

NOT_KNOWN = FactValue(None, NEVER_ASKED)


def of_entry(entry: Entry | None) -> FactValue:
    """The value that prevails in an entry, or why it is not known."""
    if entry is None:
        return NOT_KNOWN
    statements = tuple([statement.id for statement in entry.cited])
    value = entry.value
    if value is not None:
        return FactValue(value, (), statements)
    return FactValue(None, entry.because or NEVER_ASKED, statements, entry.denied)


def any_of(entries: list[Entry], fact: Fact) -> FactValue:
    """Yes when a statement that stands says one of the values; no when one says expressly that it is not so."""
    standing = [saying for entry in entries for saying in entry.sayings if may_say(entry, saying)]
    cited = tuple(s.id for saying in standing for s in saying.cited)
    for saying in standing:
        if not saying.statement.denied and (not fact.values or saying.statement.value in fact.values):
            return FactValue("yes", (), tuple(s.id for s in saying.cited))
    folded = any(entry.matter.folds and entry.known for entry in entries) and bool(standing)
    if folded or any(s.statement.denied and (not fact.values or s.statement.value in fact.values) for s in standing):
        return FactValue("no", (), cited)
    reasons = dict.fromkeys(reason for entry in entries for reason in entry.because)
    left_open = tuple(s.id for entry in entries for s in entry.unsettled)
    return FactValue(None, tuple(reasons) or NEVER_ASKED, cited + left_open)


def may_say(entry: Entry, saying: Saying) -> bool:
    """What only an officer knows at first hand, only an officer can say."""
    return entry.matter.first_hand != ("officer",) or saying.statement.by_officer


def pairs(days_of: dict[str, set[int]]) -> int:
    """The largest number of hearers that can each be given a day of their own (augmenting paths)."""
    taken: dict[int, str] = {}

    def place(hearer: str, tried: set[int]) -> bool:
        for day in days_of[hearer] - tried:
            tried.add(day)
            if day not in taken or place(taken[day], tried):
                taken[day] = hearer
                return True
        return False

    return sum(place(hearer, set()) for hearer in days_of)


def dated(said: PartialDate, counts_from: int) -> PartialDate:
    """The day told, never later than known."""
    return PartialDate(said.text, said.first, counts_from) if said.last > counts_from else said
