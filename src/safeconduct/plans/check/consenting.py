"""Who agreed to each release: an offer, an accepted deal, an all-for-all that is carried out, or the law."""

from collections.abc import Iterator, Mapping, Sequence

from safeconduct.plans.check.picked import Move, speaks_of
from safeconduct.plans.check.roll import Going
from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.person import Person
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.deal import Bundle, Deal
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.term import Term

Numbered = tuple[Deal, int, Bundle]


def givers(exchange: Exchange) -> dict[str, list[Numbered]]:
    """Whom deals give: who -> the offers of deals in whose `give` he stands."""
    found: dict[str, list[Numbered]] = {}
    for term in exchange.terms:
        if isinstance(term, Deal):
            for number, bundle in enumerate(term.offer):
                for who in bundle.give:
                    found.setdefault(who, []).append((term, number, bundle))
    return found


class Consenting:
    """Whoever agreed to any release in an exchange, found by whom they name."""

    def __init__(self, exchange: Exchange) -> None:
        """Read every offer, deal and all-for-all."""
        self.given = givers(exchange)
        self.naming: dict[str, dict[Selector, None]] = {}
        for side in (side for term in exchange.terms for side in _agreeing(term)):
            for who in side.persons or ("",):
                self.naming.setdefault(who, {})[side] = None

    def may_go(self, person: Person, to: str) -> bool:
        """Whether anyone agreed that he goes there, if the terms are met."""
        if person.owed or any(bundle.to in ("", to) for _, _, bundle in self.given.get(person.who, ())):
            return True
        return any(
            side.to in ("", to) and speaks_of(side, person, owed_too=False)
            for who in (person.who, "")
            for side in self.naming.get(who, ())
        )


def _agreeing(term: Term) -> tuple[Selector, ...]:
    if isinstance(term, Offer):
        return (term.whom,)
    return term.sides if isinstance(term, AllForAll) else ()


def without_consent(exchange: Exchange, moves: Sequence[Move]) -> Iterator[tuple[str, str]]:
    """Releases to which nobody agreed: (term, sentence)."""
    consenting = Consenting(exchange)
    for move in moves:
        if not consenting.may_go(move.person, move.to):
            yield "consent", f"`{move.person.who}` goes to {move.to}, and no offer, deal or agreed term releases him"


def false_reasons(
    exchange: Exchange, lines: Sequence[Going], by_name: Mapping[str, Person]
) -> Iterator[tuple[str, str]]:
    """Lines that name as their reason a term that does not release him, or the law, which does not owe it."""
    terms = exchange.by_name
    for line in lines:
        person, term = by_name.get(line.who), terms.get(line.because)
        if person is None:
            continue
        if line.because == BECAUSE_OWED and term is None and not person.owed:
            yield "law", f"`{line.who}` is not owed his release, and the roll says that he is"
        if term and not _releases(term, person, line.to):
            yield term.name, f"the roll says that it releases `{line.who}` to {line.to}, and it does not"


def _releases(term: Term, person: Person, to: str) -> bool:
    if isinstance(term, Deal):
        return any(person.who in bundle.give and bundle.to in ("", to) for bundle in term.offer)
    return any(side.to in ("", to) and speaks_of(side, person, owed_too=True) for side in _agreeing(term))


def deals_not_kept(exchange: Exchange, moves: Sequence[Move]) -> Iterator[tuple[str, str]]:
    """Whoever is given by a deal and goes must go by exactly one deal that can have been accepted."""
    given = givers(exchange)
    gone = {move.person.who: move for move in moves}
    released = [who for who in given if who in gone]
    kept = [
        (deal, number, bundle)
        for deal in exchange.terms
        if isinstance(deal, Deal)
        for number, bundle in enumerate(deal.offer)
        if _kept(bundle, gone)
    ]
    if not _covered(sorted(released), kept, set()):
        for who in released:
            if not any(bundle is one for _, _, bundle in given[who] for _, _, one in kept):
                deal = given[who][0][0]
                yield deal.name, f"`{who}` is released, and no offer that gives him is met in full, `get` first"
                return
        deal = given[released[0]][0][0]
        yield deal.name, "no choice of offers releases each of those given by exactly one of them"


def _kept(bundle: Bundle, gone: dict[str, Move]) -> bool:
    """Whether everyone of it is released, whoever is got not later than the first who is given."""
    if any(who not in gone for who in (*bundle.give, *bundle.get)):
        return False
    if bundle.to and any(gone[who].to != bundle.to for who in bundle.give):
        return False
    return max(gone[who].stage for who in bundle.get) <= min(gone[who].stage for who in bundle.give)


def _covered(released: list[str], kept: list[Numbered], chosen: set[str]) -> bool:
    """Whether offers can be chosen so that each of those released stands in exactly one (and no deal of one in two)."""
    if not released:
        return True
    for deal, number, bundle in kept:
        if released[0] not in bundle.give or any(who not in released for who in bundle.give):
            continue
        mark = deal.name if deal.choose == "one" else f"{deal.name}\n{number}"
        if mark in chosen:
            continue
        rest = [who for who in released if who not in bundle.give]
        if _covered(rest, kept, {*chosen, mark}):
            return True
    return False
