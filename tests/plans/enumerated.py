"""The best plan by trying every one of them, judged by the check alone: the second road, for small instances."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from safeconduct.plans.check.aims import added_up
from safeconduct.plans.check.consenting import deals_not_kept, givers, may_go, without_consent
from safeconduct.plans.check.picked import Move
from safeconduct.plans.check.recount import Seen, broken_terms
from safeconduct.plans.person import People, Person
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.offer import Offer

Values = tuple[int, ...]


def choices(person: Person, stages: int) -> list[Move | None]:
    """Everything that can become of one person: stay (unless owed), or go to an open Power in a stage."""
    going: list[Move | None] = [Move(person, to, stage) for to in person.open_to for stage in range(1, stages + 1)]
    return going if person.owed else [None, *going]


def every_plan(exchange: Exchange, people: People) -> Iterator[Sequence[Move]]:
    """Every plan that anyone could think of."""
    for chosen in product(*(choices(person, exchange.stages) for person in people.persons)):
        yield [move for move in chosen if move]


def stands(exchange: Exchange, people: People, moves: Sequence[Move]) -> bool:
    """Whether a plan keeps consent and every term."""
    seen = Seen(exchange, people.persons, moves)
    return not any(True for _ in without_consent(exchange, moves)) and not any(
        True for one in (deals_not_kept(exchange, moves), broken_terms(seen)) for _ in one
    )


def best_values(exchange: Exchange, people: People) -> Values | None:
    """The aims of the best plan, the first one first; None where no plan stands."""
    found = (
        tuple(added_up(exchange, moves)[aim] for aim in exchange.aims)
        for moves in every_plan(exchange, people)
        if stands(exchange, people, moves)
    )
    return max(found, default=None)


def with_terms(exchange: Exchange, names: Sequence[str]) -> Exchange:
    """The same exchange with only these terms."""
    return replace(exchange, terms=tuple(term for term in exchange.terms if term.name in names))


def possible_in_force(exchange: Exchange, people: People, names: Sequence[str]) -> bool:
    """Whether a plan stands when only these terms bind; those out of force still consent, and no longer keep silent."""
    binding = with_terms(exchange, names)
    return any(
        not any(True for _ in broken_terms(Seen(binding, people.persons, moves)))
        and not any(True for _ in deals_not_kept(binding, moves))
        and all(_may_go_in_force(exchange, set(names), move) for move in moves)
        for moves in every_plan(exchange, people)
    )


def _may_go_in_force(exchange: Exchange, names: set[str], move: Move) -> bool:
    if may_go(exchange, givers(exchange), move.person, move.to):
        return True
    offers = [term for term in exchange.terms if isinstance(term, Offer)]
    keeping = [one for one in offers if one.whom.by == move.person.held_by and one.whom.to in ("", move.to)]
    return bool(keeping) and not any(one.name in names for one in keeping)
