"""How old a word or a finding may grow until a rule of the law answers otherwise; changes and rulings look at it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from safeconduct.dates import months_between
from safeconduct.law.expression.tree import AllOf, AnyOf, Compare, Constant, Named, Not, Period, Rule, Unit
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition
from safeconduct.vocabulary.from_files import Vocabulary

LONGEST_MONTH = 31


class Limit(NamedTuple):
    """A number of days or whole months from a day; a rule answers otherwise once so many have passed."""

    unit: Unit
    number: int

    def passed_on(self, start: int) -> int:
        """The first day (an ordinal) on which so many have passed since `start`."""
        if self.unit == "days_between":
            return start + self.number
        days = range(start, start + (self.number + 1) * LONGEST_MONTH)
        return next(day for day in days if months_between(start, day) >= self.number)


def limits_of(law: Law, words: Vocabulary) -> dict[str, frozenset[Limit]]:
    """The limits of age that conditions of the law set, by the matter whose day they count from."""
    found: dict[str, set[Limit]] = defaultdict(set)
    for condition in law.conditions.values():
        for fact, limit in limits_in(condition):
            for matter in words.facts[fact].matters:
                found[matter].add(limit)
    return {matter: frozenset(limits) for matter, limits in found.items()}


def limits_in(condition: Condition) -> Iterator[tuple[str, Limit]]:
    """The facts whose age a condition asks, each with its limits."""
    for rule in (condition.rule, condition.applies):
        if rule:
            yield from _limits(rule)


def _limits(rule: Rule) -> Iterator[tuple[str, Limit]]:
    match rule:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _limits(part)
        case Not(inner):
            yield from _limits(inner)
        case Compare(Period(unit, Named(fact), _), sign, Constant(int(number))):
            yield fact, Limit(unit, number if sign in ("<", ">=") else number + 1)
        case _:
            return
