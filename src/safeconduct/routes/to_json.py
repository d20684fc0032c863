"""Routes, their changes and the rulings they turn on as plain data, as outside programs rely on it; verbs print it."""

from typing import Any

from safeconduct.dates import iso
from safeconduct.routes.change import Change, Moment
from safeconduct.routes.finding import Finding
from safeconduct.routes.path import path_of
from safeconduct.routes.route import Route
from safeconduct.routes.rulings import Ruled, form_of
from safeconduct.statements.statement import Statement


def route_to_json(route: Route) -> dict[str, Any]:
    """One route: `subject, route, power, status, path, findings, owes_next, would_open`."""
    return {
        "subject": route.subject,
        "route": route.name,
        "power": route.power,
        "offer": route.offer.key if route.offer else None,
        "status": route.status,
        "path": [
            {"stage": one.stage, "standing": one.standing, "asked": len(one.asked), "met": one.met}
            for one in path_of(route)
        ],
        "findings": [finding_to_json(finding) for finding in route.findings],
        "owes_next": [
            {"who": owed.who, "condition": owed.condition, "together": owed.together} for owed in route.owes_next
        ],
        "would_open": [
            {"matter": one.matter, "value": one.value, "who": one.who, "or_else": list(one.or_else), "again": one.again}
            for one in route.would_open
        ],
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """One finding. `because` is one reason, a list of several, or null where nothing is left open."""
    because: str | list[str] | None = list(finding.because) or None
    return {
        "condition": finding.condition.id,
        "kind": finding.condition.kind,
        "stage": finding.condition.stage,
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


def ruled_to_json(ruled: Ruled) -> dict[str, Any]:
    """One ruling that routes turn on: what stands, who asks it, what bears on it, and the line to fill in."""
    made, route = ruled.made, ruled.asking[0].route
    statements, provisions = route.facts.situation.statements.by_id, route.law.provisions
    return {
        "subject": ruled.prisoner,
        "of": ruled.subject,
        "matter": ruled.matter.id,
        "by": ruled.by or None,
        "towards": ruled.towards or None,
        "state": ruled.state,
        **(_said(made) if made else {"statement": None, "value": None}),
        "age": ruled.age,
        "one_of": list(ruled.matter.known_words),
        "may_be_made_by": list(ruled.makers),
        "asked_by": [
            {
                "route": asking.route.name,
                "condition": asking.finding.condition.id,
                "provision": asking.finding.condition.provision,
                "citation": provisions[asking.finding.condition.provision].citation,
                "finding": asking.finding.answer,
            }
            for asking in ruled.asking
        ],
        "bears": [{**_said(statements[name]), "matter": statements[name].matter} for name in ruled.bears],
        "form": form_of(ruled) if ruled.is_asked else None,
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {
        "statement": statement.id,
        "value": statement.value,
        "polarity": "is-not" if statement.denied else "is",
        "speaker": statement.speaker,
        "capacity": statement.capacity,
        "said": str(statement.said),
        "known": str(statement.known),
    }
