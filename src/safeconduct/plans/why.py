"""Why someone is not in the plan: a closed route, a condition that failed, terms against him, or what he would cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.conflict import irreducible
from safeconduct.plans.find import roll_from_columns
from safeconduct.plans.fixpoint import Stricken, stricken
from safeconduct.plans.limits import Limits
from safeconduct.plans.person import People, Person
from safeconduct.plans.plan import Release
from safeconduct.plans.rows.apart import apart
from safeconduct.plans.rows.from_terms import Planned, problem_from_terms
from safeconduct.plans.searching import Best, best
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.term import Term

Reason = Literal["in-the-plan", "closed", "struck", "conflict", "cost"]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a plan comes to in one aim, with him and without."""

    aim: str
    as_planned: int
    with_him: int


@dataclass(frozen=True, kw_only=True)
class Why:
    """The first reason that holds, in the order of `Reason`, and what it rests on.

    `unoffered`: a route is open to him, and nobody agreed to his release. `shown`: that no term can be spared.
    `release`: how he goes, who is in the plan.
    """

    who: str
    reason: Reason
    closed: tuple[str, ...] = ()
    unoffered: bool = False
    terms: tuple[Term, ...] = ()
    costs: tuple[Cost, ...] = ()
    shown: bool = True
    release: Release | None = None

    @property
    def as_good(self) -> bool:
        """Whether a plan with him is as good in every aim: then others of his kind are held longer, or lots decide."""
        return self.reason == "cost" and all(cost.as_planned == cost.with_him for cost in self.costs)


def why_not(exchange: Exchange, people: People, who: str, limits: Limits) -> Why:
    """Why one person is not in the plan. Raises BadInput where nobody of this name is in the routes."""
    return Asked(exchange, people, limits).why_not(who)


class Asked:
    """One exchange of which many are asked: what does not depend on who is asked about is worked out once."""

    def __init__(self, exchange: Exchange, people: People, limits: Limits) -> None:
        """Nothing is worked out before the first question. Three searches at the most share the time."""
        self.exchange, self.people, self.limits = exchange, people, limits.shared(3)

    @cached_property
    def planned(self) -> Planned:
        return problem_from_terms(self.exchange, self.people)

    @cached_property
    def untied(self) -> Planned:
        return self.planned.untied()

    @cached_property
    def single(self) -> Planned:
        """Whoever may not be separated is held to the others by rows, so that a conflict can name the term."""
        return problem_from_terms(self.exchange, self.people, merged=False).untied()

    @cached_property
    def struck(self) -> Stricken:
        return stricken(self.single)

    @cached_property
    def best(self) -> Best | None:
        return best(self.planned.problem, self.limits)

    @cached_property
    def going(self) -> Mapping[str, Release]:
        return {one.who: one for one in roll_from_columns(self.planned, self.best)} if self.best else {}

    def why_not(self, who: str) -> Why:
        """The first reason that holds. Raises BadInput where nobody of this name is in the routes."""
        person = self.people.by_name.get(who)
        if person is None:
            raise BadInput(f"`{who}` is not in the routes{did_you_mean(who, self.people.by_name)}")
        if who in self.going:
            return Why(who=who, reason="in-the-plan", release=self.going[who])
        if not person.open_to:
            return Why(who=who, reason="closed", closed=_closed(person))
        number = self.single.home.get(who)
        if number is None:
            told = f"no offer, deal or agreed term of {person.held_by} releases him"
            return Why(who=who, reason="closed", closed=(told,), unoffered=True)
        moves = [(number, to) for to in self.single.types[number].receivers]
        if chain := self.struck.chain(moves):
            return Why(who=who, reason="struck", terms=tuple(self.exchange.by_name[name] for name in chain))
        with_him = self._with(who) if self.best else None
        if with_him is None:
            problem = apart(self.single, (person,), [(person,)], least=1)
            found = irreducible(self.exchange, problem, self.limits.until())
            return Why(who=who, reason="conflict", terms=found.terms, shown=found.shown)
        return Why(who=who, reason="cost", costs=self._costs(with_him))

    def _with(self, who: str) -> Best | None:
        if who not in self.planned.home:
            return None
        unit = self.planned.unit(who)
        return best(apart(self.untied, unit, [unit], least=1), self.limits)

    def _costs(self, with_him: Best) -> tuple[Cost, ...]:
        now = {one.aim.name: one.value for one in self.best.settled} if self.best else {}
        return tuple(
            Cost(aim=one.aim.name, as_planned=now[one.aim.name], with_him=one.value)
            for one in with_him.settled
            if one.aim.name in self.exchange.aims
        )


def _closed(person: Person) -> tuple[str, ...]:
    """What closes every way: provisions that fail, his refusals, the steps that are wanting."""
    shut = [f"{one.power}: {one.condition} ({one.provision})" for one in person.shut]
    refused = [f"refused {power}" for power in person.refused]
    steps = [f"{step.power}: {step.condition} ({step.who})" for step in person.steps]
    return tuple(shut + refused + steps) or ("no open route",)
