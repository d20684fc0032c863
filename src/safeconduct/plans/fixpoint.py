"""Who cannot go whatever is decided: from all who may, whose condition cannot be met is struck, until none is left.

The largest set in which every condition holds is unique, and the order of striking is its explanation; why.py tells it.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from safeconduct.plans.person import Person
from safeconduct.plans.rows.alike import Alike
from safeconduct.plans.rows.census import picks
from safeconduct.plans.rows.from_terms import Planned
from safeconduct.plans.rows.row import Pick
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.deal import Bundle, Deal
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.only_if import OnlyIf
from safeconduct.plans.terms.term import Term
from safeconduct.plans.terms.together import Together

Move = tuple[int, str]
STRIKING = (Cap, Offer, OnlyIf, Deal, Together)


@dataclass(frozen=True, kw_only=True)
class Stricken:
    """Moves (type, Power) that were struck: by which term, and because of which moves struck before."""

    by: dict[Move, str] = field(default_factory=dict)
    after: dict[Move, tuple[Move, ...]] = field(default_factory=dict)

    def chain(self, moves: list[Move]) -> tuple[str, ...]:
        """The terms behind the striking of these moves, the nearest first; empty unless all were struck."""
        if not moves or any(move not in self.by for move in moves):
            return ()
        terms: dict[str, None] = {}
        waiting, seen = list(moves), set(moves)
        while waiting:
            move = waiting.pop(0)
            terms[self.by[move]] = None
            further = [one for one in self.after[move] if one not in seen]
            seen.update(further)
            waiting += further
        return tuple(terms)


def stricken(planned: Planned) -> Stricken:
    """Everything that conditions strike. The problem must be one whose units are single persons."""
    return _Striking(planned).done()


class _Striking:
    """The moves that are left, and the terms that strike among them."""

    def __init__(self, planned: Planned) -> None:
        self.planned = planned
        self.types = planned.types
        self.left: set[Move] = {(number, to) for number, to, _ in planned.moves.values()}
        self.all = sorted(self.left)
        self.found = Stricken()
        self.home = {person.who: n for n, alike in enumerate(self.types) for person in alike.members}
        self.gone = planned.consents.given

    def done(self) -> Stricken:
        terms = [term for term in self.planned.census.exchange.terms if isinstance(term, STRIKING)]
        before = -1
        while before != len(self.found.by):
            before = len(self.found.by)
            for term in terms:
                for move, after in self._struck_by(term):
                    if move in self.left and not self._one(move).owed:
                        self.left.discard(move)
                        self.found.by[move] = term.name
                        self.found.after[move] = tuple(sorted(after))
        return self.found

    def _struck_by(self, term: Term) -> Iterator[tuple[Move, list[Move]]]:
        if isinstance(term, Cap) and term.count == 0 and not term.stage:
            yield from ((move, []) for move in self._picked(Pick(term.picked, "with"), self.left))
        elif isinstance(term, Offer):
            silenced = self.planned.consents.silenced(term.whom)
            yield from ((move, []) for move in self._picked(silenced, self.left))
        elif isinstance(term, OnlyIf):
            yield from self._only_if(term)
        elif isinstance(term, Deal):
            yield from self._deal(term)
        elif isinstance(term, Together):
            yield from self._together(term)

    def _only_if(self, term: OnlyIf) -> Iterator[tuple[Move, list[Move]]]:
        wanted = Pick(term.wanted.picked, "with")
        still = {number for number, _ in self._picked(wanted, self.left)}
        if sum(self.types[number].stock for number in still) < term.wanted.at_least:
            lost = self._picked(wanted, self.found.by)
            yield from ((move, lost) for move in self._picked(Pick(term.then), self.left))

    def _deal(self, term: Deal) -> Iterator[tuple[Move, list[Move]]]:
        for who in sorted({who for bundle in term.offer for who in bundle.give}):
            offers = [self._bundle(deal, number) for deal, number, _ in self.gone[who]]
            missing = [self._missing(bundle) for bundle in offers]
            if all(lost is not None for lost in missing) and who in self.home:
                after = [move for lost in missing for move in lost or ()]
                yield from ((move, after) for move in self._moves_of(who))

    def _bundle(self, deal: str, number: int) -> Bundle:
        found = self.planned.census.exchange.by_name[deal]
        return found.offer[number] if isinstance(found, Deal) else Bundle((), ())

    def _missing(self, bundle: Bundle) -> list[Move] | None:
        """The struck moves of those without whom an offer cannot be accepted; None where nobody is missing."""
        for who in (*bundle.get, *bundle.give):
            if not any(move in self.left for move in self._moves_of(who)):
                return [move for move in self._moves_of(who) if move in self.found.by]
        return None

    def _together(self, term: Together) -> Iterator[tuple[Move, list[Move]]]:
        to = [
            {power for _, power in self._moves_of(who) if (self.home[who], power) in self.left}
            for who in term.persons
            if who in self.home
        ]
        common = set.intersection(*to) if len(to) == len(term.persons) else set()
        lost = [move for who in term.persons for move in self._moves_of(who) if move in self.found.by]
        for who in term.persons:
            yield from ((move, lost) for move in self._moves_of(who) if move[1] not in common)

    def _moves_of(self, who: str) -> list[Move]:
        number = self.home.get(who)
        return [] if number is None else [(number, to) for to in self.types[number].receivers]

    def _picked(self, pick: Pick, moves: Container[Move]) -> list[Move]:
        return [move for move in self.all if move in moves and picks(pick, self._one(move), move[1])]

    def _one(self, move: Move) -> Person:
        alike: Alike = self.types[move[0]]
        return alike.one[0]
