"""Who is picked by what: the people counted and asked by the rows; consent.py and problem.py stand on it."""

from functools import cached_property

from safeconduct.plans.person import People, Person, of_age
from safeconduct.plans.rows.row import Pick
from safeconduct.plans.selector import Ages, Category, Selector
from safeconduct.plans.terms.exchange import Exchange


def belongs(person: Person, category: Category) -> bool:
    """Whether a person is of a category."""
    ages = category.ages
    return (
        (not category.word or category.word in person.categories)
        and (not category.units or person.unit in category.units)
        and (not category.ranks or person.rank in category.ranks)
        and (ages is None or (person.born is not None and of_age(person.born, ages.low, ages.high, ages.on)))
    )


def picks(pick: Pick, person: Person, to: str) -> bool:
    """Whether a person who goes to a Power is counted."""
    chosen = pick.selector
    return (
        person.kind == chosen.of
        and chosen.by in ("", person.held_by)
        and chosen.to in ("", to)
        and (chosen.persons is None or person.who in chosen.persons)
        and (pick.owed == "with" or not person.owed)
        and not (chosen.rest and person.gravely_hurt)
        and all(belongs(person, category) for category in chosen.categories)
        and not any(all(belongs(person, category) for category in other) for other in chosen.without)
        and not any(picks(other, person, to) for other in pick.outside)
    )


class Census:
    """The people of one exchange, with the stages and Powers it has."""

    def __init__(self, exchange: Exchange, people: People) -> None:
        """Keep the two; everything else is worked out when asked."""
        self.exchange = exchange
        self.people = people

    @property
    def stages(self) -> tuple[int, ...]:
        """All stages, from 1."""
        return tuple(range(1, self.exchange.stages + 1))

    def stages_of(self, term: object) -> list[tuple[int, ...]]:
        """The groups of stages in which a term counts: each by itself, the one it names, or all together."""
        stage = getattr(term, "stage", None)
        if stage:
            return [(stage,)]
        return [(one,) for one in self.stages] if "stage" in getattr(term, "each", "") else [self.stages]

    @cached_property
    def by_name(self) -> dict[str, Person]:
        """Persons by who they are."""
        return self.people.by_name

    @cached_property
    def kin(self) -> list[list[Person]]:
        """Those alike in all that a term can ask of them, whoever they are and since whenever they are held."""
        ages = sorted(ages_in(self.exchange), key=repr)
        seen: dict[str, tuple[bool, ...]] = {"": ()}
        found: dict[object, list[Person]] = {}
        for person in self.people.persons:
            born = person.born.text if person.born else ""
            if person.born and born not in seen:
                seen[born] = tuple([of_age(person.born, one.low, one.high, one.on) for one in ages])
            traits = (person[1], person[2], person[5], seen[born], person[7], person[8], person[10])
            found.setdefault(traits, []).append(person)
        return list(found.values())

    def number(self, pick: Pick) -> int:
        """How many have an open route on which the pick would count them."""
        named = pick.selector.persons
        if named is not None:
            return sum(_can_be_counted(pick, self.by_name[who]) for who in named)
        if any(other.selector.persons is not None for other in pick.outside):
            return sum(_can_be_counted(pick, person) for person in self.people.persons)
        return sum(len(alike) for alike in self.kin if _can_be_counted(pick, alike[0]))

    def could_go_to(self, power: str) -> int:
        """How many persons have an open route to a Power."""
        return sum(len(alike) for alike in self.kin if alike[0].living and power in alike[0].open_to)

    def holders(self, pick: Pick) -> list[str]:
        """Who holds those picked."""
        found = {alike[0].held_by for alike in self.kin}
        return sorted(one for one in found if pick.selector.by in ("", one))


def _can_be_counted(pick: Pick, person: Person) -> bool:
    return any(picks(pick, person, to) for to in person.open_to)


def ages_in(exchange: Exchange) -> set[Ages]:
    """The ages that the terms ask after."""
    told = (value for term in exchange.terms for value in vars(term).values())
    selectors = (getattr(value, "picked", value) for value in told)
    found = (one for one in selectors if isinstance(one, Selector))
    return {one.ages for chosen in found for told in (chosen.categories, *chosen.without) for one in told if one.ages}
