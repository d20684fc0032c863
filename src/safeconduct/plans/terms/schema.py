"""The JSON Schema of a terms file, made from the keys that the kinds of terms have; `plan schema` prints it."""

from typing import Any

from safeconduct.plans.terms.exchange import AIMS, MOST_STAGES
from safeconduct.plans.terms.kinds import ALL, KEYS
from safeconduct.plans.terms.selecting import PICKING

SHARED: dict[str, Any] = {
    "name": {"type": "string"},
    "says": {"type": "string"},
    "because": {"type": "string"},
    "concession": {"type": "integer", "minimum": 1},
}


def schema() -> dict[str, Any]:
    """The schema of the whole file."""
    exchange = {
        "type": "object",
        "properties": {
            "on": {"type": "string", "format": "date"},
            "powers": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}, "minItems": 2},
            "stages": {"type": "integer", "minimum": 1, "maximum": MOST_STAGES},
            "aims": {"type": "array", "items": {"enum": list(AIMS)}, "uniqueItems": True},
            "include": {"enum": ["open", "one-step-away"]},
        },
        "required": ["on", "powers"],
        "additionalProperties": False,
    }
    picking = {key: value for key, value in PICKING.items() if key != "group"}
    group = {"type": "object", "properties": picking, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Terms of an exchange",
        "type": "object",
        "properties": {
            "exchange": exchange,
            "group": {"type": "object", "additionalProperties": group},
            "term": {"type": "array", "items": {"oneOf": [_of(kind.kind) for kind in ALL]}},
        },
        "required": ["exchange"],
        "additionalProperties": False,
    }


def _of(kind: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": {"const": kind}, **SHARED}
    needed = ["kind"]
    for key in KEYS[kind]:
        properties.update(key.sort.schema if key.sort.flat else {key.name: key.sort.schema})
        if key.needed and not key.sort.flat:
            needed.append(key.name)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
