"""A second, plain reading of rules: by recursion over the tree, trying every day that a partial day can mean."""

from collections.abc import Callable, Mapping

from safeconduct.dates import PartialDate, months_between
from safeconduct.law.expression.closure import TODAY, FactValue
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
)

SIGNS: dict[str, Callable[[object, object], bool]] = {
    "==": lambda a, b: a == b,
    "<": lambda a, b: isinstance(a, int) and isinstance(b, int) and a < b,
    "<=": lambda a, b: isinstance(a, int) and isinstance(b, int) and a <= b,
    ">": lambda a, b: isinstance(a, int) and isinstance(b, int) and a > b,
    ">=": lambda a, b: isinstance(a, int) and isinstance(b, int) and a >= b,
}


def plain_answer(rule: Rule, facts: Mapping[str, FactValue]) -> bool | None:
    """True, False, or None where it is not known."""
    match rule:
        case Not(inner):
            answer = plain_answer(inner, facts)
            return None if answer is None else not answer
        case AllOf(parts):
            answers = [plain_answer(part, facts) for part in parts]
            return False if False in answers else None if None in answers else True
        case AnyOf(parts):
            answers = [plain_answer(part, facts) for part in parts]
            return True if True in answers else None if None in answers else False
        case Among(fact, words):
            answers = [plain_answer(Compare(fact, "==", Constant(word)), facts) for word in words]
            return True if True in answers else None if None in answers else False
        case Compare(left, sign, right):
            return _compared(left, sign, right, facts)


def _compared(left: Term, sign: str, right: Term, facts: Mapping[str, FactValue]) -> bool | None:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Named) and facts[one.name].value is None:
            can_be = _possible(other, facts)
            if sign == "==" and can_be and can_be <= facts[one.name].denied:
                return False
    outcomes = {SIGNS[sign](a, b) for a in _possible(left, facts) for b in _possible(right, facts)}
    return outcomes.pop() if len(outcomes) == 1 else None


def _possible(term: Term, facts: Mapping[str, FactValue]) -> set[object]:
    """All that a term can mean; nothing where it is not known."""
    match term:
        case Constant(value):
            return _each(value)
        case Today():
            return _each(facts[TODAY].value)
        case Named(name):
            return _each(facts[name].value)
        case Period(unit, start, end):
            starts, ends = _possible(start, facts), _possible(end, facts)
            between = months_between if unit == "months_between" else lambda a, b: b - a
            return {between(a, b) for a in starts for b in ends if isinstance(a, int) and isinstance(b, int)}


def _each(value: object) -> set[object]:
    if isinstance(value, PartialDate):
        return set(range(value.first, value.last + 1))
    return set() if value is None else {value}
