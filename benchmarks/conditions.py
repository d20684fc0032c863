"""A million routes, twelve conditions each, facts made: our SQL against OpenFisca, and in Polars, SQLite and Spark."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import duckdb
import numpy as np
import polars as pl
import sqlglot
from numpy.typing import NDArray
from openfisca_core.periods import period
from openfisca_core.simulations import SimulationBuilder  # type: ignore[import-untyped]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-untyped]
from sqlglot import exp

from benchmarks.kleene import UNKNOWN_NUMBER
from benchmarks.measured import Figure
from benchmarks.openfisca import ANSWERS, PACKAGE
from benchmarks.openfisca_law import Route, code_book, variable_of, write_package
from safeconduct.bulk.spark.dialect import on_spark
from safeconduct.bulk.spark.session import session
from safeconduct.dates import whole_day
from safeconduct.law.answer_in_sql import answer_of
from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.library import law
from safeconduct.powers import CODES
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import vocabulary

NAME = "conditions"
COUNT = int(os.environ.get("SAFECONDUCT_BENCH", "1000000"))
RUNS = 3
TARGET = 2  # OpenFisca may not be quicker than one in so many
DAY = "2025-09-25"
ASKED = (
    *("wish-names-this-destination", "sick-or-wounded-not-sent-against-will", "no-onward-risk", "offer-accepted"),
    *("seriously-wounded-not-bargained", "risk-examined-individually-and-recently", "wish-is-recent"),
    *("wish-informed-and-fit", "doctors-place-him-in-a-group", "court-frees-him-for-exchange"),
    *("wish-concordant-twice", "kr-application-lodged"),
)
DENIED = ("wish", "power_of_origin")
CONDITIONS = [law().conditions[one] for one in ASKED]
NUMBER_OF = {answer: number for number, (answer, presumed) in enumerate(ANSWERS) if not presumed}
PRESUMED = len(ANSWERS) - 1
WORDS = sorted({word for fact in vocabulary().facts.values() for word in fact.words} | CODES)
NUMBERS = {word: number for number, word in enumerate(WORDS, 1)}
Facts = dict[str, NDArray[np.int32]]


class Made(NamedTuple):
    """How many rows a second, and the numbers of the answers, a column for each condition."""

    rows: float
    answers: list[NDArray[np.int64]]


def figures() -> list[Figure]:
    """Assert that all engines answer alike, and time them one after the other."""
    facts = invented_facts()
    openfisca = _openfisca(facts)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "facts.parquet"
        _listed(_frame(facts)).with_row_index("row").write_parquet(place)
        ours, one_core = _duckdb(place, os.cpu_count() or 1), _duckdb(place, 1)
        others = {"Polars": _polars(facts), "SQLite": _sqlite(facts), "Spark local": _spark(place)}
    for name, made in {"we": ours, "we on one core": one_core, **others}.items():
        for condition, one, other in zip(ASKED, openfisca.answers, made.answers, strict=True):
            assert np.array_equal(one, other), f"{name} answer {condition} otherwise than OpenFisca"
    each = f"{COUNT:,} routes of {len(ASKED)} conditions"
    return [
        Figure(
            NAME,
            f"{each}: our SQL in DuckDB against OpenFisca",
            ours.rows / openfisca.rows,
            "times its rows a second",
            ">=",
            TARGET,
        ),
        Figure(NAME, "our SQL in DuckDB", ours.rows / 1e6, "million rows a second", ">="),
        Figure(NAME, "our SQL in DuckDB, on one core", one_core.rows / 1e6, "million rows a second", ">="),
        Figure(NAME, "OpenFisca, on one core as it runs", openfisca.rows / 1e6, "million rows a second", ">="),
        *(
            Figure(NAME, f"our SQL in {name}", made.rows / 1e6, "million rows a second", ">=")
            for name, made in others.items()
        ),
    ]


def asked_facts() -> list[Fact]:
    """The facts of the twelve conditions."""
    return [
        vocabulary().facts[name] for name in dict.fromkeys(name for one in CONDITIONS for name in sorted(one.facts))
    ]


def invented_facts() -> Facts:
    """The facts of every route as OpenFisca takes them: a fifth not known, of some a tenth not so."""
    chance = np.random.default_rng(122)
    facts: Facts = {}
    for fact in asked_facts():
        kind = chance.random(COUNT)
        if fact.type in ("day", "number"):
            first = chance.integers(*(whole_day("2025-06-01"), whole_day(DAY)) if fact.type == "day" else (0, 4), COUNT)
            facts[fact.id] = np.where(kind < 0.2, UNKNOWN_NUMBER, first).astype(np.int32)
            if fact.type == "day":
                last = first + np.where(kind < 0.4, 29, 0)
                facts[f"{fact.id}_last"] = np.where(kind < 0.2, UNKNOWN_NUMBER, last).astype(np.int32)
            continue
        words = (
            [*code_book(fact).values()]
            if fact.type != "power"
            else [code_book(fact)[one] for one in ("UA", "KP", "KR", "CH")]
        )
        drawn = chance.choice(words, COUNT)
        denied = (kind < 0.3) & (fact.id in DENIED)
        facts[fact.id] = np.where(kind < 0.2, 0, np.where(denied, -drawn, drawn)).astype(np.int32)
    return facts


def _select() -> str:
    """The number of each answer, as OpenFisca numbers them, over what each rule says, worked out once."""
    columns = Columns(facts=vocabulary().facts, numbers=NUMBERS, on=whole_day(DAY), denied=DENIED)
    said, answers = [], []
    for number, one in enumerate(CONDITIONS):
        rules = {f"r{number}": one.rule} | ({f"a{number}": one.applies} if one.applies else {})
        said += [f"{sql_of(rule, columns)} AS {name}" for name, rule in rules.items()]
        applies = f"a{number}" if one.applies else ""
        found = answer_of(one, applies, f"r{number}", said=lambda answer: str(NUMBER_OF[answer]))
        if one.presumed:
            found = found._replace(answer=f"CASE WHEN {found.presumed} THEN {PRESUMED} ELSE {found.answer} END")
        answers.append(f"{found.answer} AS c{number}")
    return f"SELECT {', '.join(answers)} FROM (SELECT *, {', '.join(said)} FROM facts) AS told"  # noqa: S608 - our own printing is what is measured


def _columns(facts: Facts) -> Iterator[tuple[str, NDArray[np.int32], NDArray[np.bool_]]]:
    """The columns that our SQL reads: its numbers of words, and where there is none."""
    for fact in asked_facts():
        held = facts[fact.id]
        if fact.type in ("day", "number"):
            for name, column in ((f"{fact.id}_first", fact.id), (f"{fact.id}_last", f"{fact.id}_last")):
                if fact.type == "day":
                    yield name, facts[column], facts[column] == UNKNOWN_NUMBER
            if fact.type == "number":
                yield fact.id, held, held == UNKNOWN_NUMBER
            continue
        ours = np.array([0, *(NUMBERS[word] for word in code_book(fact))], dtype=np.int32)
        yield fact.id, ours[np.maximum(held, 0)], held <= 0
        if fact.id in DENIED:
            yield f"{fact.id}_denied", ours[np.maximum(-held, 0)], held >= 0


def _frame(facts: Facts) -> pl.DataFrame:
    """The columns as a frame; what is denied is one number."""
    return pl.DataFrame(
        {name: pl.Series(values).set(pl.Series(nothing), None) for name, values, nothing in _columns(facts)}
    )


def _listed(frame: pl.DataFrame) -> pl.DataFrame:
    """As our SQL has it: what is denied is a list."""
    denied = [name for name in frame.columns if name.endswith("_denied")]
    return frame.with_columns(
        pl.when(pl.col(name).is_not_null()).then(pl.concat_list(name).cast(pl.List(pl.Int64))).alias(name)
        for name in denied
    )


def _one_denied(select: str, dialect: str) -> str:
    """For engines without lists: at most one word is denied in these facts."""

    def plain(node: exp.Expression) -> exp.Expression:
        return node.this.eq(node.expression) if isinstance(node, exp.ArrayContains) else node

    return sqlglot.parse_one(select, read="duckdb").transform(plain).sql(dialect=dialect)


def _best(run: Callable[[], Any]) -> float:
    seconds = []
    for _ in range(RUNS):
        start = perf_counter()
        run()
        seconds.append(perf_counter() - start)
    return min(seconds)


def _openfisca(facts: Facts) -> Made:
    PACKAGE.parent.mkdir(parents=True, exist_ok=True)
    write_package(law(), PACKAGE)
    system = TaxBenefitSystem([Route])
    system.add_variables_from_file(str(PACKAGE))
    answers: list[Any] = []

    def run() -> None:
        simulation = SimulationBuilder.build_default_simulation(system, COUNT)
        for name, values in facts.items():
            simulation.set_input(name, period(DAY), values)
        answers[:] = [simulation.calculate(variable_of(one), period(DAY)) for one in CONDITIONS]

    return Made(COUNT / _best(run), [np.asarray(one, dtype=np.int64) for one in answers])


def _duckdb(place: Path, threads: int) -> Made:
    engine = duckdb.connect(config={"threads": threads})
    engine.read_parquet(str(place)).create("facts")
    seconds = _best(lambda: engine.execute(f"CREATE OR REPLACE TABLE answered AS {_select()}"))
    found = engine.execute("FROM answered").fetchnumpy()
    return Made(COUNT / seconds, [np.asarray(column, dtype=np.int64) for column in found.values()])


def _polars(facts: Facts) -> Made:
    context, select = pl.SQLContext(facts=_frame(facts)), _one_denied(_select(), "duckdb")
    answers: list[Any] = []
    seconds = _best(lambda: answers.append(context.execute(select, eager=True)))
    return Made(COUNT / seconds, [column.to_numpy().astype(np.int64) for column in answers[-1].get_columns()])


def _sqlite(facts: Facts) -> Made:
    frame, select = _frame(facts), _one_denied(_select(), "sqlite")
    with sqlite3.connect(":memory:") as engine:
        engine.execute(f"CREATE TABLE facts ({', '.join(frame.columns)})")
        engine.executemany(
            f"INSERT INTO facts VALUES ({', '.join('?' * frame.width)})",  # noqa: S608 - marks alone
            frame.iter_rows(),
        )
        start = perf_counter()
        engine.execute(f"CREATE TABLE answered AS {select}")
        seconds = perf_counter() - start
        rows = np.array(engine.execute("SELECT * FROM answered").fetchall(), dtype=np.int64)
    return Made(COUNT / seconds, [*rows.T])


def _spark(place: Path) -> Made:
    with session(settings={"spark.driver.memory": "4g"}) as spark:
        spark.read.parquet(str(place)).repartition(os.cpu_count() or 1).cache().createOrReplaceTempView("facts")
        select = on_spark(_select())
        spark.table("facts").count()
        answered = spark.sql(select)
        seconds = _best(lambda: answered.write.format("noop").mode("overwrite").save())
        told = place.with_name("answered.parquet")
        spark.sql(select.replace(" FROM (SELECT *", ", row FROM (SELECT *")).write.parquet(str(told))
        rows = pl.read_parquet(told / "*.parquet").sort("row").drop("row")
    return Made(COUNT / seconds, [column.to_numpy().astype(np.int64) for column in rows.get_columns()])
