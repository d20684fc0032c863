"""Rules as closures over facts: the reference semantics. Kleene's logic: True, False, None for not known."""

import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from safeconduct.dates import PartialDate, months_between
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


class FactValue(NamedTuple):
    """What a record makes of a fact: its value, or why it is not known; with the ids of the statements behind it.

    `value` is a word, a code, a whole number or a PartialDate. `denied` holds values known not to be the case.
    """

    value: Any = None
    because: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    denied: frozenset[Any] = frozenset()


# An answer, with the facts that decided it or left it open. A plain tuple: rules are answered by the million.
Verdict = tuple[bool | None, tuple[FactValue, ...]]
Facts = Mapping[str, FactValue]
Closure = Callable[[Facts], Verdict]
TODAY = "on"
Span = tuple[int, int]
_ORDER: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def closure_of(rule: Rule) -> Closure:
    """Compile a rule. The facts it is called with must hold the as-of day under `on`, as a PartialDate."""
    match rule:
        case AllOf(parts):
            return _joined([closure_of(part) for part in parts], decisive=False)
        case AnyOf(parts):
            return _joined([closure_of(part) for part in parts], decisive=True)
        case Not(inner):
            return _contrary(closure_of(inner))
        case Among(Named(name), words):
            return _among(name, frozenset(words))
        case Compare(Named(name), "==", Constant(value)) if isinstance(value, str):
            return _among(name, frozenset((value,)))
        case Compare(Named(left), "==", Named(right)):
            return _alike(left, right)
        case Compare(left, sign, right):
            return _ordered(left, sign, right)


def _joined(closures: list[Closure], *, decisive: bool) -> Closure:
    def joined(facts: Facts) -> Verdict:
        settled: tuple[FactValue, ...] = ()
        open_: tuple[FactValue, ...] = ()
        for closure in closures:
            answer, deciding = closure(facts)
            if answer is decisive:
                return decisive, deciding
            if answer is None:
                open_ += deciding
            else:
                settled += deciding
        return (None, open_) if open_ else (not decisive, settled)

    return joined


def _contrary(closure: Closure) -> Closure:
    def contrary(facts: Facts) -> Verdict:
        answer, deciding = closure(facts)
        return (None if answer is None else not answer), deciding

    return contrary


def _among(name: str, words: frozenset[str]) -> Closure:
    def among(facts: Facts) -> Verdict:
        fact = facts[name]
        if fact.value is None:
            return (False if words <= fact.denied else None), (fact,)
        return fact.value in words, (fact,)

    return among


def _alike(left: str, right: str) -> Closure:
    def alike(facts: Facts) -> Verdict:
        a, b = facts[left], facts[right]
        if a.value is not None and b.value is not None:
            if isinstance(a.value, PartialDate):
                return _same_day((a.value.first, a.value.last), (b.value.first, b.value.last)), (a, b)
            return a.value == b.value, (a, b)
        if (b.value is not None and b.value in a.denied) or (a.value is not None and a.value in b.denied):
            return False, (a, b)
        return None, tuple(fact for fact in (a, b) if fact.value is None)

    return alike


def _ordered(left: Term, sign: str, right: Term) -> Closure:
    first, second = _span_of(left), _span_of(right)

    def ordered(facts: Facts) -> Verdict:
        (a, deciding), (b, also) = first(facts), second(facts)
        if a is None or b is None:
            return None, tuple(fact for fact in deciding + also if fact.value is None)
        if sign == "==":
            return _same_day(a, b), deciding + also
        compare = _ORDER[sign]
        outcomes = {compare(x, y) for x in a for y in b}
        return (outcomes.pop() if len(outcomes) == 1 else None), deciding + also

    return ordered


def _same_day(a: Span, b: Span) -> bool | None:
    if a == b and a[0] == a[1]:
        return True
    return False if a[1] < b[0] or b[1] < a[0] else None


def _span_of(term: Term) -> Callable[[Facts], tuple[Span | None, tuple[FactValue, ...]]]:
    """The range of whole numbers that a term can mean: days as ordinals, periods as days or months."""
    match term:
        case Constant(PartialDate() as day):
            return lambda facts: ((day.first, day.last), ())
        case Constant(int(number)):
            return lambda facts: ((number, number), ())
        case Today() | Named():
            name = str(term)
            return lambda facts: _span_of_fact(facts[name])
        case Period(unit, start, end):
            return _span_of_period(unit, _span_of(start), _span_of(end))
    raise TypeError(term)


def _span_of_fact(fact: FactValue) -> tuple[Span | None, tuple[FactValue, ...]]:
    value = fact.value
    if value is None:
        return None, (fact,)
    return ((value.first, value.last) if isinstance(value, PartialDate) else (value, value)), (fact,)


def _span_of_period(
    unit: str,
    start: Callable[[Facts], tuple[Span | None, tuple[FactValue, ...]]],
    end: Callable[[Facts], tuple[Span | None, tuple[FactValue, ...]]],
) -> Callable[[Facts], tuple[Span | None, tuple[FactValue, ...]]]:
    between = months_between if unit == "months_between" else lambda a, b: b - a

    def period(facts: Facts) -> tuple[Span | None, tuple[FactValue, ...]]:
        (a, deciding), (b, also) = start(facts), end(facts)
        if a is None or b is None:
            return None, tuple(fact for fact in deciding + also if fact.value is None)
        return (between(a[1], b[0]), between(a[0], b[1])), deciding + also

    return period
