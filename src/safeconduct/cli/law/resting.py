"""Which findings and routes of the prisoners of a store rest on a provision, a condition or a kind of route."""

from typing import Any, NamedTuple

from safeconduct.cli.asked import Asked
from safeconduct.dates import AsOf
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route
from safeconduct.routes.to_json import finding_to_json


class Resting(NamedTuple):
    """A finding of a route; for a kind of route the route itself, without any."""

    route: Route
    finding: Finding | None


def resting_on(thing: Provision | Condition | RouteKind, answer: Asked, as_of: AsOf) -> list[Resting]:
    """What rests on it, by prisoner and route."""
    routes = [route for prisoner in answer.prisoners for route in answer.routes(prisoner, as_of)]
    if isinstance(thing, RouteKind):
        return [Resting(route, None) for route in routes if route.kind.id == thing.id]
    return [
        Resting(route, finding)
        for route in routes
        for finding in route.findings
        if thing.id in (finding.condition.id, finding.condition.provision)
    ]


def resting_to_json(resting: list[Resting] | None) -> list[dict[str, Any]] | None:
    """Each with `subject, route, status` and, where there is one, the finding; null without a store."""
    if resting is None:
        return None
    return [
        {
            "subject": route.subject,
            "route": route.name,
            "status": route.status,
            **(finding_to_json(finding) if finding else {}),
        }
        for route, finding in resting
    ]
