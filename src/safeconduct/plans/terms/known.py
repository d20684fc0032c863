"""What the words of a terms file may name: Powers, persons, categories, groups; keys.py holds each word to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from safeconduct.plans.owed import owing
from safeconduct.plans.person import People, Person
from safeconduct.plans.selector import Selector


@dataclass(frozen=True, kw_only=True)
class Known:
    """The words of the routes file and of the head of the terms file."""

    powers: tuple[str, ...]
    stages: int
    on: int
    persons: Mapping[str, Person]
    categories: frozenset[str]
    groups: dict[str, Selector] = field(default_factory=dict)


def known_from_people(people: People, powers: tuple[str, ...], stages: int, on: int) -> Known:
    """The words that the people bring."""
    return Known(
        powers=powers,
        stages=stages,
        on=on,
        persons=people.by_name,
        categories=frozenset().union(*{person.categories for person in people.persons}) | owing().categories,
    )
