"""His last word on going to a Power, read from his own utterances alone; facts on his wish are made from it."""

from collections import defaultdict
from typing import NamedTuple

from safeconduct.records.entry import Entry
from safeconduct.records.fold import fold
from safeconduct.records.preference import Held
from safeconduct.records.record import Record
from safeconduct.vocabulary.matter import DISPLACES_NOTHING

PROTECTS_MOST_FIRST = ("refuses", "names-another", "does-not-object", "wants")
MATTERS = ("wish", "return_stance", "refuses_destination")
STANCES = {"wants": "wants", "refuses": "refuses", "does-not-object": "does-not-object"}


class Said(NamedTuple):
    """What he said in one matter in one utterance, its renderings settled."""

    entry: Entry
    renderings: tuple[Held, ...]


class Word(NamedTuple):
    """What he said on one day. `word` is None where he spoke and left it open; `because` then tells why."""

    word: str | None
    because: tuple[str, ...]
    held: tuple[Held, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements that carry it."""
        return tuple([one.statement.id for one in self.held])

    @property
    def utterance(self) -> str:
        """The utterance that carries it."""
        return self.held[0].statement.utterance


def own_sayings(record: Record) -> list[list[Said]]:
    """All that he himself said on going anywhere, by day, the latest first; one day is one occasion."""
    by_utterance: dict[str, list[Held]] = defaultdict(list)
    for matter in MATTERS:
        for _, heard in record.heard_of(matter):
            for one in heard.standing:
                if _own(one):
                    by_utterance[one.statement.utterance].append(one)
    days: dict[tuple[int, int], list[Said]] = defaultdict(list)
    for tellings in by_utterance.values():
        sayings: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
        for one in tellings:
            sayings[one.statement.matter, one.statement.towards].append(one)
        days[_when(tellings)] += [
            Said(_settled(renderings, record), tuple(renderings)) for renderings in sayings.values()
        ]
    return [days[when] for when in sorted(days, reverse=True)]


def _settled(renderings: list[Held], record: Record) -> Entry:
    statement = renderings[0].statement
    return fold(record.entry(statement.matter, None, statement.towards).matter, renderings, on=record.as_of.on)


def _own(one: Held) -> bool:
    statement = one.statement
    return statement.on_himself or (statement.supposed and statement.capacity == "prisoner")


def _when(tellings: list[Held]) -> tuple[int, int]:
    """The day of an utterance, suppositions last: of several tellings the narrowest, then the latest."""
    told = max(tellings, key=lambda one: (-one.statement.said.width, one.statement.said_day))
    return told.rank[0], told.statement.said_day


def words_on_going(days: list[list[Said]], power: str, origin: str | None) -> list[Word]:
    """All that he himself said on going to `power`, the latest first; what displaces nothing is left out.

    Within one utterance, and within one day that cannot be told apart, the word that protects more wins. A stance on
    return counts on the way to the Power of origin, or to any Power while that is not ruled.
    """
    return [word for day in days if (word := _word(day, power, origin))]


def _word(day: list[Said], power: str, origin: str | None) -> Word | None:
    words: dict[str, tuple[Held, ...]] = {}
    left_open: dict[str, tuple[Held, ...]] = {}
    for entry, renderings in day:
        matter = entry.matter.id
        if (matter == "refuses_destination" and entry.towards != power) or (
            matter == "return_stance" and origin not in (None, power)
        ):
            continue
        if entry.because:
            for reason in entry.because:
                if reason not in DISPLACES_NOTHING:
                    left_open[reason] = left_open.get(reason, ()) + renderings
        elif (said := _meaning(matter, entry.value, power)) in PROTECTS_MOST_FIRST:
            words[said] = words.get(said, ()) + renderings
        elif said:
            left_open[said] = left_open.get(said, ()) + renderings
    for word in PROTECTS_MOST_FIRST:
        if word in words:
            return Word(word, (), words[word])
    if left_open:
        return Word(None, tuple(left_open), tuple(one for several in left_open.values() for one in several))
    return None


def _meaning(matter: str, value: object, power: str) -> str:
    """What a value says of going to a Power, or why it leaves it open, or "" where it says nothing of it."""
    if value is None:
        return ""
    if matter == "wish":
        return "wants" if value == power else "names-another"
    if matter == "refuses_destination":
        return "refuses" if value == "yes" else "does-not-object"
    return STANCES.get(str(value), "undecided")
