"""The shipped law written as an OpenFisca package: facts as input variables, each condition as a formula over them."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from openfisca_core.entities import Entity

from benchmarks.kleene import UNKNOWN_NUMBER
from safeconduct.dates import PartialDate
from safeconduct.law.expression.closure import FactValue
from safeconduct.law.expression.tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Constant,
    Named,
    Not,
    Period,
    Rule,
    Term,
    Today,
    facts_in,
)
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition
from safeconduct.powers import CODES
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import vocabulary

Route = Entity("route", "routes", "A route of one prisoner", "The routes of a prisoner are the rows of a simulation.")
HEAD = '''"""Written by benchmarks/openfisca_law.py from the law of Safe Conduct, in order to be timed."""

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.kleene import (
    ANSWER, ANSWER_IF_PRESUMED, UNKNOWN_NUMBER, alike, at_most, days_between, less, months_between, same_day, table
)
from benchmarks.openfisca_law import Route


def today(period):
    day = np.int32(period.start.date.toordinal())
    return day, day
'''
INPUT = """

class {name}(Variable):
    value_type = int
    entity = Route
    definition_period = DateUnit.DAY
    default_value = {default}
"""
FORMULA = """

class {name}(Variable):
    value_type = int
    entity = Route
    definition_period = DateUnit.DAY

    def formula(route, period):
        return {answer}
"""
SPANS = ("day", "number")


def facts_asked(law: Law) -> list[Fact]:
    """The facts that any condition asks, each once."""
    rules = [rule for condition in law.conditions.values() for rule in (condition.rule, condition.applies) if rule]
    names = dict.fromkeys(name for rule in rules for name in facts_in(rule))
    return [vocabulary().facts[name] for name in names]


def variable_of(condition: Condition) -> str:
    """The name of the variable that answers a condition."""
    return "answer_" + condition.id.replace("-", "_")


def write_package(law: Law, file: Path) -> None:
    """The whole law as one file of OpenFisca variables."""
    writer = _Writer()
    inputs = [INPUT.format(name=name, default=default) for fact in facts_asked(law) for name, default in _inputs(fact)]
    formulas = [FORMULA.format(name=variable_of(one), answer=writer.answer(one)) for one in law.conditions.values()]
    tables = [f"{name} = table({wanted}, {size})\n" for (wanted, size), name in writer.tables.items()]
    file.write_text("".join([HEAD, "\n\n", *tables, *inputs, *formulas]), encoding="utf-8")


def _inputs(fact: Fact) -> Iterable[tuple[str, int]]:
    if fact.type not in SPANS:
        return [(fact.id, 0)]
    return [(fact.id, UNKNOWN_NUMBER)] + ([(f"{fact.id}_last", UNKNOWN_NUMBER)] if fact.type == "day" else [])


class _Writer:
    """Writes rules as numpy expressions; one look into a table answers a comparison with words."""

    def __init__(self) -> None:
        self.tables: dict[tuple[tuple[int, ...], int], str] = {}

    def answer(self, condition: Condition) -> str:
        """The expression of a whole condition."""
        holds = self.rule(condition.rule)
        kind = "ANSWER_IF_PRESUMED" if condition.presumed else "ANSWER"
        if condition.applies:
            return f"{kind}[{self.rule(condition.applies)}, {holds}]"
        return f"{kind}[2, {holds}]" if condition.presumed else holds

    def rule(self, rule: Rule) -> str:
        match rule:
            case Not(inner):
                return f"2 - {self.rule(inner)}"
            case AllOf(parts):
                return self._nested("np.minimum", parts)
            case AnyOf(parts):
                return self._nested("np.maximum", parts)
            case Among(Named(name), words):
                return self.among(name, words)
            case Compare(Named(name), "==", Constant(str(word))):
                return self.among(name, (word,))
            case Compare(Named(left), "==", Named(right)) if vocabulary().facts[left].type not in SPANS:
                return f"alike({self.read(left)}, {self.read(right)})"
            case Compare(left, sign, right):
                return self.ordered(self.span(left), sign, self.span(right))

    def _nested(self, operation: str, parts: tuple[Rule, ...]) -> str:
        found = self.rule(parts[0])
        for part in parts[1:]:
            found = f"{operation}({found}, {self.rule(part)})"
        return found

    def read(self, name: str) -> str:
        return f'route("{name}", period)'

    def among(self, name: str, words: tuple[str, ...]) -> str:
        book = code_book(vocabulary().facts[name])
        wanted = tuple(sorted(book[word] for word in words))
        held = self.tables.setdefault((wanted, len(book) + 1), f"TABLE_{len(self.tables)}")
        return f"{held}[{self.read(name)}]"

    def ordered(self, left: str, sign: str, right: str) -> str:
        called, swapped = {"==": ("same_day", False), "<": ("less", False), "<=": ("at_most", False)}.get(
            sign, ("less" if sign == ">" else "at_most", True)
        )
        return f"{called}({right}, {left})" if swapped else f"{called}({left}, {right})"

    def span(self, term: Term) -> str:
        match term:
            case Today():
                return "today(period)"
            case Constant(PartialDate() as day):
                return f"(np.int32({day.first}), np.int32({day.last}))"
            case Constant(number):
                return f"(np.int32({number}), np.int32({number}))"
            case Period(unit, start, end):
                return f"{unit}({self.span(start)}, {self.span(end)})"
            case Named(name) if vocabulary().facts[name].type == "day":
                return f"({self.read(name)}, {self.read(f'{name}_last')})"
            case Named(name):
                return f"({self.read(name)},) * 2"


@cache
def code_book(fact: Fact) -> dict[str, int]:
    """The number of each word of a fact, from 1; a word that the law does not name has the number after the last."""
    return {word: number for number, word in enumerate(sorted(CODES) if fact.type == "power" else fact.words, 1)}


def inputs_of(facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> dict[str, int]:
    """The facts of one route as the values of the input variables."""
    return {name: value for fact in asked for name, value in _encoded(fact, facts[fact.id])}


def _encoded(fact: Fact, found: FactValue) -> Iterable[tuple[str, int]]:
    value = found.value
    if fact.type == "day":
        ends = (value.first, value.last) if value else (UNKNOWN_NUMBER, UNKNOWN_NUMBER)
        return list(zip((fact.id, f"{fact.id}_last"), ends, strict=True))
    if fact.type == "number":
        return [(fact.id, UNKNOWN_NUMBER if value is None else value)]
    book = code_book(fact)
    if value is None:
        assert len(found.denied) <= 1, f"`{fact.id}`: several values are denied; one number cannot say so"
        return [(fact.id, -sum(book[word] for word in found.denied))]
    assert value in book or fact.type == "word", f"`{fact.id}` is `{value}`, which is no Power"
    return [(fact.id, book.get(value, len(book) + 1))]
