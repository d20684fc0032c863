"""Whom a selector picks, read once more from what the terms say; every part of the check counts with it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from safeconduct.plans.check.roll import Going
from safeconduct.plans.person import Person, of_age
from safeconduct.plans.selector import Category, Selector


class Move(NamedTuple):
    """A person with where he goes, and in which stage."""

    person: Person
    to: str
    stage: int


def moves_of(lines: Iterable[Going], by_name: dict[str, Person]) -> list[Move]:
    """The lines of a roll with the persons behind them; a line without a person is left to the law's own check."""
    return [Move(by_name[one.who], one.to, one.stage) for one in lines if one.who in by_name]


def is_of(person: Person, category: Category) -> bool:
    """Whether he is of the category, with everything that it asks."""
    if category.word and category.word not in person.categories:
        return False
    if category.units and person.unit not in category.units:
        return False
    if category.ranks and person.rank not in category.ranks:
        return False
    if category.ages is None:
        return True
    ages = category.ages
    return person.born is not None and of_age(person.born, ages.low, ages.high, ages.on)


def speaks_of(selector: Selector, person: Person, *, owed_too: bool) -> bool:
    """Whether the selector speaks of him, wherever he goes."""
    if person.kind != selector.of or (selector.by and selector.by != person.held_by):
        return False
    if selector.persons is not None and person.who not in selector.persons:
        return False
    if person.owed and not owed_too:
        return False
    if selector.rest and (person.gravely_hurt or _spoken_for(selector, person)):
        return False
    return all(is_of(person, one) for one in selector.categories)


def _spoken_for(selector: Selector, person: Person) -> bool:
    """Whether another term between the same two speaks of him."""
    return any(all(is_of(person, one) for one in categories) for categories in selector.without)


def could(selector: Selector, persons: Iterable[Person], *, owed_too: bool = False) -> list[Person]:
    """Those of whom it speaks who have an open route to where it says."""
    return [
        person
        for person in persons
        if (selector.to in person.open_to if selector.to else person.open_to)
        and speaks_of(selector, person, owed_too=owed_too)
    ]


def counted(selector: Selector, moves: Sequence[Move], *, owed_too: bool = False) -> list[Move]:
    """The moves that it counts."""
    return [
        move for move in moves if selector.to in ("", move.to) and speaks_of(selector, move.person, owed_too=owed_too)
    ]
