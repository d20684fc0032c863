"""Every term re-counted from the roll in its own words: what each says, and what the roll shows instead."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from safeconduct.plans.check.alike import Kinds
from safeconduct.plans.check.consenting import givers
from safeconduct.plans.check.picked import Move, can_be, could, counted, how_many
from safeconduct.plans.check.roll import Going
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
    """The exchange, its people by kind, the moves of the roll, and who goes."""

    exchange: Exchange
    kinds: Kinds
    moves: Sequence[Move]
    gone: Mapping[str, Going]

    def move_of(self, who: str) -> Move | None:
        """The move of one whom a term names."""
        person, gone = self.kinds.people.by_name.get(who), self.gone.get(who)
        return Move(person, gone.to, gone.stage, 1) if person and gone else None

    def counted(self, selector: Selector, *, owed_too: bool = False) -> list[Move]:
        """The moves that a selector counts; where it names persons, theirs are looked at alone."""
        named = (self.move_of(who) for who in sorted(selector.persons or ()))
        moves = self.moves if selector.persons is None else [move for move in named if move]
        return counted(selector, moves, owed_too=owed_too)

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
        here, there = (how_many(counted(side, moves)) for side in term.sides)
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
        gave, got = (how_many(counted(side, moves)) for side in term.sides)
        right = gave * q == got * p and gave % p == 0 if term.hold == "exact" else gave * q >= got * p
        if not right:
            yield f"{p} for {q}, {term.hold}: {_flow(term.sides[0])} {gave}, {_flow(term.sides[1])} {got}{where}"


def _all_for_all(term: AllForAll, seen: Seen) -> Iterator[str]:
    """Who is given by a deal may cross with it alone; as soon as another crosses, all of both sides do."""
    given = givers(seen.exchange)
    crossing = [move for side in term.sides for move in seen.counted(side)]
    if not term.agreed and all(move.person.who in given for move in crossing):
        return
    gone = Counter[str]()
    for move in crossing:
        gone[move.person.who] += move.number
    for side in term.sides:
        if any(gone[one.person.who] < one.number for one in could(side, seen.kinds.all)):
            left = [person.who for person in seen.kinds.people.persons if can_be(side, person)]
            left = [who for who in left if who not in seen.gone or seen.gone[who].to != side.to]
            yield f"all for all: {len(left)} of {_flow(side)} do not go, `{min(left)}` among them"


def _at_least(term: AtLeast, seen: Seen) -> Iterator[str]:
    powers = (term.between or seen.exchange.powers) if term.each == "power" else ("",)
    for where, moves in seen.by_stage(term):
        found = counted(term.picked, moves, owed_too=True)
        for power in powers:
            count = how_many(move for move in found if power in ("", move.to))
            if count < term.count:
                yield f"at least {term.count}{power and f' to {power}'}{where}: {count}"


def _cap(term: Cap, seen: Seen) -> Iterator[str]:
    for where, moves in seen.by_stage(term):
        found = counted(term.picked, moves, owed_too=True)
        for power in sorted({move.person.held_by for move in found}) if "power" in term.each else ("",):
            count = how_many(move for move in found if power in ("", move.person.held_by))
            if count > term.count:
                yield f"at most {term.count}{power and f' from {power}'}{where}: {count}"


def _named(term: Named, seen: Seen) -> Iterator[str]:
    his = seen.move_of(term.person)
    if not his or term.by not in ("", his.person.held_by) or term.to not in ("", his.to):
        yield f"`{term.person}` must be in it, and is not"


def _together(term: Together, seen: Seen) -> Iterator[str]:
    """Who is owed goes in any case; the others of them only with everyone."""
    places = {who: (seen.gone[who].to, seen.gone[who].stage) for who in term.persons if who in seen.gone}
    owed = {who for who in term.persons if seen.kinds.people.by_name[who].owed}
    if places.keys() <= owed:
        return
    if len(places) < len(term.persons) or len(set(places.values())) > 1:
        apart = next((who for who in term.persons if who not in places), term.persons[-1])
        yield f"not without one another: `{apart}` is separated from the others"


def _only_if(term: OnlyIf, seen: Seen) -> Iterator[str]:
    for stage in sorted({move.stage for move in seen.counted(term.then)}):
        last = stage if term.when == "same-stage" else stage - 1
        gone = how_many(move for move in seen.counted(term.wanted.picked, owed_too=True) if move.stage <= last)
        if gone < term.wanted.at_least:
            yield f"some go in stage {stage}, but only {gone} of {term.wanted.at_least} are released by then"


def _rank_value(term: RankValue, seen: Seen) -> Iterator[str]:
    one, other = (
        sum(term.values.get(move.person.rank, 0) * move.number for move in seen.counted(side)) for side in term.sides
    )
    if abs(one - other) > term.slack:
        yield f"as much on both sides: {_flow(term.sides[0])} weighs {one}, {_flow(term.sides[1])} {other}"


def _not_before(term: NotBefore, seen: Seen) -> Iterator[str]:
    early = [move for move in seen.counted(term.picked) if move.stage < term.stage]
    if early:
        yield f"not before stage {term.stage}: {how_many(early)} go earlier, `{early[0].person.who}` among them"


def _not_after(term: NotAfter, seen: Seen) -> Iterator[str]:
    late = [move for move in seen.counted(term.picked) if move.stage > term.stage]
    if late:
        yield f"not after stage {term.stage}: {how_many(late)} go later, `{late[0].person.who}` among them"


def _fairness(term: Fairness, seen: Seen) -> Iterator[str]:
    got, able = [], []
    for power in term.between:
        got.append(how_many(move for move in seen.moves if move.to == power and move.person.living))
        able.append(how_many(one for one in seen.kinds.all if one.person.living and power in one.person.open_to))
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
