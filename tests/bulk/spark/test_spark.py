"""Spark answers as DuckDB does, and so as one record and one rule do: the same SQL, printed once, in local mode.

Fewer rows than DuckDB is given: a step takes Spark a fifth of a second however small its tables are.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from pyspark.sql import SparkSession

from safeconduct.bulk.spark.dialect import on_spark
from safeconduct.bulk.spark.run import SHARED
from safeconduct.bulk.spark.session import open_tables, run_steps, session
from safeconduct.dates import AsOf
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.law.answer_in_sql import answer_in_sql
from safeconduct.law.check import NOT_GIVEN
from safeconduct.law.check import given as given_facts
from safeconduct.law.expression.closure import TODAY, FactValue
from safeconduct.law.library import law
from safeconduct.vocabulary.from_files import vocabulary
from tests.bulk.spark.on_both import SMALL, differences, plain, take_over
from tests.law.strategies import TODAY_IS
from tests.law.test_sql import CONDITIONS, cells, columns
from tests.records.in_bulk.crowd import DAYS as CROWDED_DAYS
from tests.routes.in_bulk.crowd import MEN, Prisoners
from tests.routes.in_bulk.many import Many

INPUTS = (*SHARED, "statements", "around_statements", "subjects", "prisoners")
MADE = ("identities", "entries", "sayings", "held", "routes")
TOLD = """
(VALUES ('a', 1, 'x', TRUE, 10), ('a', 2, 'y', FALSE, 20), ('b', 3, 'x', NULL, NULL), ('b', 4, 'z', TRUE, 5),
    ('b', 4, 'w', TRUE, 5)) AS told(k, n, w, f, m)"""
# What sqlglot alone would lose, or Spark would answer otherwise.
QUERIES = (
    "SELECT k, list(w ORDER BY n, w) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, list(w ORDER BY n, w) FILTER (WHERE f) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, list(w) FILTER (WHERE n > 9) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, list(DISTINCT w ORDER BY w) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, list(m ORDER BY n, w) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, list({{'who': w, 'at': n}} ORDER BY n, w) FROM {told} GROUP BY k ORDER BY k",
    "SELECT k, n, max(n) OVER (PARTITION BY k) AS most FROM {told} QUALIFY row_number() OVER (PARTITION BY k ORDER BY n, w) = 1 ORDER BY k",
    "SELECT * FROM (PIVOT (SELECT k, w, n FROM {told}) ON w IN ('x', 'y') USING first(n) GROUP BY k) ORDER BY k",
    "SELECT ['a', 'b'][1], ['a', 'b'][n], list_position(['x', 'y'], w) FROM {told} ORDER BY n, w",
    "SELECT list_filter(['a', 'b', 'a'], lambda x, i: list_position(['a', 'b', 'a'], x) = i) FROM {told} ORDER BY n",
    "SELECT list_has_any(['x', 'y'], [w]), array_contains(['x'], w), array_length(['x']) FROM {told} ORDER BY n, w",
    "SELECT k, m FROM {told} ORDER BY m, n, w",
    "SELECT k, arg_max(w, (n, w)), arg_min(w, (n, w)) FILTER (WHERE f) FROM {told} GROUP BY k ORDER BY k",
)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    with session("local[2]", SMALL) as opened:
        yield opened


@pytest.fixture
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_answered_alike(spark: SparkSession, engine: duckdb.DuckDBPyConnection, query: str) -> None:
    asked = query.format(told=TOLD)
    ours, theirs = engine.execute(asked).fetchall(), spark.sql(on_spark(asked)).collect()
    assert [plain(row) for row in theirs] == [plain(row) for row in ours]


def test_words_of_closed_lists_are_text() -> None:
    assert on_spark("SELECT 'open'::sc_status, CAST([] AS sc_because[])") == (
        "SELECT CAST('open' AS STRING), CAST(ARRAY() AS ARRAY<STRING>)"
    )


def test_a_word_of_a_closed_list_is_a_number_by_its_place() -> None:
    assert on_spark("SELECT enum_code(a::sc_matter) FROM told", {"sc_matter": ("wish", "birth")}) == (
        "SELECT ARRAY_POSITION(ARRAY('wish', 'birth'), a) FROM told"
    )


def test_a_list_put_in_order_is_listed_in_order() -> None:
    listed = "list({'m': a::sc_matter}) FILTER (WHERE b)", "list((n, a)) FILTER (WHERE b)"
    assert on_spark(f"SELECT list_select({listed[0]}, list_grade_up({listed[1]})) FROM told") == (
        "SELECT CASE WHEN COUNT(*) FILTER(WHERE b) > 0 THEN TRANSFORM(ARRAY_SORT(COLLECT_LIST(STRUCT((n, a) AS k0, "
        "STRUCT(CAST(a AS STRING) AS m) AS v)) FILTER(WHERE b)), e -> e.v) END FROM told"
    )


def test_a_file_is_read_by_its_name() -> None:
    assert on_spark("SELECT * FROM read_parquet('/run/routes.parquet') AS r") == (
        "SELECT * FROM parquet.`/run/routes.parquet` AS r"
    )


def test_a_list_that_is_ordered_downwards_is_refused() -> None:
    with pytest.raises(ValueError, match="ordered downwards"):
        on_spark("SELECT list(w ORDER BY n DESC) FROM told")


def test_every_signed_case_of_the_law_is_answered_as_it_says(spark: SparkSession) -> None:
    asked: list[str] = []
    expected = []
    for condition in CONDITIONS:
        for case in condition.cases:
            facts = dict.fromkeys(condition.facts, NOT_GIVEN) | given_facts(case.given, vocabulary())
            on = str(facts.pop(TODAY, FactValue(TODAY_IS)).value)
            found = answer_in_sql(condition, columns(on))
            table = ", ".join(cell for name, held in facts.items() for cell in cells(name, held))
            told = f"(SELECT {table or '1 AS nothing_asked'}) AS told"
            answered = f"{found.answer} AS answer, {found.presumed} AS presumed"
            asked.append(f"SELECT {len(asked)} AS number, {answered} FROM {told}")
            expected.append((case.expected, case.presumed))
    answers: list[tuple[str, bool]] = []
    for first in range(0, len(asked), 40):
        rows = spark.sql(on_spark("\nUNION ALL\n".join(asked[first : first + 40]))).collect()
        answers += [(answer, presumed) for _, answer, presumed in sorted(rows)]
    assert answers == expected


def test_the_records_and_routes_of_a_crowd_are_the_same(spark: SparkSession, tmp_path: Path) -> None:
    crowd, as_of = Prisoners(3, MEN), AsOf.of(CROWDED_DAYS[-1], CROWDED_DAYS[-3])
    many = Many(crowd.statements, crowd.surroundings, crowd.men)
    assert {route["kind"] for route in many.routes(as_of)} == set(law().kinds)
    take_over(many.engine, spark, INPUTS, tmp_path)
    run_steps(spark, many.steps(as_of), tmp_path)
    assert {name: found for name in MADE if (found := differences(many.engine, spark, name))} == {}


def test_a_table_that_is_no_parquet_is_named(spark: SparkSession, tmp_path: Path) -> None:
    place = tmp_path / "statements.parquet"
    place.write_text("id;subject", encoding="utf-8")
    with pytest.raises(BadInput, match=r"statements\.parquet cannot be read by Spark"):
        open_tables(spark, {"statements": place})


def test_without_java_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(OutsideFailed, match=r"needs Java 17 or later.*default-jre-headless"), session():
        pytest.fail("there was a session without Java")
