"""What is told of all prisoners of a company together: how the ways out stand for all; that there are wounded."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from safeconduct.law.provision import Condition
from safeconduct.papers.company import Company
from safeconduct.papers.publishable import Door
from safeconduct.papers.told import Debt, Together, WayTogether
from safeconduct.routes.finding import Status
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation

FIRST_TOLD: tuple[Status, ...] = ("completed", "open", "closed", "awaiting")
WOUNDED = "wounded_or_sick"


def together(
    company: Company, situations: Sequence[Situation], routes: Iterable[Route], named: Collection[str], door: Door
) -> Together:
    """What may be told of all whom a Power holds. `named`: the Powers that public statements of them name; a way to
    any other is not told of, since that it is thought of at all may be somebody's wish.
    """
    alike: dict[tuple[str, str], list[Route]] = {}
    for route in routes:
        if route.power in named:
            alike.setdefault((route.kind.id, route.power), []).append(route)
    wounded = company.tellable and any(one.record.entry(WOUNDED).value == "yes" for one in situations)
    ways = [_way(found, company, named, door) for found in alike.values()]
    return Together(company.power, len(company.now), wounded, company.tellable, tuple(ways))


def _way(routes: list[Route], company: Company, named: Collection[str], door: Door) -> WayTogether:
    first = routes[0]
    if not company.tellable:
        return WayTogether(first.kind.id, first.power, None, None, (), (), ())
    statuses = {route.status for route in routes}
    # In the order of the law, never of the men: else the order would tell of whom a thing was said.
    place = {condition.id: number for number, condition in enumerate(first.kind.conditions, 1)}
    unmet = [finding for route in routes if route.status == "awaiting" for finding in route.unmet]
    askable = [finding for finding in unmet if door.may_ask(finding.condition)]
    waits = {finding.condition.id for finding in askable if finding.condition.kind == "wait"}
    owed = {debt for route in routes for debt in _owed(route, company, named, door)}
    open_questions = {
        (finding.condition.id, finding.because)
        for finding in askable
        if finding.condition.kind != "wait" and finding.answer == "not-known" and finding.because
    }
    return WayTogether(
        kind=first.kind.id,
        power=first.power,
        status=next(status for status in FIRST_TOLD if status in statuses),
        asked=_asked(routes),
        owed=tuple(sorted(owed, key=lambda debt: (place.get(debt.condition, 0), debt.who))),
        waits=tuple(sorted(waits, key=place.__getitem__)),
        unanswered=tuple(dict(sorted(open_questions, key=lambda asked: (place[asked[0]], asked[1]))).items()),
    )


def _asked(routes: Iterable[Route]) -> Literal["some", "none"]:
    """Whether at least one has asked for it, by his own last word. How many, and who, is nobody's business."""
    words = [route.facts.last_word for route in routes]
    return "some" if any(word is not None and word.word == "wants" for word in words) else "none"


def _owed(route: Route, company: Company, named: Collection[str], door: Door) -> Iterable[Debt]:
    conditions: dict[str, Condition] = {finding.condition.id: finding.condition for finding in route.unmet}
    for owed in route.owes_next:
        who = "prisoner" if owed.who in company.ever else owed.who
        if who in named or who in door.words.roles:
            yield Debt(who, owed.condition if door.may_ask(conditions[owed.condition]) else "")
