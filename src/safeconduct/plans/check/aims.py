"""What a roll comes to in each aim, added up person by person."""

from collections.abc import Iterator, Mapping, Sequence

from safeconduct.plans.check.picked import Move
from safeconduct.plans.person import Person
from safeconduct.plans.terms.exchange import Aim, Exchange


def gain(aim: Aim, person: Person, stage: int, exchange: Exchange) -> int:
    """What one release adds to an aim."""
    if aim == "remains":
        return int(not person.living)
    if not person.living:
        return 0
    if aim == "seriously-wounded":
        return int(person.gravely_hurt)
    if aim == "days-in-captivity":
        return person.days_held(exchange.on)
    return 1 if aim == "persons" else exchange.stages + 1 - stage


def added_up(exchange: Exchange, moves: Sequence[Move], gone: Sequence[Person]) -> dict[Aim, int]:
    """Every aim of the exchange: days by each person of the roll, all others by those alike."""
    found: dict[Aim, int] = {}
    for aim in exchange.aims:
        if aim == "days-in-captivity":
            found[aim] = sum([person.days_held(exchange.on) for person in gone])
        else:
            found[aim] = sum(gain(aim, move.person, move.stage, exchange) * move.number for move in moves)
    return found


def false_claims(claims: Mapping[str, int], found: Mapping[Aim, int]) -> Iterator[tuple[str, str]]:
    """Claims that the roll does not bear out: (aim, sentence)."""
    by_name: dict[str, int] = {str(aim): value for aim, value in found.items()}
    for aim, value in claims.items():
        if aim not in by_name:
            yield aim, "the terms have no such aim"
        elif by_name[aim] != value:
            yield aim, f"the roll claims {value}, and comes to {by_name[aim]}"
    if claims:
        for aim in by_name.keys() - claims.keys():
            yield aim, "the roll does not say what it comes to"
