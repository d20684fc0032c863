"""Terms held against the people and the law: no bargain over those who are owed, no seat too few for them."""

from safeconduct.errors import BadInput
from safeconduct.plans.owed import owing
from safeconduct.plans.person import People, Person, of_age
from safeconduct.plans.selector import Category, Selector
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.deal import Deal
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.rest import Parity
from safeconduct.plans.terms.term import Term


def check_against_people(exchange: Exchange, people: People) -> None:
    """Raises BadInput for a term that bargains over the owed, withholds their seats, or names what nobody has."""
    by_name = people.by_name
    further = people.one_step_away().owed if exchange.one_step_away else ()
    owed = {person.who for person in (*people.owed, *further)}
    for term in exchange.terms:
        try:
            _no_bargain(term, owed)
            _others_in_place(term)
            if isinstance(term, Deal):
                _given_by_their_holder(term, by_name)
            if isinstance(term, Cap):
                _seats(term, people.owed, exchange.stages)
            if isinstance(term, RankValue):
                _ranks(term, people)
        except BadInput as error:
            raise BadInput(f"{exchange.file}, line {term.line}: `{term.name}` ({term.kind}) {error}") from None


def _no_bargain(term: Term, owed: set[str]) -> None:
    for selector in term.traded:
        words = {category.word for category in selector.categories} & owing().categories
        named = owed & (selector.persons or frozenset())
        if words or named:
            raise BadInput(
                f"bargains over {' and '.join(sorted(words)) or sorted(named)[0]}: their release is owed regardless of "
                f"number ({owing().citation}); take them out of the term"
            )


def _others_in_place(term: Term) -> None:
    held = (getattr(value, "picked", value) for value in vars(term).values())
    spoken = any(isinstance(selector, Selector) and selector.rest for selector in held)
    if spoken and not isinstance(term, Parity):
        raise BadInput("says `others`, which only a term between two Powers can; write the category")


def _given_by_their_holder(term: Deal, by_name: dict[str, Person]) -> None:
    giver = term.by or term.says
    for bundle in term.offer:
        holders = {by_name[who].held_by for who in bundle.give}
        if len(holders) > 1 or (giver and holders != {giver}):
            stranger = next(who for who in bundle.give if by_name[who].held_by != (giver or min(holders)))
            raise BadInput(
                f"gives `{stranger}`, whom {giver or min(holders)} does not hold; only the holder can give him"
            )


def _seats(term: Cap, owed: tuple[Person, ...], stages: int) -> None:
    picked = [person for person in owed if _always_counted(term, person)]
    seats = term.count * (stages if "stage" in term.each and not term.stage else 1)
    if term.stage and stages > 1:
        return
    for holder in sorted({person.held_by for person in picked}) if "power" in term.each else [""]:
        count = sum(not holder or person.held_by == holder for person in picked)
        if count > seats:
            raise BadInput(
                f"has {seats} seats for {count} who are seriously wounded or sick and owed their release "
                f"({owing().citation}); make room for them"
            )


def _always_counted(term: Cap, person: Person) -> bool:
    """Whether the cap counts him wherever he goes."""
    return _speaks_of(term.picked, person) and (not term.picked.to or set(person.open_to) == {term.picked.to})


def _ranks(term: RankValue, people: People) -> None:
    for side in term.sides:
        for person in people.persons:
            weighed = not person.owed and side.to in person.open_to and _speaks_of(side, person)
            if weighed and person.rank not in term.values:
                raise BadInput(
                    f"weighs ranks by `{term.table}`, which has no value for `{person.rank or 'no rank'}`; "
                    f"it has {', '.join(term.values)}"
                )


def _speaks_of(selector: Selector, person: Person) -> bool:
    """Whether he is of those of whom a selector speaks, wherever he goes."""
    named = selector.persons is None or person.who in selector.persons
    held = person.kind == selector.of and selector.by in ("", person.held_by)
    apart = selector.rest and (person.gravely_hurt or any(_is_of(person, one) for one in selector.without))
    return named and held and not apart and _is_of(person, selector.categories)


def _is_of(person: Person, categories: tuple[Category, ...]) -> bool:
    return all(
        (not one.word or one.word in person.categories)
        and (not one.units or person.unit in one.units)
        and (not one.ranks or person.rank in one.ranks)
        and (
            not one.ages or (person.born is not None and of_age(person.born, one.ages.low, one.ages.high, one.ages.on))
        )
        for one in categories
    )
