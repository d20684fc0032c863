"""What may be conceded: a term loosened by its least step, or let go, or a step taken; the law is never one.

concessions.py weighs them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from time import monotonic

from safeconduct.plans.person import People, Person
from safeconduct.plans.problem import Problem
from safeconduct.plans.rows.conceded import let_go, loosened
from safeconduct.plans.rows.from_terms import Planned, problem_from_terms
from safeconduct.plans.solver import Solver
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.term import Term

A_TENTH = 10
MOST_STEPS_OPENED = 50


@dataclass(frozen=True, kw_only=True)
class Concession:
    """One change: a term gives way `by` a number, or is let go where that is 0; or `who` gets his way to a Power."""

    term: Term | None
    by: int = 0
    who: str = ""
    power: str = ""

    @property
    def name(self) -> str:
        """The term, or the person."""
        return self.term.name if self.term else self.who

    def after(self, exchange: Exchange, people: People) -> tuple[Exchange, People]:
        """The exchange and its people when it is made."""
        if self.term is None:
            return exchange, people.changed([people.by_name[self.who].with_steps_taken()])
        if not self.by:
            return exchange.without(self.term.name), people
        terms = tuple(_loosened(one, self.by) if one is self.term else one for one in exchange.terms)
        return replace(exchange, terms=terms), people

    def problem(self, planned: Planned) -> Problem:
        """The problem when it is made, out of the one without it."""
        if self.term is None:
            exchange, people = self.after(planned.census.exchange, planned.census.people)
            return problem_from_terms(exchange, people).untied().problem
        return loosened(planned, _loosened(self.term, self.by)) if self.by else let_go(planned, self.term)


def every_concession(planned: Planned, *, possible: bool, until: float = inf) -> Iterator[Concession]:
    """All that may be asked for. Where no plan is `possible`, a step is as large as it must be for one.

    Raises TimeIsUp where it is not known by then how large that is.
    """
    for term in planned.census.exchange.terms:
        step = _told_step(term) if possible else _smallest_step(planned, term, until)
        if step:
            yield Concession(term=term, by=step)
        yield Concession(term=term)
    waiting: dict[object, Person] = {}
    for person in planned.census.people.persons:
        if person.steps:
            # Of persons whom nothing tells apart but how long they are held, one stands for all.
            named = person.who if person.who in planned.grouping.named else ""
            alike = named, person._replace(who="", captured=0)
            waiting[alike] = min(person, waiting.get(alike, person), key=lambda one: (one.captured, one.who))
    for person in list(waiting.values())[:MOST_STEPS_OPENED]:
        yield Concession(term=None, who=person.who, power=person.steps[0].power)


def _told_step(term: Term) -> int:
    """The least step that may be asked for: as the term says, else a tenth."""
    if isinstance(term, Cap | AtLeast):
        return term.concession or max(1, term.count // A_TENTH)
    return term.concession or 1 if isinstance(term, OneForOne | RankValue) else 0


def _loosened(term: Term, by: int) -> Term:
    if isinstance(term, Cap):
        return replace(term, count=term.count + by)
    if isinstance(term, AtLeast):
        return replace(term, count=max(0, term.count - by))
    if isinstance(term, OneForOne | RankValue):
        return replace(term, slack=term.slack + by)
    return term


def _smallest_step(planned: Planned, term: Term, until: float) -> int:
    """By how much a term must give way so that any plan stands; 0 where no step of it helps."""
    if not isinstance(term, Cap | AtLeast | OneForOne | RankValue):
        return 0
    heaviest = max(term.values.values()) if isinstance(term, RankValue) else 1
    low, high = 0, len(planned.census.people.persons) * heaviest

    def stands(by: int) -> bool:
        return Solver(loosened(planned, _loosened(term, by))).possible(until - monotonic())

    if not stands(high):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if stands(middle) else (middle, high)
    return high
