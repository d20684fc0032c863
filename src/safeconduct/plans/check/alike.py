"""People alike in all that terms can ask of them, taken once with their number; every part of the check counts so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any

from safeconduct.plans.check.picked import Alike, Move
from safeconduct.plans.check.roll import Going
from safeconduct.plans.person import People, Person, of_age
from safeconduct.plans.selector import Ages, Category, Selector
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.term import Term
from safeconduct.plans.terms.together import Together

Kind = tuple[object, ...]


class Kinds:
    """The kinds of the people of one exchange; whoever is named by a term is a kind by himself."""

    def __init__(self, exchange: Exchange, people: People) -> None:
        """Find whom the terms name, and after which ages they ask."""
        self.people = people
        told = [one for term in exchange.terms for one in _within(vars(term))]
        self.ages = sorted({one for one in told if isinstance(one, Ages)}, key=repr)
        # Units and ranks after which no term asks tell nobody apart.
        self.words = {one for one in told if isinstance(one, str)}
        self.weighed = any(isinstance(term, RankValue) for term in exchange.terms)
        self.named = self._names(exchange.terms)
        # Families stand in no row, unless somebody of them is owed: so one is like another of the same kinds.
        self.in_rows = self._names(term for term in exchange.terms if not self._is_family(term))
        self._of_age: dict[str, tuple[bool, ...]] = {"": ()}

    def _names(self, terms: Iterable[Term]) -> frozenset[str]:
        found = {one for term in terms for one in _within(vars(term)) if isinstance(one, str)}
        return frozenset(found & self.people.by_name.keys())

    def _is_family(self, term: Term) -> bool:
        return isinstance(term, Together) and not any(self.people.by_name[who].owed for who in term.persons)

    def of(self, person: Person, named: frozenset[str]) -> Kind:
        """What tells him from others; those named are told from everybody."""
        if person.who in named:
            return (person.who,)
        born = person.born.text if person.born else ""
        if person.born and born not in self._of_age:
            self._of_age[born] = tuple([of_age(person.born, one.low, one.high, one.on) for one in self.ages])
        unit = person.unit if person.unit in self.words else ""
        rank = person.rank if self.weighed or person.rank in self.words else ""
        return person.held_by, person.open_to, person.categories, rank, unit, person.kind, self._of_age[born]

    @cached_property
    def members(self) -> Mapping[Kind, list[Person]]:
        """Everybody, by kind."""
        found: dict[Kind, list[Person]] = defaultdict(list)
        for person in self.people.persons:
            found[self.of(person, self.named)].append(person)
        return found

    @cached_property
    def all(self) -> list[Alike]:
        """Each kind once, with its number."""
        return [Alike(persons[0], len(persons)) for persons in self.members.values()]

    def moves(self, lines: Iterable[Going]) -> list[Move]:
        """The lines of a roll by kind, Power and stage; a line without a person is left to the law's own check."""
        by_name, named = self.people.by_name, self.named
        found = Counter([(self.of(by_name[one.who], named), one.to, one.stage) for one in lines if one.who in by_name])
        return [Move(self.members[kind][0], to, stage, number) for (kind, to, stage), number in found.items()]


def _within(held: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a term holds
    """Every word, number and age that stands in a term."""
    if isinstance(held, Selector | Category):
        yield from (one for field in fields(held) for one in _within(getattr(held, field.name)))
    elif isinstance(held, tuple | frozenset):
        yield from (one for value in held for one in _within(value))
    elif isinstance(held, dict):
        yield from _within(tuple(held.values()))
    else:
        yield held
