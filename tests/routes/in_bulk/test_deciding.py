"""The SQL of one condition says what closures say: the answer, and which facts decided it or left it open."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import PartialDate, whole_day
from safeconduct.law.check import NOT_GIVEN
from safeconduct.law.check import given as given_facts
from safeconduct.law.expression.closure import TODAY, FactValue, closure_of
from safeconduct.law.expression.sql import Columns, packed
from safeconduct.law.expression.tree import Rule
from safeconduct.law.library import law
from safeconduct.law.provision import Condition
from safeconduct.routes.in_bulk.closed_words import types_in_sql
from safeconduct.routes.in_bulk.columns import Shared
from safeconduct.routes.in_bulk.deciding import printed
from safeconduct.routes.in_bulk.finding import asked
from safeconduct.vocabulary.from_files import vocabulary
from tests.law.strategies import FACTS, TODAY_IS, facts_for, rules

CONDITIONS = [one for version in law().editions.versions for one in version.conditions]
same_everywhere = settings(derandomize=True, deadline=None, database=None, max_examples=200)


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for statement in types_in_sql(law()):
            connection.execute(statement)
        yield connection


def columns(on: str) -> Columns:
    return Columns(facts=FACTS, numbers=None, on=whole_day(on))


def row(facts: dict[str, FactValue], on: str) -> str:
    """A table of one row with these facts, each in its columns."""
    cells = ["1 AS one"]
    for name, held in facts.items():
        if name == TODAY:
            continue
        denied = [packed(one) if isinstance(one, PartialDate) else f"'{one}'" for one in sorted(held.denied, key=str)]
        told = f"[{', '.join(map(str, denied))}]" if denied else "NULL"
        match held.value:
            case PartialDate(first=first, last=last):
                values = [str(first), str(last), "NULL"]
            case None:
                values = ["NULL"] * (len(columns(on).names(name)) - 1) + [told]
            case int() as count:
                values = [str(count)]
            case word:
                values = [f"'{word}'", "NULL"]
        for column, value in zip(columns(on).names(name), values, strict=False):
            cells.append(f"CAST({value} AS {_type(column, name)}) AS {column}")
    return "SELECT " + ", ".join(cells)


def over(engine: duckdb.DuckDBPyConnection, expressions: str, table: str) -> list[tuple[object, ...]]:
    """What the engine makes of expressions over a table."""
    return engine.execute(f"SELECT {expressions} FROM ({table})").fetchall()  # noqa: S608 - our own printing is what is tested


def _type(column: str, name: str) -> str:
    if column.endswith("_denied"):
        return "BIGINT[]" if FACTS[name].type == "day" else "VARCHAR[]"
    return "INTEGER" if FACTS[name].type in ("day", "number") else "VARCHAR"


@same_everywhere
@given(rules(), st.data())
def test_the_facts_that_decide_are_those_of_the_closures(
    engine: duckdb.DuckDBPyConnection, rule: Rule, data: st.DataObject
) -> None:
    facts = {
        name: one._replace(statements=(name,)) if name != TODAY else one
        for name, one in data.draw(facts_for(rule)).items()
    }
    answer, deciding = closure_of(rule)(facts)
    shared = Shared()
    found = printed(rule, columns(TODAY_IS), shared)
    whens = "".join(f", {one.when or 'TRUE'}" for one in found.deciding)
    (told,) = over(engine, f"{found.answer}{whens}", shared.over(row(facts, TODAY_IS)))
    assert told[0] is answer
    names = [one.fact for one, so in zip(found.deciding, told[1:], strict=True) if so]
    assert list(dict.fromkeys(names)) == list(dict.fromkeys(name for one in deciding for name in one.statements))


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: f"{one.provision}-{one.id}")
def test_every_signed_case_of_the_law_is_answered(engine: duckdb.DuckDBPyConnection, condition: Condition) -> None:
    for case in condition.cases:
        facts = dict.fromkeys(condition.facts, NOT_GIVEN) | given_facts(case.given, vocabulary())
        on = str(facts.get(TODAY, FactValue(TODAY_IS)).value)
        shared = Shared()
        one = asked(condition, columns(on), shared, waived="", evidence=())
        found = over(engine, f"{one.found}, {one.presumed}", shared.over(row(facts, on)))
        assert found == [(case.expected, case.presumed)], case.given
