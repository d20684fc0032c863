"""What the words of a terms file may name: Powers, persons, categories, groups; keys.py holds each word to it."""

from dataclasses import dataclass, field

from safeconduct.plans.owed import owing
from safeconduct.plans.person import People
from safeconduct.plans.selector import Selector


@dataclass(frozen=True, kw_only=True)
class Known:
    """The words of the routes file and of the head of the terms file."""

    powers: tuple[str, ...]
    stages: int
    on: int
    persons: frozenset[str]
    owed: frozenset[str]
    held_by: dict[str, str]
    categories: frozenset[str]
    groups: dict[str, Selector] = field(default_factory=dict)


def known_from_people(people: People, powers: tuple[str, ...], stages: int, on: int) -> Known:
    """The words that the people bring."""
    living = [person for person in people.persons if person.living]
    return Known(
        powers=powers,
        stages=stages,
        on=on,
        persons=frozenset(person.who for person in people.persons),
        owed=frozenset(person.who for person in living if person.owed),
        held_by={person.who: person.held_by for person in people.persons},
        categories=frozenset(word for person in people.persons for word in person.categories) | owing().categories,
    )
