"""Mutants of a rule: one comparison flipped, one operand dropped, one `and` and `or` swapped, one word changed."""

from collections.abc import Iterator
from dataclasses import replace

from safeconduct.dates import PartialDate, iso, partial_date
from safeconduct.law.check import answer, given
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.expression.tree import AllOf, Among, AnyOf, Compare, Constant, Named, Not, Period, Rule, Sign, Unit
from safeconduct.law.provision import Condition
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary

SIGNS: tuple[Sign, ...] = ("<", "<=", ">", ">=")
POWERS = ("AD", "LI")


def mutants_of(rule: Rule) -> Iterator[Rule]:
    """Every rule that differs from this one by one mistake."""
    match rule:
        case Not(inner):
            yield inner
            yield from map(Not, mutants_of(inner))
        case AllOf(parts) | AnyOf(parts):
            yield AnyOf(parts) if isinstance(rule, AllOf) else AllOf(parts)
            for n, part in enumerate(parts):
                left = parts[:n] + parts[n + 1 :]
                yield left[0] if len(left) == 1 else replace(rule, parts=left)
                for mutant in mutants_of(part):
                    yield replace(rule, parts=(*parts[:n], mutant, *parts[n + 1 :]))
        case Among(fact, words):
            yield Not(rule)
            for n, word in enumerate(words):
                yield Among(fact, words[:n] + words[n + 1 :])
                for other in _others(fact.name, word):
                    if other not in words:
                        yield Among(fact, (*words[:n], other, *words[n + 1 :]))
        case Compare():
            yield from _compared_otherwise(rule)


def _compared_otherwise(rule: Compare) -> Iterator[Rule]:
    yield Not(rule)
    if rule.sign != "==":
        yield from (replace(rule, sign=sign) for sign in SIGNS if sign != rule.sign)
    if isinstance(rule.left, Period):
        unit: Unit = "days_between" if rule.left.unit == "months_between" else "months_between"
        yield replace(rule, left=Period(unit, rule.left.start, rule.left.end))
    if isinstance(rule.right, Constant):
        value = rule.right.value
        if isinstance(value, str) and isinstance(rule.left, Named):
            yield from (replace(rule, right=Constant(other)) for other in _others(rule.left.name, value))
        elif isinstance(value, int):
            yield from (replace(rule, right=Constant(value + by)) for by in (-1, 1))
        elif isinstance(value, PartialDate):
            yield from (replace(rule, right=Constant(partial_date(iso(value.first + by)))) for by in (-1, 1))


def _others(fact: str, word: str) -> list[str]:
    return [one for one in vocabulary().facts[fact].words or POWERS if one != word]


def mutants(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Every mutant of a condition, with what was changed: `if` or `applies`, as it would be written."""
    for rule in mutants_of(condition.rule):
        yield f"if {rule}", replace(condition, rule=rule, holds_when=closure_of(rule))
    if condition.applies:
        for rule in mutants_of(condition.applies):
            yield f"applies {rule}", replace(condition, applies=rule, applies_when=closure_of(rule))


def caught(mutant: Condition, words: Vocabulary) -> bool:
    """Whether a signed case answers otherwise than it expects."""
    return any(answer(mutant, given(case.given, words)) != (case.expected, case.presumed) for case in mutant.cases)
