"""A run whose steps are Spark's: DuckDB reads and checks the files, Spark makes records and routes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from shutil import rmtree

from pyspark.sql import SparkSession

from safeconduct.bulk.parts import Part
from safeconduct.bulk.run import AROUND, Run
from safeconduct.bulk.spark.dialect import on_spark
from safeconduct.bulk.spark.session import LOCAL, open_tables, run_steps, session
from safeconduct.bulk.written_records import closed_words
from safeconduct.records.in_bulk.step import Step
from safeconduct.vocabulary.from_files import vocabulary

SHARED = ("judged", "rulings", "memberships", "offers", "parties", "waivers")
MADE = "made-by-spark"
OF_A_PART = ("statements", "subjects", "prisoners")


@dataclass(kw_only=True)
class RunOnSpark(Run):
    """The same run, each part's steps carried out by a session; what DuckDB has checked goes over as Parquet."""

    spark: SparkSession
    at_once: int = 1

    def make(self, steps: list[Step], *, shared: bool = False) -> list[Step]:
        """Carry out steps in Spark, over what is new in DuckDB; in a session all is shared."""
        self.take_over()
        run_steps(self.spark, steps, self.folder / MADE)
        return steps

    def take_over(self) -> None:
        """Hand on the tables that DuckDB has made since."""
        made = {name for (name,) in self.engine.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        named = {*SHARED, *(f"{name}{suffix}" for name in OF_A_PART for suffix in ("", AROUND))}
        places = {}
        for name in sorted(made & named):
            places[name] = self.folder / f"for-spark-{name}.parquet"
            self.engine.table(name).write_parquet(str(places[name]))
        open_tables(self.spark, places)

    def write(self, output: str, part: Part, select: str) -> None:
        """One file of a part, whole or not at all."""
        beside = self.file(output, part).with_suffix(".spark")
        told = self.spark.sql(on_spark(select, closed_words(vocabulary())))
        told.coalesce(1).write.mode("overwrite").parquet(str(beside))
        (only,) = beside.glob("*.parquet")
        only.replace(self.file(output, part))
        rmtree(beside)

    def drop(self, steps: list[Step]) -> None:
        """Forget tables."""
        for step in steps:
            self.spark.catalog.dropTempView(step.name)


@contextmanager
def runs_on(master: str = LOCAL) -> Iterator[Callable[..., Run]]:
    """What makes runs in one session, for the length of a block."""
    with session(master) as spark:
        yield partial(RunOnSpark, spark=spark)
