"""Why someone is not in the plan: a closed route, a condition that failed, terms against him, or what he would cost."""

from dataclasses import dataclass
from typing import Literal

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.conflict import irreducible
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.fixpoint import stricken
from safeconduct.plans.limits import Limits
from safeconduct.plans.person import People, Person
from safeconduct.plans.plan import Plan
from safeconduct.plans.rows.from_terms import problem_from_terms
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.term import Term

Reason = Literal["in-the-plan", "closed", "struck", "conflict", "cost"]
QUESTION = "the question"


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a plan comes to in one aim, with him and without."""

    aim: str
    as_planned: int
    with_him: int


@dataclass(frozen=True, kw_only=True)
class Why:
    """The first reason that holds, in the order of `Reason`, and what it rests on."""

    who: str
    reason: Reason
    closed: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    costs: tuple[Cost, ...] = ()

    @property
    def as_good(self) -> bool:
        """Whether a plan with him is as good in every aim: then others of his kind are held longer, or lots decide."""
        return self.reason == "cost" and all(cost.as_planned == cost.with_him for cost in self.costs)


def why_not(exchange: Exchange, people: People, who: str, limits: Limits, plan: Plan | None = None) -> Why:
    """Why a person is not in the plan. Raises BadInput where nobody of this name is in the routes."""
    person = people.by_name.get(who)
    if person is None:
        raise BadInput(f"`{who}` is not in the routes{did_you_mean(who, people.by_name)}")
    if not person.open_to:
        return Why(who=who, reason="closed", closed=_closed(person))
    planned = problem_from_terms(exchange, people, merged=False)
    struck = stricken(planned)
    number = next((n for n, one in enumerate(planned.types) if any(unit[0].who == who for unit in one.units)), None)
    moves = [] if number is None else [(number, to) for to in planned.types[number].receivers]
    if chain := struck.chain(moves):
        return Why(who=who, reason="struck", terms=tuple(exchange.by_name[name] for name in chain))
    asked = exchange.with_term(Named(name=QUESTION, position=0, line=0, person=who))
    with_him = plan_from_terms(asked, people, limits, explained=False)
    if with_him.status == "impossible":
        problem = problem_from_terms(asked, people, merged=False).problem
        return Why(who=who, reason="conflict", terms=irreducible(asked, problem, always=(QUESTION,)))
    plan = plan or plan_from_terms(exchange, people, limits, explained=False)
    if any(one.who == who for one in plan.roll):
        return Why(who=who, reason="in-the-plan")
    costs = [
        Cost(aim=one.aim, as_planned=one.value, with_him=other.value)
        for one, other in zip(plan.reached, with_him.reached, strict=True)
    ]
    return Why(who=who, reason="cost", costs=tuple(costs))


def _closed(person: Person) -> tuple[str, ...]:
    """What closes every way: provisions that fail, his refusals, the steps that are wanting."""
    shut = [f"{one.power}: {one.condition} ({one.provision})" for one in person.shut]
    refused = [f"refused {power}" for power in person.refused]
    steps = [f"{step.power}: {step.condition} ({step.who})" for step in person.steps]
    return tuple(shut + refused + steps) or ("no open route",)
