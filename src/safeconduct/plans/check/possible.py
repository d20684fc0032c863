"""Every move that anybody can make, those alike taken together: certificate.py sums its bound over them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from safeconduct.plans.check.aims import gain
from safeconduct.plans.check.alike import Kind, Kinds
from safeconduct.plans.check.claims import Claim
from safeconduct.plans.check.consenting import Consenting
from safeconduct.plans.person import Person
from safeconduct.plans.terms.exchange import Aim, Exchange
from safeconduct.plans.terms.together import Together

DAYS: Aim = "days-in-captivity"
Sparse = list[tuple[int, int]]


class Unit(NamedTuple):
    """Persons who go together, or one, and all units like it: by the days that their release ends, the most first.

    `many` and `ended`: how many units there are up to each of the days, and how many days they end together.
    """

    one: tuple[Person, ...]
    marks: tuple[bool, ...]
    days: list[int]
    many: list[int]
    ended: list[int]

    def best(self, move: int | None, each_day: int) -> int:
        """What all of them come to, if each makes the best move, or none (where none of them is owed)."""
        if move is None:
            return 0
        last = len(self.days)
        if not any(person.owed for person in self.one):
            last = bisect_left(self.days, True, key=lambda days: move + each_day * days <= 0)
        return move * self.many[last - 1] + each_day * self.ended[last - 1] if last else 0


class Possible:
    """The units of an exchange, and the moves of each: number of the unit, Power, stage."""

    def __init__(self, exchange: Exchange, kinds: Kinds, marked: Sequence[frozenset[str]] = ()) -> None:
        """Units are told apart by the sets of `marked` in which they stand."""
        self.exchange = exchange
        self.units = list(_units(exchange, kinds, marked))
        self.moves = list(self._moves(Consenting(exchange)))
        self._counted: dict[tuple[str, str], Sparse] = {}
        self._gained: dict[Aim, Sparse] = {}

    def _moves(self, consenting: Consenting) -> Iterator[tuple[int, str, int]]:
        for number, unit in enumerate(self.units):
            for to in unit.one[0].open_to:
                if all(to in person.open_to and consenting.may_go(person, to) for person in unit.one):
                    yield from ((number, to, stage) for stage in range(1, self.exchange.stages + 1))

    def counted(self, name: tuple[str, str], claim: Claim) -> Sparse:
        """How often a claim counts each move; moves that it does not count are left out."""
        if name not in self._counted:
            times = (sum(claim.times(one, to, stage) for one in self.units[n].one) for n, to, stage in self.moves)
            self._counted[name] = [(move, count) for move, count in enumerate(times) if count]
        return self._counted[name]

    def gained(self, aim: Aim) -> Sparse:
        """What each move adds to an aim; days are each unit's own, and left to it."""
        if aim not in self._gained:
            told = self.exchange
            gains = (sum(gain(aim, one, stage, told) for one in self.units[n].one) for n, _, stage in self.moves)
            self._gained[aim] = [] if aim == DAYS else [(move, count) for move, count in enumerate(gains) if count]
        return self._gained[aim]

    def best(self, left: Sequence[int], each_day: int) -> int:
        """What everybody's best move comes to; `left` is what each move is still worth, days beside."""
        found: dict[int, int] = {}
        for (unit, _, _), worth in zip(self.moves, left, strict=True):
            found[unit] = max(worth, found.get(unit, worth))
        return sum(unit.best(found.get(number), each_day) for number, unit in enumerate(self.units))


def _units(exchange: Exchange, kinds: Kinds, marked: Sequence[frozenset[str]]) -> Iterator[Unit]:
    families = _families(exchange, kinds)
    waiting: dict[str, list[Person]] = defaultdict(list)
    found: dict[tuple[tuple[Kind, ...], tuple[bool, ...]], tuple[tuple[Person, ...], Counter[int]]] = {}

    def take(one: tuple[Person, ...], kind: tuple[Kind, ...], marks: tuple[bool, ...], days: Counter[int]) -> None:
        found.setdefault((kind, marks), (one, Counter()))[1].update(days)

    for kind, persons in kinds.members.items():
        if persons[0].who in families:
            waiting[families[persons[0].who]].append(persons[0])
            continue
        for marks, like in _by_marks(persons, marked).items():
            take((like[0],), (kind,), marks, _days_of(like, exchange.on))
    for family in waiting.values():
        first = min(person.who for person in family)
        members = tuple([kinds.of(person, kinds.in_rows) for person in family])
        days = Counter([sum(person.days_held(exchange.on) for person in family)])
        take(tuple(family), members, tuple([first in names for names in marked]), days)
    for (_, marks), (one, held) in found.items():
        ended = sorted(held, reverse=True)
        many = [held[day] for day in ended]
        yield Unit(one, marks, ended, list(accumulate(many)), list(accumulate(map(mul, ended, many))))


def _by_marks(persons: list[Person], marked: Sequence[frozenset[str]]) -> Mapping[tuple[bool, ...], Sequence[Person]]:
    if not marked:
        return {(): persons}
    found: dict[tuple[bool, ...], list[Person]] = defaultdict(list)
    for person in persons:
        found[tuple([person.who in names for names in marked])].append(person)
    return found


def _days_of(persons: Sequence[Person], on: int) -> Counter[int]:
    """How many of those alike end how many days; each day of capture is reckoned once."""
    found = Counter[int]()
    for since, count in Counter([person.captured for person in persons]).items():
        found[persons[0]._replace(captured=since).days_held(on)] += count
    return found


def _families(exchange: Exchange, kinds: Kinds) -> dict[str, str]:
    """Whoever goes only with others -> the first of them."""
    groups: dict[str, set[str]] = {}
    for term in exchange.terms:
        if isinstance(term, Together):
            held = {who for who in term.persons if not kinds.people.by_name[who].owed}
            joined = held.union(*(groups.get(who, ()) for who in held))
            groups.update(dict.fromkeys(joined, joined))
    return {who: min(group) for who, group in groups.items()}
