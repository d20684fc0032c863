"""Who cannot go whatever is decided: from all who may, whose condition cannot be met is struck, until none is left.

The largest set in which every condition holds is unique, and the order of striking is its explanation; why.py tells it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

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


class _Rule(NamedTuple):
    """What a term strikes, to be looked at anew when one of the moves that it watches is struck."""

    term: str
    watched: Sequence[Move]
    struck: Callable[[], Iterable[tuple[Move, list[Move]]]]


class _Striking:
    """The moves that are left, and the rules that strike among them."""

    def __init__(self, planned: Planned) -> None:
        self.planned = planned
        self.types = planned.types
        self.left: set[Move] = {(number, to) for number, to, _ in planned.moves.values()}
        self.all = sorted(self.left)
        self.found = Stricken()
        self.home = planned.home
        self.given = planned.consents.given
        self.by_name = planned.census.exchange.by_name

    def done(self) -> Stricken:
        rules = [rule for term in self.planned.census.exchange.terms for rule in self._rules(term)]
        watching: dict[Move, list[int]] = {}
        for number, rule in enumerate(rules):
            for move in rule.watched:
                watching.setdefault(move, []).append(number)
        waiting = dict.fromkeys(range(len(rules)))
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            for move, after in rules[number].struck():
                if move in self.left and not self._one(move).owed:
                    self.left.discard(move)
                    self.found.by[move] = rules[number].term
                    self.found.after[move] = tuple(sorted(after))
                    waiting.update(dict.fromkeys(watching.get(move, ())))
        return self.found

    def _rules(self, term: Term) -> Iterator[_Rule]:
        if isinstance(term, Cap) and term.count == 0 and not term.stage:
            yield self._always(term, Pick(term.picked, "with"))
        elif isinstance(term, Offer):
            yield self._always(term, self.planned.consents.silenced(term.whom))
        elif isinstance(term, OnlyIf):
            wanted, then = self._picked(Pick(term.wanted.picked, "with")), self._picked(Pick(term.then))
            yield _Rule(term.name, wanted, partial(self._only_if, term.wanted.at_least, wanted, then))
        elif isinstance(term, Deal):
            for who in sorted({who for bundle in term.offer for who in bundle.give} & self.home.keys()):
                if self.given[who][0][0] == term.name:
                    bundles = [self._bundle(deal, number) for deal, number, _ in self.given[who]]
                    others = sorted({other for bundle in bundles for other in (*bundle.get, *bundle.give)})
                    watched = [move for other in others for move in self._moves_of(other)]
                    yield _Rule(term.name, watched, partial(self._given, who, bundles))
        elif isinstance(term, Together):
            watched = [move for who in term.persons for move in self._moves_of(who)]
            yield _Rule(term.name, watched, partial(self._together, term))

    def _always(self, term: Term, pick: Pick) -> _Rule:
        nothing: list[Move] = []
        picked = self._picked(pick)
        return _Rule(term.name, (), lambda: ((move, nothing) for move in picked))

    def _only_if(self, need: int, wanted: list[Move], then: list[Move]) -> Iterator[tuple[Move, list[Move]]]:
        still = {number for number, to in wanted if (number, to) in self.left}
        if sum(self.types[number].stock for number in still) < need:
            lost = [move for move in wanted if move in self.found.by]
            yield from ((move, lost) for move in then)

    def _given(self, who: str, bundles: list[Bundle]) -> Iterator[tuple[Move, list[Move]]]:
        missing = [self._missing(bundle) for bundle in bundles]
        if all(lost is not None for lost in missing):
            after = [move for lost in missing for move in lost or ()]
            yield from ((move, after) for move in self._moves_of(who))

    def _bundle(self, deal: str, number: int) -> Bundle:
        found = self.by_name[deal]
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

    def _picked(self, pick: Pick) -> list[Move]:
        return [move for move in self.all if picks(pick, self._one(move), move[1])]

    def _one(self, move: Move) -> Person:
        alike: Alike = self.types[move[0]]
        return alike.one[0]
