"""Rules printed to SQL answer as their closures do: on random rules and facts, and on every signed case of the law."""

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import PartialDate, months_between, partial_date, whole_day
from safeconduct.law.check import given as given_facts
from safeconduct.law.expression.closure import TODAY, FactValue, closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.sql import Columns, packed, sql_of
from safeconduct.law.expression.tree import Rule, facts_in
from safeconduct.law.library import law
from safeconduct.law.provision import Condition
from safeconduct.powers import CODES
from safeconduct.vocabulary.from_files import vocabulary
from tests.law.strategies import FACTS, TODAY_IS, days, facts_for, rules

WORDS = sorted({word for fact in FACTS.values() for word in fact.words} | CODES)
NUMBERS = {word: number for number, word in enumerate(WORDS, 1)}
CONDITIONS = [one for version in law().editions.versions for one in version.conditions]
same_everywhere = settings(derandomize=True, deadline=None, database=None, max_examples=300)


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def columns(on: str = TODAY_IS) -> Columns:
    return Columns(facts=FACTS, numbers=NUMBERS, on=whole_day(on))


def number_of(value: Any) -> int:
    return packed(value) if isinstance(value, PartialDate) else NUMBERS[value]


def cells(name: str, held: FactValue) -> list[str]:
    """The columns of one fact, each with its value as SQL."""
    names = columns().names(name)
    told: tuple[Any, ...] = (None,) * len(names)
    match held.value:
        case PartialDate(first=first, last=last):
            told = (first, last, None)
        case str() as word:
            told = (NUMBERS[word], None)
        case int() as count:
            told = (count,)
        case None if held.denied:
            told = (*told[1:], sorted(number_of(one) for one in held.denied))
    return [_typed(column, value) for column, value in zip(names, told, strict=True)]


def _typed(column: str, value: object) -> str:
    kind = "BIGINT[]" if column.endswith("_denied") else "INTEGER"
    return f"CAST({'NULL' if value is None else value} AS {kind}) AS {column}"


def answer_in_sql(engine: duckdb.DuckDBPyConnection, rule: Rule, facts: Mapping[str, FactValue]) -> bool | None:
    """What the engine answers over a table of one row with these facts."""
    held = [cell for name in facts_in(rule) if name != TODAY for cell in cells(name, facts[name])]
    table = ", ".join(held) or "1 AS nothing_asked"
    on = str(facts.get(TODAY, FactValue(TODAY_IS)).value)
    found = engine.execute(f"SELECT {sql_of(rule, columns(on))} FROM (SELECT {table})").fetchone()  # noqa: S608 - our own printing is what is tested
    assert found
    answer: bool | None = found[0]
    return answer


@same_everywhere
@given(rules(), st.data())
def test_sql_answers_as_the_closures_do(engine: duckdb.DuckDBPyConnection, rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_for(rule))
    assert answer_in_sql(engine, rule, facts) is closure_of(rule)(facts)[0]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: f"{one.provision}-{one.id}")
def test_sql_answers_every_signed_case_of_the_law(engine: duckdb.DuckDBPyConnection, condition: Condition) -> None:
    for case in condition.cases:
        facts = given_facts({TODAY: TODAY_IS, **case.given}, vocabulary())
        for rule in (condition.rule, condition.applies):
            if rule:
                assert answer_in_sql(engine, rule, facts) is closure_of(rule)(facts)[0], (case.given, str(rule))


def a_fact(kind: str) -> str:
    return next(fact.id for fact in FACTS.values() if fact.type == kind)


@same_everywhere
@given(days(), st.integers(0, 13), st.sampled_from(("2024-02-29", "2024-03-30", "2025-02-28", "2023-12-31")))
def test_months_are_counted_as_the_calendar_has_them(
    engine: duckdb.DuckDBPyConnection, day: PartialDate, months: int, on: str
) -> None:
    name = a_fact("day")
    rule = rule_from_text(f"months_between({name}, on) >= {months}", FACTS)
    facts = {TODAY: FactValue(partial_date(on)), name: FactValue(day)}
    counted = {months_between(one, whole_day(on)) >= months for one in range(day.first, day.last + 1)}
    assert answer_in_sql(engine, rule, facts) is (counted.pop() if len(counted) == 1 else None)


def test_a_month_leaves_open_what_its_days_answer_differently(engine: duckdb.DuckDBPyConnection) -> None:
    name = a_fact("day")
    rule = rule_from_text(f'{name} <= "2024-02-15"', FACTS)
    assert answer_in_sql(engine, rule, {name: FactValue(partial_date("2024-02"))}) is None
    assert answer_in_sql(engine, rule, {name: FactValue(partial_date("2024-01"))}) is True


def test_what_a_fact_is_known_not_to_be_answers_no(engine: duckdb.DuckDBPyConnection) -> None:
    name = a_fact("power")
    rule = rule_from_text(f'{name} in ["AD", "LI"]', FACTS)
    assert answer_in_sql(engine, rule, {name: FactValue(denied=frozenset(("AD", "LI")))}) is False
    assert answer_in_sql(engine, rule, {name: FactValue(denied=frozenset(("AD",)))}) is None


def test_two_days_of_which_one_is_known_not_to_be_the_other_differ(engine: duckdb.DuckDBPyConnection) -> None:
    one, other = [fact.id for fact in FACTS.values() if fact.type == "day"][:2]
    rule = rule_from_text(f"{one} == {other}", FACTS)
    month = partial_date("2024-02")
    for left, right in ((one, other), (other, one)):
        facts = {left: FactValue(month), right: FactValue(denied=frozenset((month,)))}
        assert answer_in_sql(engine, rule, facts) is closure_of(rule)(facts)[0] is False
