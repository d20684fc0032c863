"""The ten cases of examples/plans, and how tests read them, change them and plan them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_file

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "plans"


def people_of(case: str) -> People:
    return people_from_file(FOLDER / case / "routes.csv")


def exchange_of(case: str, terms: str = "terms", people: People | None = None) -> Exchange:
    return exchange_from_file(FOLDER / case / f"{terms}.toml", people or people_of(case))


def planned(case: str, terms: str = "terms", people: People | None = None) -> Plan:
    """The plan of a case, its people as they are in its file or as given."""
    found = people or people_of(case)
    return plan_from_terms(exchange_of(case, terms, found), found)


def refusing(people: People, who: Iterable[str], power: str) -> People:
    """The same people, some of whom refuse a Power."""
    named = set(who)
    changed = [
        person._replace(open_to=tuple(one for one in person.open_to if one != power), refused=(power,))
        for person in people.persons
        if person.who in named
    ]
    return people.changed(changed)


def without(exchange: Exchange, term: str) -> Exchange:
    return replace(exchange, terms=tuple(one for one in exchange.terms if one.name != term))


def received(plan: Plan) -> dict[str, int]:
    """How many each Power receives."""
    return dict(Counter(one.to for one in plan.roll))


def conflict(plan: Plan) -> set[str]:
    return {term.name for term in plan.conflict}
