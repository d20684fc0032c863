"""What differs between two laws: provisions, conditions, duties, routes added, removed or changed, in which keys."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Literal, NamedTuple

from safeconduct.law.duty import Duty
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind

Held = Provision | Condition | Duty | RouteKind
Thing = Literal["provision", "condition", "duty", "route"]
How = Literal["added", "removed", "changed"]
# Made from other keys, or compared by themselves.
_PASSED_OVER = {"file", "conditions", "duties", "facts", "holds_when", "applies_when", "completed_when", "shown_when"}
_WRITTEN = {"rule": "if", "days": "in_force", "completed_rule": "completed_when", "shown_rule": "when"}


class Difference(NamedTuple):
    """One thing that is not the same in both laws; `keys` as they stand in its file, where it changed."""

    thing: Thing
    id: str
    how: How
    keys: tuple[str, ...] = ()


def differences(first: Law, second: Law) -> list[Difference]:
    """What differs from the first law to the second, by kind of thing and id."""
    held: dict[Thing, tuple[Mapping[str, Held], Mapping[str, Held]]] = {
        "provision": (first.provisions, second.provisions),
        "condition": (first.conditions, second.conditions),
        "duty": (first.duties, second.duties),
        "route": (first.kinds, second.kinds),
    }
    return [
        found
        for thing, (before, after) in held.items()
        for name in sorted({*before, *after})
        if (found := _difference(thing, name, before.get(name), after.get(name)))
    ]


def _difference(thing: Thing, name: str, before: Held | None, after: Held | None) -> Difference | None:
    if before is None or after is None:
        return Difference(thing, name, "added" if before is None else "removed")
    keys = changed_keys(before, after)
    return Difference(thing, name, "changed", keys) if keys else None


def changed_keys(before: Held, after: Held) -> tuple[str, ...]:
    """The keys that two versions of one thing have otherwise."""
    if before is after:
        return ()
    names = [one.name for one in fields(before) if one.name not in _PASSED_OVER]
    found = [_WRITTEN.get(name, name) for name in names if getattr(before, name) != getattr(after, name)]
    return tuple(dict.fromkeys(found))
