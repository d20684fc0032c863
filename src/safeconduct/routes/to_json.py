"""Routes and their changes as plain data, in the shape that outside programs rely on; the verbs print it."""

from typing import Any

from safeconduct.dates import iso
from safeconduct.routes.change import Change, Moment
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route


def route_to_json(route: Route) -> dict[str, Any]:
    """One route: `subject, route, power, status, findings, owes_next, would_open`."""
    return {
        "subject": route.subject,
        "route": route.name,
        "power": route.power,
        "offer": route.offer.key if route.offer else None,
        "status": route.status,
        "findings": [finding_to_json(finding) for finding in route.findings],
        "owes_next": [
            {"who": owed.who, "condition": owed.condition, "together": owed.together} for owed in route.owes_next
        ],
        "would_open": [
            {"matter": one.matter, "value": one.value, "who": one.who, "or_else": list(one.or_else)}
            for one in route.would_open
        ],
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """One finding. `because` is one reason, a list of several, or null where nothing is left open."""
    because: str | list[str] | None = list(finding.because) or None
    return {
        "condition": finding.condition.id,
        "kind": finding.condition.kind,
        "provision": finding.condition.provision,
        "finding": finding.answer,
        "because": because[0] if because and len(because) == 1 else because,
        "presumed": finding.presumed,
        "statements": list(finding.statements),
        "evidence": list(finding.evidence),
        "owed_by": list(finding.owed_by),
        "asked_of": list(finding.condition.asked_of),
    }


def change_to_json(change: Change) -> dict[str, Any]:
    """How one route moved: `subject, route, power, from, to, because`, and the findings that moved."""
    return {
        "subject": change.route.subject,
        "route": change.route.name,
        "power": change.route.power,
        "from": change.was,
        "to": change.now,
        "because": list(change.because),
        "findings": [
            {
                "condition": one.condition,
                "from": one.was.answer if one.was else None,
                "to": one.now.answer if one.now else None,
            }
            for one in change.moved
        ],
    }


def moment_to_json(moment: Moment) -> dict[str, Any]:
    """A day on which something moved, with every change."""
    return {"day": iso(moment.day), "changes": [change_to_json(change) for change in moment.changes]}
