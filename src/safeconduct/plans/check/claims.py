"""What terms claim of every plan, as sums over moves and switches: the rows that a proof leans on, told anew."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd
from typing import Any, NamedTuple

from safeconduct.plans.check.alike import Kinds
from safeconduct.plans.check.consenting import givers
from safeconduct.plans.check.picked import could, how_many, speaks_of
from safeconduct.plans.person import Person
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.deal import Deal
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.only_if import OnlyIf
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio
from safeconduct.plans.terms.together import Together

Switch = tuple[str, str]
Times = Callable[[Person, str, int], int]


class Claim(NamedTuple):
    """low <= the sum of `times` over all moves, and of the switches, <= high."""

    key: str
    times: Times
    low: int | None
    high: int | None
    switches: tuple[tuple[Switch, int], ...] = ()


class Claims:
    """The claims of all terms by term and key, and how far each switch can go."""

    def __init__(self, exchange: Exchange, kinds: Kinds) -> None:
        """Work them out for one exchange and the kinds of its people."""
        self.exchange, self.people, self.kinds = exchange, kinds.people, kinds.all
        self.every = range(1, exchange.stages + 1)
        self.given = givers(exchange)
        self.switches: dict[Switch, int] = {}
        self.by_key: dict[tuple[str, str], Claim] = {}
        for term in exchange.terms:
            made = CLAIMS.get(term.kind)
            for claim in made(term, self) if made else ():
                self.by_key[term.name, claim.key] = claim

    def switch(self, term: str, key: str, most: int = 1) -> Switch:
        """A decision of a term."""
        self.switches[term, key] = most
        return term, key

    def stages(self, term: OneForOne | Ratio | Cap | AtLeast) -> list[tuple[str, Sequence[int]]]:
        """What stages a claim is of, with what its key ends in."""
        if term.stage:
            return [("" if len(self.every) == 1 else f"-{term.stage}", (term.stage,))]
        if "stage" in term.each:
            return [("" if len(self.every) == 1 else f"-{stage}", (stage,)) for stage in self.every]
        return [("", self.every)]


def _times(selector: Selector, stages: Sequence[int], times: int = 1, *, owed_too: bool = False) -> Times:
    """`times` for each move that the selector counts in these stages."""

    def of(person: Person, to: str, stage: int) -> int:
        counts = stage in stages and selector.to in ("", to) and speaks_of(selector, person, owed_too=owed_too)
        return times if counts else 0

    return of


def _sum(*several: Times) -> Times:
    return lambda person, to, stage: sum(one(person, to, stage) for one in several)


def _one_for_one(term: OneForOne, claims: Claims) -> Iterator[Claim]:
    one, other = term.sides
    for end, stages in claims.stages(term):
        yield Claim(f"parity{end}", _sum(_times(one, stages), _times(other, stages, -1)), -term.slack, term.slack)
        for number, side in enumerate(term.sides):
            if term.count is not None:
                low, high = term.count - term.slack, term.count + term.slack
                yield Claim(f"count-{number}{end}", _times(side, stages), low, high)
            if term.at_most is not None:
                yield Claim(f"at-most-{number}{end}", _times(side, stages), None, term.at_most)


def _ratio(term: Ratio, claims: Claims) -> Iterator[Claim]:
    give, in_return = term.sides
    p, q = term.give.number, term.in_return.number
    for end, stages in claims.stages(term):
        if term.hold == "at-least":
            yield Claim(f"ratio{end}", _sum(_times(give, stages, q), _times(in_return, stages, -p)), 0, None)
            continue
        most = min(how_many(could(give, claims.kinds)) // p, how_many(could(in_return, claims.kinds)) // q)
        times = claims.switch(term.name, f"times{end}", most)
        yield Claim(f"give{end}", _times(give, stages), 0, 0, ((times, -p),))
        yield Claim(f"for{end}", _times(in_return, stages), 0, 0, ((times, -q),))


def _all_for_all(term: AllForAll, claims: Claims) -> Iterator[Claim]:
    everything = claims.switch(term.name, "all")
    for at, side in enumerate(term.sides):
        able = could(side, claims.kinds)
        count = how_many(alike for alike in able if alike.person.who not in claims.given)
        yield Claim(f"all-{at}", _unless_given(_times(side, claims.every), claims), 0, 0, ((everything, -count),))
        for person, _ in able:
            if person.who in claims.given:
                his = Selector(by=side.by, to=side.to, persons=frozenset((person.who,)), of=person.kind)
                times = _times(his, claims.every)
                yield Claim(f"all-{at}-{person.who}", times, 0, None, ((everything, -1),))
    if term.agreed:
        yield Claim("agreed", lambda *_: 0, 1, 1, ((everything, 1),))


def _unless_given(times: Times, claims: Claims) -> Times:
    return lambda person, to, stage: 0 if person.who in claims.given else times(person, to, stage)


def _at_least(term: AtLeast, claims: Claims) -> Iterator[Claim]:
    ((_, stages),) = claims.stages(term)
    counted = _times(term.picked, stages, owed_too=True)
    for power in (term.between or claims.exchange.powers) if term.each == "power" else ("",):
        yield Claim(f"least{power and f'-{power}'}", _only_to(power, counted), term.count, None)


def _only_to(power: str, times: Times) -> Times:
    return lambda person, to, stage: times(person, to, stage) if power in ("", to) else 0


def _cap(term: Cap, claims: Claims) -> Iterator[Claim]:
    holders = sorted({person.held_by for person, _ in claims.kinds if term.picked.by in ("", person.held_by)})
    for power in holders if "power" in term.each else ("",):
        for end, stages in claims.stages(term):
            counted = _only_from(power, _times(term.picked, stages, owed_too=True))
            yield Claim(f"most{end}{power and f'-{power}'}", counted, None, term.count)


def _only_from(power: str, times: Times) -> Times:
    return lambda person, to, stage: times(person, to, stage) if power in ("", person.held_by) else 0


def _named(term: Named, claims: Claims) -> Iterator[Claim]:
    def times(person: Person, to: str, _: int) -> int:
        return int(person.who == term.person and term.by in ("", person.held_by) and term.to in ("", to))

    yield Claim("named", times, 1, None)


def _together(term: Together, claims: Claims) -> Iterator[Claim]:
    """Those who go as one are one unit of the proof; where somebody of them is owed, they go only beside him."""
    by_name = claims.people.by_name
    alone = [who for who in term.persons if not by_name[who].owed]
    owed = [who for who in term.persons if by_name[who].owed]
    for who in owed if alone else ():
        for to in by_name[alone[0]].open_to:
            for stage in claims.every:
                times = _sum(_his(alone[0], (stage,), to), _his(who, (stage,), to, times=-1))
                yield Claim(f"beside-{who}-{to}-{stage}", times, None, 0)
    for one, other in pairwise(owed):
        for to in set(by_name[one].open_to) & set(by_name[other].open_to):
            for stage in claims.every:
                key = f"together-{one}-{other}-{to}-{stage}"
                beside = claims.switch(term.name, key)
                for who in (one, other):
                    yield Claim(f"{key}-{who}", _his(who, (stage,), to), 0, None, ((beside, -1),))


def _only_if(term: OnlyIf, claims: Claims) -> Iterator[Claim]:
    count = how_many(could(term.then, claims.kinds))
    for stage in claims.every:
        met = claims.switch(term.name, f"met-{stage}")
        until = range(1, stage + 1 if term.when == "same-stage" else stage)
        yield Claim(f"then-{stage}", _times(term.then, range(1, stage + 1)), None, 0, ((met, -count),))
        gone = _times(term.wanted.picked, until, owed_too=True)
        yield Claim(f"if-{stage}", gone, 0, None, ((met, -term.wanted.at_least),))


def _deal(term: Deal, claims: Claims) -> Iterator[Claim]:
    taken = [claims.switch(term.name, f"offer-{number}") for number in range(len(term.offer))]
    for number, bundle in enumerate(term.offer):
        for who in bundle.give:
            yield Claim(f"give-{number}-{who}", _his(who, claims.every, bundle.to), 0, None, ((taken[number], -1),))
        for who in bundle.get:
            yield Claim(f"get-{number}-{who}", _his(who, claims.every), 0, None, ((taken[number], -1),))
        for stage in claims.every[:-1]:
            for given in bundle.give:
                for got in bundle.get:
                    times = _sum(_his(got, range(1, stage + 1)), _his(given, range(1, stage + 1), times=-1))
                    yield Claim(f"order-{number}-{given}-{got}-{stage}", times, -1, None, ((taken[number], -1),))
    for who in {who for bundle in term.offer for who in bundle.give}:
        by = tuple((claims.switch(deal.name, f"offer-{number}"), -1) for deal, number, _ in claims.given[who])
        # Each of his offers has him go, and no two are accepted: so he goes as often as offers that give him.
        kept = claims.exchange.out_of_force.isdisjoint(deal.name for deal, _, _ in claims.given[who])
        yield Claim(f"given-{who}", _his(who, claims.every), 0 if kept else None, 0, by)
        if len(by) > 1:
            yield Claim(f"once-{who}", lambda *_: 0, None, 1, tuple((switch, 1) for switch, _ in by))
    if term.choose == "one":
        yield Claim("one", lambda *_: 0, None, 1, tuple((switch, 1) for switch in taken))


def _his(who: str, stages: Sequence[int], power: str = "", times: int = 1) -> Times:
    def of(person: Person, to: str, stage: int) -> int:
        return times if person.who == who and power in ("", to) and stage in stages else 0

    return of


def _rank_value(term: RankValue, claims: Claims) -> Iterator[Claim]:
    one, other = (_times(side, claims.every) for side in term.sides)

    def times(person: Person, to: str, stage: int) -> int:
        return term.values.get(person.rank, 0) * (one(person, to, stage) - other(person, to, stage))

    yield Claim("value", times, -term.slack, term.slack)


def _not_before(term: NotBefore, claims: Claims) -> Iterator[Claim]:
    yield Claim("before", _times(term.picked, claims.every[: term.stage - 1]), None, 0)


def _not_after(term: NotAfter, claims: Claims) -> Iterator[Claim]:
    yield Claim("after", _times(term.picked, claims.every[term.stage :]), None, 0)


def _fairness(term: Fairness, claims: Claims) -> Iterator[Claim]:
    one, other = term.between
    able = {
        power: how_many(alike for alike in claims.kinds if alike.person.living and power in alike.person.open_to)
        for power in term.between
    }
    room = Fraction(term.slack) * able[one] * able[other]
    by = gcd(able[one] * room.denominator, able[other] * room.denominator) or 1

    def times(person: Person, to: str, _: int) -> int:
        if not person.living or to not in term.between:
            return 0
        weight = able[other] if to == one else -able[one]
        return weight * room.denominator // by

    yield Claim("shares", times, -(room.numerator // by), room.numerator // by)


CLAIMS: dict[str, Callable[[Any, Claims], Iterator[Claim]]] = {
    "one-for-one": _one_for_one,
    "ratio": _ratio,
    "all-for-all": _all_for_all,
    "at-least": _at_least,
    "cap": _cap,
    "named": _named,
    "together": _together,
    "only-if": _only_if,
    "deal": _deal,
    "rank-value": _rank_value,
    "not-before": _not_before,
    "not-after": _not_after,
    "fairness": _fairness,
}
