"""A person or body in captivity, as a plan sees him: who holds him, to whom he may go; read by from_file.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from safeconduct.dates import PartialDate
from safeconduct.plans.owed import owing

Kind = Literal["living", "remains"]


class Step(NamedTuple):
    """What one party still has to do before a way to a Power is open."""

    power: str
    who: str
    condition: str


class Shut(NamedTuple):
    """What closes the way to a Power: a provision, and its condition that fails."""

    power: str
    provision: str
    condition: str


class Person(NamedTuple):
    """A row of the routes. `captured` is an ordinal, the last possible day; 0 where it is not known.

    `open_to` never holds a Power that he refused, nor the one that holds him.
    """

    who: str
    held_by: str
    open_to: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    refused: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    born: PartialDate | None = None
    rank: str = ""
    unit: str = ""
    captured: int = 0
    kind: Kind = "living"
    shut: tuple[Shut, ...] = ()

    @property
    def living(self) -> bool:
        """Whether it is a person; remains have a count of their own."""
        return self.kind == "living"

    @property
    def gravely_hurt(self) -> bool:
        """Whether he is of those whom the law names."""
        return bool(self.categories) and self.kind == "living" and not owing().categories.isdisjoint(self.categories)

    @property
    def owed(self) -> bool:
        """Whether his release is owed: gravely hurt, with an open route."""
        return bool(self.open_to) and self.gravely_hurt

    def days_held(self, on: int) -> int:
        """Whole days in captivity on a day; 0 where the day of capture is not known."""
        return max(0, on - self.captured) if self.captured and self.living else 0

    def with_steps_taken(self) -> "Person":
        """As he would be when every single step that is wanting were taken."""
        further = (step.power for step in self.steps if step.power not in (*self.open_to, *self.refused, self.held_by))
        return self._replace(open_to=tuple(sorted({*self.open_to, *further})))


def of_age(born: PartialDate, low: int, high: int, on: int) -> bool:
    """Whether he is between two ages (both included) on a day, whatever day he can have been born on."""
    return low <= _age(born.last, on) and _age(born.first, on) <= high


def _age(born: int, on: int) -> int:
    birth, day = date.fromordinal(born), date.fromordinal(on)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True)
class People:
    """All rows of the routes, in their order, with what had to be said about them."""

    persons: tuple[Person, ...]
    warnings: tuple[str, ...] = ()

    @classmethod
    def named(cls, by_name: dict[str, Person], warnings: Iterable[str] = ()) -> "People":
        """From persons by who they are, in their order; a million names need no second index."""
        people = cls(tuple(by_name.values()), tuple(warnings))
        vars(people)["by_name"] = by_name
        return people

    @cached_property
    def by_name(self) -> dict[str, Person]:
        """Persons by who they are."""
        return {person.who: person for person in self.persons}

    @cached_property
    def owed(self) -> tuple[Person, ...]:
        """Those whose release is owed."""
        return tuple([person for person in self.persons if person.categories and person.owed])

    def warned(self, warnings: Iterable[str]) -> "People":
        """The same people, with more that has to be said about them."""
        return People(self.persons, (*self.warnings, *warnings))

    def one_step_away(self) -> "People":
        """The same people, with every route that is one step away taken as open."""
        return People(tuple(person.with_steps_taken() for person in self.persons), self.warnings)

    def changed(self, persons: Iterable[Person]) -> "People":
        """The same people, with some of them as given."""
        changed = {person.who: person for person in persons}
        return People(tuple(changed.get(person.who, person) for person in self.persons), self.warnings)
