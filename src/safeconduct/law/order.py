"""Conditions in the order of their steps, or the circle that stands in its way; provisions in that of articles."""

import re
from collections.abc import Iterable

from safeconduct.law.provision import Condition, Provision


def in_order(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Each after those it names in `after`; ids that are not among them are passed over. A circle stays as it came."""
    left = list(conditions)
    ids = {condition.id for condition in left}
    ordered: list[Condition] = []
    placed: set[str] = set()
    while left:
        ready = [one for one in left if all(before in placed or before not in ids for before in one.after)]
        if not ready:
            return (*ordered, *left)
        ordered += ready
        placed |= {one.id for one in ready}
        left = [one for one in left if one.id not in placed]
    return tuple(ordered)


def circle_in(conditions: Iterable[Condition]) -> list[Condition]:
    """Those who each come after another of them, without those who only come before or after; none where all is well.

    What `in_order` could place comes before; what no other waits for comes after.
    """
    left = list(conditions)
    while True:
        ids = {one.id for one in left}
        kept = [
            one for one in left if not ids.isdisjoint(one.after) and any(one.id in another.after for another in left)
        ]
        if len(kept) == len(left):
            return kept
        left = kept


def by_article(provisions: Iterable[Provision]) -> list[Provision]:
    """In the order in which their articles are counted, 12 before 109, and versions by their first day."""
    return sorted(provisions, key=lambda one: (_counted(one.id), one.days.first))


def _counted(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]
