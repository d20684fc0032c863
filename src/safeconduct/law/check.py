"""Checks the law beyond its reading: signed cases run, conditions have enough of them, every fact is asked."""

from collections.abc import Mapping
from typing import Any

from safeconduct.dates import AsOf, PartialDate, iso, partial_date
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.law.expression.closure import TODAY, FactValue
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.library import Law
from safeconduct.law.provision import Answer, Case, Condition
from safeconduct.vocabulary.from_files import Vocabulary

NOT_GIVEN = FactValue(None, ("never asked",))


class Given(dict[str, FactValue]):
    """Facts given by hand; what is not given is not known."""

    def __missing__(self, name: str) -> FactValue:
        return NOT_GIVEN


def given(values: Mapping[str, Any], words: Vocabulary) -> Given:
    """Facts from plain values, typed by the vocabulary. Raises BadInput for a day that is none."""
    facts = Given()
    for name, value in values.items():
        fact = words.facts.get(name)
        if name == TODAY or (fact and fact.type == "day"):
            value = partial_date(value)  # noqa: PLW2901 - as it is compared
        elif fact and fact.words and value not in fact.words:
            raise BadInput(f"`{value}` is no word of `{name}`{did_you_mean(value, fact.words)}")
        facts[name] = FactValue(value)
    return facts


def today(as_of: AsOf) -> FactValue:
    """The as-of day as a fact."""
    return FactValue(PartialDate(iso(as_of.on), as_of.on, as_of.on))


def answer(condition: Condition, facts: Mapping[str, FactValue]) -> tuple[Answer, bool]:
    """What a condition answers to facts, and whether the answer rests on its presumption."""
    if condition.applies_when:
        applies = condition.applies_when(facts)[0]
        if applies is False:
            return "does-not-apply", False
        found = condition.holds_when(facts)[0] if applies else None
    else:
        found = condition.holds_when(facts)[0]
    if found is None:
        return ("holds", True) if condition.presumed else ("not-known", False)
    return ("holds" if found else "fails"), False


def mistakes_in(law: Law, words: Vocabulary) -> list[str]:
    """One plain sentence for each case that fails, each condition short of cases, each fact that nothing asks."""
    found = [sentence for condition in law.conditions.values() for sentence in _cases_of(condition, words)]
    for condition in law.conditions.values():
        for key in ("cite", "source", "checked"):
            if not getattr(condition, key):
                found.append(f"`{condition.id}`: `{key}` is empty; a condition without its source binds nobody.")
        bound = {role for kind in condition.routes for role in law.kinds[kind].roles} | {"nobody"}
        for role in condition.owed_by + condition.asked_of:
            if role not in bound:
                found.append(
                    f"`{condition.id}`: no route that asks it binds the role `{role}`; add the role to the route."
                )
    rules = [rule for c in law.conditions.values() for rule in (c.rule, c.applies) if rule]
    rules += [rule for kind in law.kinds.values() for rule in (kind.completed_rule, kind.shown_rule) if rule]
    asked = {name for rule in rules for name in facts_in(rule)}
    found += [f"fact `{name}`: no condition or route asks it." for name in words.facts if name not in asked]
    return found


def _cases_of(condition: Condition, words: Vocabulary) -> list[str]:
    where = f"`{condition.id}`"
    found = []
    seen: set[tuple[Answer, bool]] = set()
    for case in condition.cases:
        try:
            outcome = answer(condition, given(case.given, words))
        except BadInput as error:
            found.append(f"{where}: in a case: {error}.")
            continue
        seen.add(outcome)
        if outcome != (case.expected, case.presumed):
            expected = _told((case.expected, case.presumed))
            found.append(f"{where}: given {dict(case.given)} it {_told(outcome)}, but the case expects {expected}.")
        found += [f"{where}: a case gives `{name}`, which it does not ask." for name in _not_asked(condition, case)]
    needed: list[tuple[Answer, bool]] = [("holds", False), ("fails", False)]
    needed.append(("holds", True) if condition.presumed else ("not-known", False))
    if condition.applies:
        needed.append(("does-not-apply", False))
    return found + [f"{where}: it has no case that {_told(need)}; add one." for need in needed if need not in seen]


def _not_asked(condition: Condition, case: Case) -> list[str]:
    names = set(facts_in(condition.rule)) | {TODAY} | (set(facts_in(condition.applies)) if condition.applies else set())
    return [name for name in case.given if name not in names]


def _told(outcome: tuple[Answer, bool]) -> str:
    return outcome[0] + (" (presumed)" if outcome[1] else "")
