"""Provisions, conditions and kinds of route as plain data, in the shape that outside programs rely on."""

from typing import Any

from safeconduct.law.library import Law
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind


def provision_in_list(provision: Provision) -> dict[str, Any]:
    """A provision in short: `provision, instrument, citation, in_force, routes, conditions, duties, cases`."""
    return {
        "provision": provision.id,
        "instrument": provision.instrument,
        "citation": provision.citation,
        "in_force": provision.days.told,
        "routes": list(dict.fromkeys(kind for condition in provision.conditions for kind in condition.routes)),
        "conditions": [
            {
                "id": one.id,
                "kind": one.kind,
                "owed_by": list(one.owed_by),
                "if": str(one.rule),
                "applies": str(one.applies) if one.applies else None,
            }
            for one in provision.conditions
        ],
        "duties": [duty.id for duty in provision.duties],
        "cases": provision.cases,
    }


def provision_to_json(provision: Provision, law: Law) -> dict[str, Any]:
    """A provision with everything its file says; its conditions whole."""
    instrument = law.instruments[provision.instrument]
    return {
        "provision": provision.id,
        "instrument": {"id": instrument.id, "kind": instrument.kind, "title": dict(instrument.title)},
        "citation": provision.citation,
        "binds": provision.binds,
        "in_force": provision.days.told,
        "text_version": provision.text_version,
        "address": list(provision.address),
        "checked": provision.checked,
        "not_encoded": provision.not_encoded,
        "duties": [duty.id for duty in provision.duties],
        "conditions": [condition_to_json(condition) for condition in provision.conditions],
    }


def condition_to_json(condition: Condition) -> dict[str, Any]:
    """A condition with everything its table says; labels by language."""
    lists = ("routes", "after", "owed_by", "asked_of", "evidence", "waivable_by", "see", "source")
    plain = ("kind", "stage", "joint", "either", "presumed", "weight", "checked", "cite", "disputed")
    return {
        "id": condition.id,
        "provision": condition.provision,
        **{key: getattr(condition, key) for key in plain},
        **{key: list(getattr(condition, key)) for key in lists},
        "if": str(condition.rule),
        "applies": str(condition.applies) if condition.applies else None,
        "ask": dict(condition.ask),
        "fails": dict(condition.fails),
        "cases": [
            {"given": dict(case.given), "expected": case.expected, "presumed": case.presumed}
            for case in condition.cases
        ],
    }


def kind_to_json(kind: RouteKind) -> dict[str, Any]:
    """A kind of route with its conditions in the order of the steps, in short."""
    labels = ("name", "meaning", "begins", "says")
    return {
        "route": kind.id,
        **{key: dict(getattr(kind, key)) for key in labels},
        "roles": list(kind.roles),
        "instruments": list(kind.instruments),
        "ends_captivity": kind.ends_captivity,
        "completed_when": str(kind.completed_rule),
        "shown_when": str(kind.shown_rule) if kind.shown_rule else None,
        "conditions": [
            {"id": one.id, "kind": one.kind, "stage": one.stage, "provision": one.provision} for one in kind.conditions
        ],
    }
