"""Checks the law beyond its reading: signed cases run, there are enough of them, none contradicts another."""

from collections.abc import Iterator, Mapping
from typing import Any

from safeconduct.dates import AsOf, PartialDate, iso, partial_date
from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.law.clock import mistakes_in_cases
from safeconduct.law.expression.closure import TODAY, FactValue
from safeconduct.law.faults import faults_in
from safeconduct.law.library import Law
from safeconduct.law.provision import Answer, Case, Condition
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.located import TomlFile

# What a condition answers, and whether that rests on its presumption.
Outcome = tuple[Answer, bool]
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


def answer(condition: Condition, facts: Mapping[str, FactValue]) -> Outcome:
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
    """One plain sentence with file and line for each fault of the law, and for each case that turns out otherwise."""
    found = faults_in(law, words)
    for provision in law.editions.versions:
        for condition in provision.conditions:
            found += _in_cases(condition, provision.file, words)
    return [str(mistake) for mistake in found] + [
        f"{provision.file.name}, line {provision.file.line(duty.id)}: {sentence}"
        for provision in law.editions.versions
        for duty in provision.duties
        for sentence in mistakes_in_cases(duty)
    ]


def _in_cases(condition: Condition, file: TomlFile, words: Vocabulary) -> Iterator[LawMistake]:
    seen: set[Outcome] = set()
    for number, case in enumerate(condition.cases, 1):
        try:
            outcome = answer(condition, given(case.given, words))
        except BadInput as error:
            yield file.mistake(condition.id, f"has a case that cannot be: {error}", key="given", nth=number)
            continue
        seen.add(outcome)
        if outcome != _expected(case):
            says = f"answers {_told(outcome)} to {dict(case.given)}, but the case expects {_told(_expected(case))}"
            yield file.mistake(condition.id, says, key="given", nth=number)
        for name in _not_asked(condition, case):
            yield file.mistake(condition.id, f"has a case that gives `{name}`, which it does not ask", text=name)
        for before, other in enumerate(condition.cases[: number - 1], 1):
            if other.given == case.given and _expected(other) != _expected(case):
                line = file.line(condition.id, key="given", nth=before)
                says = f"has a case that contradicts the one on line {line}: the same is given, another answer expected"
                yield file.mistake(condition.id, says, key="given", nth=number)
    for need in _needed(condition):
        if need not in seen:
            yield file.mistake(condition.id, f"has no case that expects {_told(need)}; add one")


def _needed(condition: Condition) -> list[Outcome]:
    """The answers of which each has to be shown by a case."""
    needed: list[Outcome] = [("holds", False), ("fails", False)]
    needed.append(("holds", True) if condition.presumed else ("not-known", False))
    return [*needed, ("does-not-apply", False)] if condition.applies else needed


def _not_asked(condition: Condition, case: Case) -> list[str]:
    return [name for name in case.given if name not in condition.facts and name != TODAY]


def _expected(case: Case) -> Outcome:
    return case.expected, case.presumed


def _told(outcome: Outcome) -> str:
    return f"`{outcome[0]}`" + (" (presumed)" if outcome[1] else "")
