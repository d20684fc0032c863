"""The best plan by trying every one of them, judged from the tables by the meaning of the terms alone.

A third road beside the solver and the check: nothing of the program is used, so a misreading that those two share is found.
"""

from collections.abc import Collection

from tests.plans.meanings import MEANINGS
from tests.plans.tried import Tried, Yes

Values = tuple[int, ...]


def standing(tried: Tried, in_force: Collection[str] | None = None) -> Yes:
    """For each plan, whether it keeps consent and every term (of those in force)."""
    binding = [term for term in tried.terms if in_force is None or term["name"] in in_force]
    found = tried.consented({term["name"] for term in binding}) & tried.deals_kept(binding)
    for term in binding:
        if term["kind"] in MEANINGS:
            found &= MEANINGS[term["kind"]](tried, term)
    return found


def best_values(tried: Tried) -> Values | None:
    """What the best plan comes to, aim after aim; None where none stands."""
    left = standing(tried)
    values = []
    for aim in tried.aims:
        if not left.any():
            return None
        value = tried.value(aim)
        values.append(int(value[left].max()))
        left &= value == values[-1]
    return tuple(values)


def possible(tried: Tried, in_force: Collection[str]) -> bool:
    """Whether a plan stands when only these terms bind; those out of force still consent, and no longer keep silent."""
    return bool(standing(tried, in_force).any())
