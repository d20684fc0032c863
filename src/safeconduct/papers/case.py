"""A case from the records of all whom one Power holds: what is known, what each side says, what is disputed or open."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from safeconduct.papers.bulletin import Case
from safeconduct.papers.told import Against, Held, Together, Told
from safeconduct.powers import CODES
from safeconduct.records.entry import Entry
from safeconduct.records.record import Record
from safeconduct.routes.situation import Situation
from safeconduct.statements.statement import Key

TOLD_OF = frozenset({"person", "group", "offer", "conflict"})
OF_THE_CASE = frozenset({"pow_status", "exclusion_from_exchange", "detaining_power"})
APPEALS = frozenset({"appeal"})
IN_TIME = "said later"


def case(
    together: Together,
    situations: Sequence[Situation],
    subjects: Iterable[str],
    told: Mapping[str, Told],
    days: Collection[int],
) -> Case:
    """The case of a Power. `told`: what may be told, by statement; of a record nothing else is taken over. `days`: on
    which anything of it changed.
    """
    every = [_held(entries, told) for entries in _entries(situations, subjects).values()]
    held = sorted((one for one in every if one), key=lambda one: (-max(t.day for t in one.told), one.matter, one.by))
    stand = [one for one in held if not one.because]
    sides: dict[str, list[Held]] = {}
    for one in stand:
        if one.by and one.matter not in OF_THE_CASE | APPEALS:
            sides.setdefault(one.by, []).append(one)
    return Case(
        together=together,
        known=tuple(one for one in stand if one.matter in OF_THE_CASE or not (one.by or one.matter in APPEALS)),
        sides=tuple((power, tuple(sides[power])) for power in _order(sides, together.power)),
        appeals=tuple(one for one in stand if one.matter in APPEALS),
        disputed=tuple(one for one in held if disputed(one)),
        unknown=tuple(one for one in held if one.because and "disputed" not in one.because),
        first=min(days),
        latest=max(days),
    )


def disputed(held: Held) -> bool:
    """Whether voices stand against each other. That a State said otherwise before is no dispute."""
    return "disputed" in held.because or any(one.why != IN_TIME for one in held.against)


def _order(sides: Iterable[str], first: str) -> list[str]:
    return sorted(sides, key=lambda power: (power != first, power))


def _entries(situations: Sequence[Situation], subjects: Iterable[str]) -> dict[Key, list[Entry]]:
    """What is held of each and, where that is silent, of their groups; figures have a page of their own."""
    own = _by_key(one.record for one in situations)
    if not situations:
        return own
    first, persons = situations[0], {one.prisoner for one in situations}
    around = dict.fromkeys((*subjects, *(one.conflict or "" for one in situations)))
    return _by_key(first.about(one) for one in around if one and one not in persons) | own


def _by_key(records: Iterable[Record]) -> dict[Key, list[Entry]]:
    found: dict[Key, list[Entry]] = {}
    for record in records:
        for entry in record.entries:
            if TOLD_OF & set(entry.matter.of) and entry.matter.shape != "figure":
                found.setdefault((entry.matter.id, entry.by, entry.towards), []).append(entry)
    return found


def _held(entries: Sequence[Entry], told: Mapping[str, Told]) -> Held | None:
    """The entries of one matter as one: what stands in any of them, each once; None where nothing of it may be told."""
    sayings = [saying for entry in entries for saying in entry.sayings]
    standing = dict.fromkeys(one.id for saying in sayings for one in (saying.statement, *saying.also))
    heads = dict.fromkeys(saying.statement.id for saying in sayings) or dict.fromkeys(
        one.id for entry in entries for one in entry.unsettled
    )
    shown = [told[name] for name in heads if name in told]
    also = [told[name] for name in standing if name in told and name not in heads]
    if not shown and not also:
        return None
    if not shown:
        shown, also = also[:1], also[1:]
    against = {
        one.statement.id: Against(told[one.statement.id], "" if one.set_aside else one.why)
        for entry in entries
        for one in entry.contradicted
        if one.statement.id in told and one.statement.id not in standing
    }
    because = () if standing else tuple(dict.fromkeys(why for entry in entries for why in entry.because))
    first = entries[0]
    by = first.by if first.by in CODES else ""
    return Held(first.matter.id, by or "", newest(shown), newest(also), tuple(against.values()), because)


def newest(told: Iterable[Told]) -> tuple[Told, ...]:
    """What was last known first."""
    return tuple(sorted(told, key=lambda one: (-one.day, one.anchor)))
