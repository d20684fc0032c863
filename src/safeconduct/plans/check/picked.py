"""Whom a selector picks, read once more from what the terms say; every part of the check counts with it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from safeconduct.plans.person import Person, of_age
from safeconduct.plans.selector import Category, Selector


class Alike(NamedTuple):
    """One of those alike, and how many they are."""

    person: Person
    number: int


class Move(NamedTuple):
    """One of those alike who go to one Power in one stage, and how many of them do."""

    person: Person
    to: str
    stage: int
    number: int


def how_many(found: Iterable[Alike | Move]) -> int:
    """How many they are together."""
    return sum([one.number for one in found])


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


def can_be(selector: Selector, person: Person, *, owed_too: bool = False) -> bool:
    """Whether it speaks of him, and he has an open route to where it says."""
    open_there = selector.to in person.open_to if selector.to else bool(person.open_to)
    return open_there and speaks_of(selector, person, owed_too=owed_too)


def could(selector: Selector, people: Iterable[Alike], *, owed_too: bool = False) -> list[Alike]:
    """Those of whom it speaks who have an open route to where it says."""
    return [alike for alike in people if can_be(selector, alike.person, owed_too=owed_too)]


def counted(selector: Selector, moves: Sequence[Move], *, owed_too: bool = False) -> list[Move]:
    """The moves that it counts."""
    return [
        move for move in moves if selector.to in ("", move.to) and speaks_of(selector, move.person, owed_too=owed_too)
    ]
