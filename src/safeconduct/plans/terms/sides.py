"""The two sides of a term between two Powers; the kinds that set one against the other use it."""

from dataclasses import replace

from safeconduct.plans.selector import Selector


def sides(between: tuple[str, str], picked: Selector) -> tuple[Selector, Selector]:
    """Whom the first gives to the second, and the second to the first."""
    one, other = between
    return replace(picked, by=one, to=other), replace(picked, by=other, to=one)
