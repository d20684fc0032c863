"""Rules printed to SQL answer as their closures do: on random rules and facts, and on every signed case of the law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import PartialDate, months_between, partial_date, whole_day
from safeconduct.law.answer_in_sql import answer_in_sql
from safeconduct.law.check import NOT_GIVEN, answer
from safeconduct.law.check import given as given_facts
from safeconduct.law.expression.closure import TODAY, FactValue, closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.sql import Columns, packed, sql_of
from safeconduct.law.expression.tree import Rule
from safeconduct.law.library import law
from safeconduct.law.provision import Condition
from safeconduct.powers import CODES
from safeconduct.vocabulary.from_files import vocabulary
from tests.law.strategies import FACTS, TODAY_IS, days, facts_for, rules

WORDS = sorted({word for fact in FACTS.values() for word in fact.words} | CODES)
NUMBERS = {word: number for number, word in enumerate(WORDS, 1)}
CONDITIONS = [one for version in law().editions.versions for one in version.conditions]
same_everywhere = settings(derandomize=True, deadline=None, database=None, max_examples=300)
few = settings(derandomize=True, deadline=None, database=None, max_examples=25)


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


def one_row(
    engine: duckdb.DuckDBPyConnection, expressions: Iterable[str], facts: Mapping[str, FactValue]
) -> tuple[Any, ...]:
    """What the engine makes of these expressions over a table of one row with these facts."""
    table = ", ".join(cell for name, held in facts.items() if name != TODAY for cell in cells(name, held))
    asked = f"SELECT {', '.join(expressions)} FROM (SELECT {table or '1 AS nothing_asked'})"  # noqa: S608 - our own printing is what is tested
    (row,) = engine.execute(asked).fetchall()
    return tuple(row)


def sql_says(engine: duckdb.DuckDBPyConnection, rule: Rule, facts: Mapping[str, FactValue]) -> bool | None:
    on = str(facts.get(TODAY, FactValue(TODAY_IS)).value)
    answer: bool | None = one_row(engine, [sql_of(rule, columns(on))], facts)[0]
    return answer


@same_everywhere
@given(rules(), st.data())
def test_sql_answers_as_the_closures_do(engine: duckdb.DuckDBPyConnection, rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_for(rule))
    assert sql_says(engine, rule, facts) is closure_of(rule)(facts)[0]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: f"{one.provision}-{one.id}")
def test_sql_answers_every_signed_case_of_the_law(engine: duckdb.DuckDBPyConnection, condition: Condition) -> None:
    for case in condition.cases:
        facts = dict.fromkeys(condition.facts, NOT_GIVEN) | given_facts(case.given, vocabulary())
        on = str(facts.pop(TODAY, FactValue(TODAY_IS)).value)
        found = one_row(engine, answer_in_sql(condition, columns(on)), facts)
        assert found == (case.expected, case.presumed), case.given


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: f"{one.provision}-{one.id}")
def test_sql_answers_a_condition_as_one_route_does(engine: duckdb.DuckDBPyConnection, condition: Condition) -> None:
    asked = (condition.rule, condition.applies) if condition.applies else (condition.rule,)

    @few
    @given(facts_for(*asked))
    def on_any_facts(facts: dict[str, FactValue]) -> None:
        assert one_row(engine, answer_in_sql(condition, columns()), facts) == answer(condition, facts)

    on_any_facts()


@same_everywhere
@given(rules(), st.data())
def test_sql_needs_no_column_for_what_nobody_denied(
    engine: duckdb.DuckDBPyConnection, rule: Rule, data: st.DataObject
) -> None:
    facts = {name: held._replace(denied=frozenset()) for name, held in data.draw(facts_for(rule)).items()}
    on = str(facts.get(TODAY, FactValue(TODAY_IS)).value)
    printed = sql_of(rule, replace(columns(on), denied=()))
    assert "_denied" not in printed
    assert one_row(engine, [printed], facts) == (closure_of(rule)(facts)[0],)


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
    assert sql_says(engine, rule, facts) is (counted.pop() if len(counted) == 1 else None)


def test_a_month_leaves_open_what_its_days_answer_differently(engine: duckdb.DuckDBPyConnection) -> None:
    name = a_fact("day")
    rule = rule_from_text(f'{name} <= "2024-02-15"', FACTS)
    assert sql_says(engine, rule, {name: FactValue(partial_date("2024-02"))}) is None
    assert sql_says(engine, rule, {name: FactValue(partial_date("2024-01"))}) is True


def test_what_a_fact_is_known_not_to_be_answers_no(engine: duckdb.DuckDBPyConnection) -> None:
    name = a_fact("power")
    rule = rule_from_text(f'{name} in ["AD", "LI"]', FACTS)
    assert sql_says(engine, rule, {name: FactValue(denied=frozenset(("AD", "LI")))}) is False
    assert sql_says(engine, rule, {name: FactValue(denied=frozenset(("AD",)))}) is None


def test_two_days_of_which_one_is_known_not_to_be_the_other_differ(engine: duckdb.DuckDBPyConnection) -> None:
    one, other = [fact.id for fact in FACTS.values() if fact.type == "day"][:2]
    rule = rule_from_text(f"{one} == {other}", FACTS)
    month = partial_date("2024-02")
    for left, right in ((one, other), (other, one)):
        facts = {left: FactValue(month), right: FactValue(denied=frozenset((month,)))}
        assert sql_says(engine, rule, facts) is closure_of(rule)(facts)[0] is False


@pytest.mark.parametrize(("on", "counted"), [("2024-02-28", False), ("2024-02-29", True), ("2024-03-01", True)])
def test_the_last_day_of_a_month_closes_a_month_that_began_later_in_it(
    engine: duckdb.DuckDBPyConnection, on: str, counted: bool
) -> None:
    name = a_fact("day")
    rule = rule_from_text(f"months_between({name}, on) >= 1", FACTS)
    facts = {TODAY: FactValue(partial_date(on)), name: FactValue(partial_date("2024-01-31"))}
    assert sql_says(engine, rule, facts) is closure_of(rule)(facts)[0] is counted
