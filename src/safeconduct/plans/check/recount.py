"""Every term re-counted from the roll in its own words: what each says, and what the roll shows instead."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from safeconduct.plans.check.consenting import givers
from safeconduct.plans.check.picked import Move, could, counted
from safeconduct.plans.person import Person
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.only_if import OnlyIf
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio
from safeconduct.plans.terms.together import Together


class Seen(NamedTuple):
    """The exchange, its people, and the moves of the roll."""

    exchange: Exchange
    persons: Sequence[Person]
    moves: Sequence[Move]

    def by_stage(self, term: OneForOne | Ratio | Cap | AtLeast) -> Iterator[tuple[str, list[Move]]]:
        """The moves that a term looks at together, and how to call them."""
        if term.stage:
            yield f" in stage {term.stage}", [move for move in self.moves if move.stage == term.stage]
        elif "stage" in term.each:
            for stage in range(1, self.exchange.stages + 1):
                yield f" in stage {stage}", [move for move in self.moves if move.stage == stage]
        else:
            yield "", list(self.moves)


def broken_terms(seen: Seen) -> Iterator[tuple[str, str]]:
    """Every term that the roll breaks: (term, what was counted)."""
    for term in seen.exchange.terms:
        recount = RECOUNTS.get(term.kind)
        for sentence in recount(term, seen) if recount else ():
            yield term.name, sentence


def _flow(side: Selector) -> str:
    return f"{side.by} to {side.to}"


def _one_for_one(term: OneForOne, seen: Seen) -> Iterator[str]:
    for where, moves in seen.by_stage(term):
        here, there = (len(counted(side, moves)) for side in term.sides)
        told = f"{_flow(term.sides[0])} {here}, {_flow(term.sides[1])} {there}{where}"
        if abs(here - there) > term.slack:
            yield f"one for one: {told}"
        if term.count is not None and max(abs(here - term.count), abs(there - term.count)) > term.slack:
            yield f"exactly {term.count} each: {told}"
        if term.at_most is not None and max(here, there) > term.at_most:
            yield f"at most {term.at_most} each: {told}"


def _ratio(term: Ratio, seen: Seen) -> Iterator[str]:
    p, q = term.give.number, term.in_return.number
    for where, moves in seen.by_stage(term):
        gave, got = (len(counted(side, moves)) for side in term.sides)
        right = gave * q == got * p and gave % p == 0 if term.hold == "exact" else gave * q >= got * p
        if not right:
            yield f"{p} for {q}, {term.hold}: {_flow(term.sides[0])} {gave}, {_flow(term.sides[1])} {got}{where}"


def _all_for_all(term: AllForAll, seen: Seen) -> Iterator[str]:
    """Who is given by a deal may cross with it alone; as soon as another crosses, all of both sides do."""
    given = givers(seen.exchange)
    crossing = [move for side in term.sides for move in counted(side, seen.moves)]
    if not term.agreed and all(move.person.who in given for move in crossing):
        return
    gone = {move.person.who for move in crossing}
    for side in term.sides:
        left = [person.who for person in could(side, seen.persons) if person.who not in gone]
        if left:
            yield f"all for all: {len(left)} of {_flow(side)} do not go, `{min(left)}` among them"


def _at_least(term: AtLeast, seen: Seen) -> Iterator[str]:
    powers = (term.between or seen.exchange.powers) if term.each == "power" else ("",)
    for where, moves in seen.by_stage(term):
        found = counted(term.picked, moves, owed_too=True)
        for power in powers:
            count = sum(power in ("", move.to) for move in found)
            if count < term.count:
                yield f"at least {term.count}{power and f' to {power}'}{where}: {count}"


def _cap(term: Cap, seen: Seen) -> Iterator[str]:
    for where, moves in seen.by_stage(term):
        found = counted(term.picked, moves, owed_too=True)
        for power in sorted({move.person.held_by for move in found}) if "power" in term.each else ("",):
            count = sum(power in ("", move.person.held_by) for move in found)
            if count > term.count:
                yield f"at most {term.count}{power and f' from {power}'}{where}: {count}"


def _named(term: Named, seen: Seen) -> Iterator[str]:
    his = [move for move in seen.moves if move.person.who == term.person]
    if not any(term.by in ("", move.person.held_by) and term.to in ("", move.to) for move in his):
        yield f"`{term.person}` must be in it, and is not"


def _together(term: Together, seen: Seen) -> Iterator[str]:
    """Who is owed goes in any case; the others of them only with everyone."""
    places = {move.person.who: (move.to, move.stage) for move in seen.moves if move.person.who in term.persons}
    owed = {person.who for person in seen.persons if person.who in term.persons and person.owed}
    if places.keys() <= owed:
        return
    if len(places) < len(term.persons) or len(set(places.values())) > 1:
        apart = next((who for who in term.persons if who not in places), term.persons[-1])
        yield f"not without one another: `{apart}` is separated from the others"


def _only_if(term: OnlyIf, seen: Seen) -> Iterator[str]:
    for stage in sorted({move.stage for move in counted(term.then, seen.moves)}):
        last = stage if term.when == "same-stage" else stage - 1
        gone = [move for move in counted(term.wanted.picked, seen.moves, owed_too=True) if move.stage <= last]
        if len(gone) < term.wanted.at_least:
            yield f"some go in stage {stage}, but only {len(gone)} of {term.wanted.at_least} are released by then"


def _rank_value(term: RankValue, seen: Seen) -> Iterator[str]:
    one, other = (
        sum(term.values.get(move.person.rank, 0) for move in counted(side, seen.moves)) for side in term.sides
    )
    if abs(one - other) > term.slack:
        yield f"as much on both sides: {_flow(term.sides[0])} weighs {one}, {_flow(term.sides[1])} {other}"


def _not_before(term: NotBefore, seen: Seen) -> Iterator[str]:
    early = [move for move in counted(term.picked, seen.moves) if move.stage < term.stage]
    if early:
        yield f"not before stage {term.stage}: {len(early)} go earlier, `{early[0].person.who}` among them"


def _not_after(term: NotAfter, seen: Seen) -> Iterator[str]:
    late = [move for move in counted(term.picked, seen.moves) if move.stage > term.stage]
    if late:
        yield f"not after stage {term.stage}: {len(late)} go later, `{late[0].person.who}` among them"


def _fairness(term: Fairness, seen: Seen) -> Iterator[str]:
    got, able = [], []
    for power in term.between:
        got.append(sum(move.to == power and move.person.living for move in seen.moves))
        able.append(sum(person.living and power in person.open_to for person in seen.persons))
    if abs(got[0] * able[1] - got[1] * able[0]) > term.slack * able[0] * able[1]:
        one, other = term.between
        yield f"shares within {term.slack}: {one} {got[0]} of {able[0]}, {other} {got[1]} of {able[1]}"


Recount = Callable[[Any, Seen], Iterator[str]]
RECOUNTS: dict[str, Recount] = {
    "one-for-one": _one_for_one,
    "ratio": _ratio,
    "all-for-all": _all_for_all,
    "at-least": _at_least,
    "cap": _cap,
    "named": _named,
    "together": _together,
    "only-if": _only_if,
    "rank-value": _rank_value,
    "not-before": _not_before,
    "not-after": _not_after,
    "fairness": _fairness,
}
# Offers and deals agree to releases: consenting.py looks at all of them together.
LOOKED_AT_TOGETHER = ("offer", "deal")


def recounted(kind: str) -> bool:
    """Whether some part of the check looks at a kind of term."""
    return kind in RECOUNTS or kind in LOOKED_AT_TOGETHER
