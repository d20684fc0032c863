"""Prisoners alike in every term and aim as one type with a stock; from_terms.py gives each type its columns."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from safeconduct.plans.person import Person
from safeconduct.plans.rows.census import Census, picks
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.row import Pick
from safeconduct.plans.terms.together import Together

Unit = tuple[Person, ...]
Marks = Mapping[tuple[int, str], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """Units alike: to which Powers they may go, how often each pick (by number) counts one of them who goes there.

    `members` stand unit after unit, each of `size`: a million who go alone are kept without a tuple around each.
    `first` is the first of their names: it names the type, whatever the order of rows and terms.
    """

    members: tuple[Person, ...]
    size: int
    first: str
    receivers: tuple[str, ...]
    marks: Marks
    owed: bool

    @property
    def one(self) -> Unit:
        """Any one of them."""
        return self.members[: self.size]

    @property
    def units(self) -> Iterator[Unit]:
        """All of them."""
        return zip(*[iter(self.members)] * self.size, strict=True)

    @property
    def stock(self) -> int:
        """How many units there are."""
        return len(self.members) // self.size

    @property
    def persons(self) -> int:
        """How many living persons one unit is."""
        return sum(person.living for person in self.one)

    @property
    def gravely_hurt(self) -> int:
        """How many of one unit are gravely hurt."""
        return sum(person.gravely_hurt for person in self.one)

    @property
    def remains(self) -> int:
        """How many of one unit are remains."""
        return sum(not person.living for person in self.one)

    def days(self, on: int) -> dict[int, int]:
        """How many units there are by the days that the release of one ends."""
        captured = self._captured()
        one = dict(zip(captured, self.units, strict=True))
        found: dict[int, int] = defaultdict(int)
        for since, count in Counter(captured).items():
            found[days_held(one[since], on)] += count
        return found

    def longest_held_first(self, on: int) -> Iterator[Unit]:
        """The units in the order in which they go: by days of captivity, then by name."""
        for _, units in sorted(self._by_days(on).items(), reverse=True):
            yield from sorted(units, key=lambda unit: unit[0].who)

    def _by_days(self, on: int) -> dict[int, list[Unit]]:
        since: dict[object, list[Unit]] = defaultdict(list)
        for captured, unit in zip(self._captured(), self.units, strict=True):
            since[captured].append(unit)
        found: dict[int, list[Unit]] = defaultdict(list)
        for units in since.values():
            found[days_held(units[0], on)] += units
        return found

    def _captured(self) -> Sequence[object]:
        """Of each unit when those in it were captured: what its days are reckoned from."""
        captured = [person.captured for person in self.members]
        return captured if self.size == 1 else list(zip(*[iter(captured)] * self.size, strict=True))


def days_held(unit: Unit, on: int) -> int:
    """The days of captivity that the release of a unit ends."""
    return sum(person.days_held(on) for person in unit)


class Grouping:
    """People put into types by the picks of all rows; `merged`: those not to be separated are one unit."""

    def __init__(self, census: Census, consents: Consents, chosen: Sequence[Pick], *, merged: bool) -> None:
        """Number the picks, and find whom any of them names."""
        self.census = census
        self.consents = consents
        self.open_to_all = [n for n, pick in enumerate(chosen) if pick.selector.persons is None]
        self.naming: dict[str, list[int]] = {}
        self.chosen = chosen
        for number, pick in enumerate(chosen):
            for who in pick.selector.persons or ():
                self.naming.setdefault(who, []).append(number)
        self.families = _families(census) if merged else {}
        outside = (other.selector.persons or () for pick in chosen for other in pick.outside)
        self.named = {*self.naming, *self.families, *consents.given, *(who for persons in outside for who in persons)}
        self.named |= {who for one in consents.all for who in one.selector.persons or ()}

    def types(self) -> list[Alike]:
        """The types, in the order of their first names, so that no order of rows or terms is felt."""
        found: dict[object, list[Person]] = {}
        marked: dict[object, tuple[Unit, tuple[str, ...], Marks]] = {}
        for members, unit, receivers, marks, key in self._units():
            if receivers or any(person.owed for person in unit):
                found.setdefault(key, []).extend(members)
                marked[key] = unit, receivers, marks
        types = [
            Alike(
                members=tuple(members),
                size=len(marked[key][0]),
                first=min([person.who for person in members[:: len(marked[key][0])]]),
                receivers=marked[key][1],
                marks=marked[key][2],
                owed=any(person.owed for person in members[: len(marked[key][0])]),
            )
            for key, members in found.items()
        ]
        return sorted(types, key=lambda alike: alike.first)

    def alike(self, unit: Unit) -> Alike:
        """A type of this one unit."""
        if len(unit) == 1:
            receivers, marks = self._marked(unit[0])
        else:
            unit, receivers, marks, _ = _joined([(person, *self._marked(person)) for person in unit])
        owed = any(person.owed for person in unit)
        return Alike(members=unit, size=len(unit), first=unit[0].who, receivers=receivers, marks=marks, owed=owed)

    def _units(self) -> Iterator[tuple[Sequence[Person], Unit, tuple[str, ...], Marks, object]]:
        """Those alike, one unit of them, where it may go, which picks count it there, what tells it from others."""
        waiting: dict[str, list[tuple[Person, tuple[str, ...], Marks]]] = {}
        for kin in self.census.kin:
            plain = [person for person in kin if person.who not in self.named]
            if plain:
                receivers, marks = self._marked(plain[0])
                yield plain, (plain[0],), receivers, marks, _key((plain[0],), receivers, marks)
            for person in kin if len(plain) < len(kin) else ():
                if person.who in self.named:
                    receivers, marks = self._marked(person)
                    family = self.families.get(person.who)
                    if family:
                        waiting.setdefault(family, []).append((person, receivers, marks))
                    else:
                        yield (person,), (person,), receivers, marks, _key((person,), receivers, marks)
        for members in waiting.values():
            unit, receivers, marks, key = _joined(members)
            yield unit, unit, receivers, marks, key

    def _marked(self, person: Person) -> tuple[tuple[str, ...], Marks]:
        """Where he may go (or may, but for a silence), and which picks count him there."""
        may = (*self.consents.all, *self.consents.silences)
        receivers = tuple(to for to in person.open_to if person.owed or any(picks(pick, person, to) for pick in may))
        numbers = (*self.open_to_all, *self.naming.get(person.who, ()))
        marks = {(n, to): 1 for n in numbers for to in receivers if picks(self.chosen[n], person, to)}
        return receivers, marks


def _key(unit: Unit, receivers: tuple[str, ...], marks: Marks) -> object:
    kinds = tuple(sorted((person.kind, person.owed, person.gravely_hurt, person.held_by) for person in unit))
    return kinds, receivers, frozenset(marks.items())


def _joined(members: Sequence[tuple[Person, tuple[str, ...], Marks]]) -> tuple[Unit, tuple[str, ...], Marks, object]:
    members = sorted(members, key=lambda one: one[0].who)
    unit = tuple(person for person, _, _ in members)
    receivers = tuple(to for to in members[0][1] if all(to in other for _, other, _ in members))
    counted: Counter[tuple[int, str]] = Counter()
    for _, _, marks in members:
        counted.update({(n, to): times for (n, to), times in marks.items() if to in receivers})
    return unit, receivers, dict(counted), _key(unit, receivers, counted)


def _families(census: Census) -> dict[str, str]:
    """Whoever may not be separated -> the first of those with whom he goes."""
    head: dict[str, str] = {}

    def first(who: str) -> str:
        while head.setdefault(who, who) != who:
            who = head[who]
        return who

    for term in census.exchange.terms:
        if isinstance(term, Together) and term.name not in census.exchange.out_of_force:
            held = [who for who in term.persons if not census.by_name[who].owed]
            for other in held[1:]:
                one, two = sorted((first(held[0]), first(other)))
                head[two] = one
    return {who: first(who) for who in _all_named(census, head)}


def _all_named(census: Census, head: Mapping[str, str]) -> Iterable[str]:
    return [who for who in head if who in census.by_name]
