"""Random well-typed rules over the vocabulary's own facts, and random values for these facts, for the properties."""

from typing import Any

from hypothesis import strategies as st

from safeconduct.dates import PartialDate, iso, partial_date, whole_day
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
    Sign,
    Today,
    Unit,
    facts_in,
)
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import vocabulary

FACTS = vocabulary().facts
POWERS = ("AD", "LI", "MC", "SM")
ORDER: tuple[Sign, ...] = ("<", "<=", ">", ">=")
UNITS: tuple[Unit, ...] = ("days_between", "months_between")
TODAY_IS = "2024-02-29"


def of_type(*types: str) -> tuple[Fact, ...]:
    """The facts of the vocabulary that have one of these types."""
    return tuple(fact for fact in FACTS.values() if fact.type in types)


def days() -> st.SearchStrategy[PartialDate]:
    """Whole days around the end of a leap February, months, and ranges."""
    first = whole_day("2024-01-20")
    whole = st.integers(0, 70).map(lambda n: partial_date(iso(first + n)))
    ranges = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(
        lambda pair: partial_date(f"{iso(first + pair[0])}/{iso(first + sum(pair))}")
    )
    return st.one_of(whole, ranges, st.sampled_from(["2024-01", "2024-02", "2023-02"]).map(partial_date))


def value_of(fact: Fact) -> st.SearchStrategy[Any]:
    """A value that a fact can have."""
    if fact.type == "power":
        return st.sampled_from(POWERS)
    if fact.type == "number":
        return st.integers(0, 4)
    return days() if fact.type == "day" else st.sampled_from(fact.words)


@st.composite
def comparisons(draw: st.DrawFn, names: tuple[str, ...]) -> Rule:
    """One comparison on one of these facts."""
    fact = FACTS[draw(st.sampled_from(names))]
    name = Named(fact.id)
    if fact.type == "number":
        return Compare(name, ">=", Constant(draw(st.integers(0, 4))))
    if fact.type == "day":
        return draw(_comparisons_of_days(fact, names))
    like = [other for other in names if FACTS[other].type == "power"]
    if fact.type == "power" and draw(st.booleans()):
        return Compare(name, "==", Named(draw(st.sampled_from(like))))
    if draw(st.booleans()):
        return Compare(name, "==", Constant(draw(value_of(fact))))
    return Among(name, tuple(draw(st.lists(value_of(fact), min_size=1, max_size=3, unique=True))))


@st.composite
def _comparisons_of_days(draw: st.DrawFn, fact: Fact, names: tuple[str, ...]) -> Rule:
    days_named: list[Named | Today] = [Named(other) for other in names if FACTS[other].type == "day"]
    ends = st.sampled_from([*days_named, Today()])
    if draw(st.booleans()):
        period = Period(draw(st.sampled_from(UNITS)), Named(fact.id), draw(ends))
        limit = draw(st.integers(0, 40)) if period.unit == "days_between" else draw(st.integers(0, 2))
        return Compare(period, draw(st.sampled_from(ORDER)), Constant(limit))
    sign: Sign = draw(st.sampled_from((*ORDER, "==")))
    other = draw(st.one_of(ends, days().map(Constant)))
    return Compare(Named(fact.id), sign, other)


def rules(names: tuple[str, ...] = tuple(FACTS), most: int = 6) -> st.SearchStrategy[Rule]:
    """Rules of several comparisons; a rule never names more than `most` of them."""
    return st.recursive(
        comparisons(names),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: AllOf(tuple(parts))),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        ),
        max_leaves=most,
    )


@st.composite
def facts_for(draw: st.DrawFn, *asked: Rule) -> dict[str, FactValue]:
    """For each fact that these rules name: a value, or none; some of those without are known not to be something."""
    found = {TODAY: FactValue(partial_date(TODAY_IS))}
    for name in dict.fromkeys(name for rule in asked for name in facts_in(rule)):
        value = draw(st.one_of(st.none(), value_of(FACTS[name])))
        denied: frozenset[Any] = frozenset()
        if value is None and FACTS[name].type not in ("number", "day"):
            denied = frozenset(draw(st.lists(value_of(FACTS[name]), max_size=1)))
        found[name] = FactValue(value, (), (), denied)
    return found


@st.composite
def filled(draw: st.DrawFn, facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """The same facts, some of the empty ones filled with what they are not known not to be."""
    more = dict(facts)
    for name, held in facts.items():
        if held.value is None and draw(st.booleans()):
            value = draw(value_of(FACTS[name]))
            if value not in held.denied:
                more[name] = FactValue(value)
    return more
