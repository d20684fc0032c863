"""Whose release a Power has agreed to: by offer, by a deal, by all for all, by law; nobody else has a variable."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from safeconduct.plans.person import Kind, Person
from safeconduct.plans.rows.census import Census, picks
from safeconduct.plans.rows.row import Pick
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.deal import Deal
from safeconduct.plans.terms.offer import Offer


class Consent(NamedTuple):
    """A term that agrees to the release of those it picks."""

    term: str
    pick: Pick


class Consents:
    """All consents of an exchange. Taking a term out of force never takes away the consent it gave."""

    def __init__(self, census: Census) -> None:
        """Read the terms of the census's exchange."""
        self.census = census
        terms = census.exchange.terms
        self.offers = [Consent(term.name, Pick(term.whom)) for term in terms if isinstance(term, Offer)]
        self.deals = [term for term in terms if isinstance(term, Deal)]
        self.swaps = [
            Consent(term.name, Pick(side)) for term in terms if isinstance(term, AllForAll) for side in term.sides
        ]
        self.by_naming = [_by_naming(told) for told in (self.swaps, self.offers)]

    @cached_property
    def given(self) -> dict[str, list[tuple[str, int, str]]]:
        """Whom the deals give: who -> deal, number of its offer, and to which Power (empty: any that is open)."""
        found: dict[str, list[tuple[str, int, str]]] = {}
        for deal in self.deals:
            for number, bundle in enumerate(deal.offer):
                for who in bundle.give:
                    found.setdefault(who, []).append((deal.name, number, bundle.to))
        return found

    @cached_property
    def gifts(self) -> tuple[Pick, ...]:
        """What the deals give, as picks: persons and bodies, by the Power to which they go."""
        alike: dict[tuple[str, Kind], set[str]] = {}
        for who, gifts in self.given.items():
            for _, _, power in gifts:
                alike.setdefault((power, self.census.by_name[who].kind), set()).add(who)
        return tuple(
            Pick(Selector(to=power, persons=frozenset(who), of=kind)) for (power, kind), who in sorted(alike.items())
        )

    @cached_property
    def all(self) -> tuple[Pick, ...]:
        """Whoever is picked by one of these may be released, if the terms are met; lists of persons are joined."""
        lists: dict[Selector, set[str]] = {}
        whole: dict[Pick, None] = {}
        for pick in (*(one.pick for one in self.offers), *(one.pick for one in self.swaps), *self.gifts):
            if pick.selector.persons is None:
                whole[pick] = None
            else:
                lists.setdefault(replace(pick.selector, persons=None), set()).update(pick.selector.persons)
        joined = (Pick(replace(alike, persons=frozenset(who))) for alike, who in lists.items())
        return (*whole, *joined)

    def silenced(self, selector: Selector) -> Pick:
        """Those of the same holder and receiver whom no consent picks: an offer in force keeps them."""
        whole = Selector(by=selector.by, to=selector.to, of=selector.of)
        return Pick(whole, outside=self.all)

    @cached_property
    def silences(self) -> tuple[Pick, ...]:
        """The silences of all offers."""
        return tuple(dict.fromkeys(self.silenced(offer.pick.selector) for offer in self.offers))

    def reasons(self, person: Person, to: str) -> Sequence[str]:
        """The terms that agree to his release to a Power: deals, then what takes all of his kind, then offers."""
        deals = [deal for deal, _, power in self.given.get(person.who, ()) if power in ("", to)]
        kinds = (
            {one.term for who in (person.who, "") for one in naming.get(who, ()) if picks(one.pick, person, to)}
            for naming in self.by_naming
        )
        return deals or [name for found in kinds for name in sorted(found)]


def _by_naming(told: Sequence[Consent]) -> dict[str, list[Consent]]:
    """Consents by whom they name; under no name those that name nobody."""
    found: dict[str, list[Consent]] = {}
    for one in told:
        for who in one.pick.selector.persons or ("",):
            found.setdefault(who, []).append(one)
    return found
