"""Which single concession frees the most: every term loosened by its least step, or let go; the law is never one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.plans.rows.from_terms import problem_from_terms
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
    """One change, the people and the exchange after it. `by` is a number, 0 where the term is let go."""

    term: Term | None
    by: int = 0
    who: str = ""
    power: str = ""
    exchange: Exchange
    people: People


@dataclass(frozen=True, kw_only=True)
class Freed:
    """What a concession brings: its plan, and how many persons go more."""

    concession: Concession
    plan: Plan
    persons: int


def concessions(exchange: Exchange, people: People, limits: Limits, top: int) -> tuple[Plan, list[Freed]]:
    """The plan as it is, and the best concessions, the one that frees most first.

    A relaxed plan bounds what each can bring; exact plans are made from the top until no bound promises more.
    """
    base = plan_from_terms(exchange, people, limits)
    before = len([one for one in base.roll if people.by_name[one.who].living])
    promised = sorted(
        ((_most_persons(one), -number, one) for number, one in enumerate(_all(exchange, people, base))),
        key=lambda told: told[:2],
        reverse=True,
    )
    found: list[Freed] = []
    for most, _, concession in promised:
        if most <= before or (len(found) >= top and most - before <= sorted(one.persons for one in found)[-top]):
            break
        plan = plan_from_terms(concession.exchange, concession.people, limits, explained=False)
        living = concession.people.by_name
        gained = sum(living[one.who].living for one in plan.roll) - before
        if plan.status != "impossible" and gained > 0:
            found.append(Freed(concession=concession, plan=plan, persons=gained))
    return base, sorted(found, key=lambda one: (-one.persons, not one.concession.by, _called(one)))[:top]


def _called(freed: Freed) -> str:
    return freed.concession.term.name if freed.concession.term else freed.concession.who


def _all(exchange: Exchange, people: People, base: Plan) -> Iterator[Concession]:
    for term in exchange.terms:
        step = _smallest_step(exchange, people, term) if base.status == "impossible" else _told_step(term)
        if step:
            loosened = replace(
                exchange, terms=tuple(_loosened(one, step) if one is term else one for one in exchange.terms)
            )
            yield Concession(term=term, by=step, exchange=loosened, people=people)
        yield Concession(term=term, exchange=exchange.without(term.name), people=people)
    stepping = [person for person in people.persons if person.steps]
    for person in stepping[:MOST_STEPS_OPENED]:
        opened = people.changed([person.with_steps_taken()])
        power = person.steps[0].power
        yield Concession(term=None, who=person.who, power=power, exchange=exchange, people=opened)


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


def _smallest_step(exchange: Exchange, people: People, term: Term) -> int:
    """By how much a term must give way so that any plan stands; 0 where no step of it helps."""
    if not isinstance(term, Cap | AtLeast | OneForOne | RankValue):
        return 0
    low, high = 0, len(people.persons) * (max(term.values.values()) if isinstance(term, RankValue) else 1)

    def stands(by: int) -> bool:
        loosened = replace(exchange, terms=tuple(_loosened(one, by) if one is term else one for one in exchange.terms))
        return Solver(problem_from_terms(loosened, people).problem).whole({}, 60.0) is not None

    if not stands(high):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if stands(middle) else (middle, high)
    return high


def _most_persons(concession: Concession) -> int:
    """How many persons could go at the most, whole numbers and other aims left aside; -1 where nothing stands."""
    planned = problem_from_terms(concession.exchange, concession.people)
    gains = {
        column: planned.types[number].persons
        for column, (number, _, _) in planned.moves.items()
        if planned.types[number].persons
    }
    relaxed = Solver(planned.problem).relaxed(gains, {})
    return -1 if relaxed is None else int(sum(gain * relaxed.columns[at] for at, gain in gains.items()) + 1e-6)
