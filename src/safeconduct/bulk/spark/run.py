"""A run whose steps are Spark's: DuckDB reads and checks the files, Spark makes records and routes; the verb opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from pyspark.sql import SparkSession

from safeconduct.bulk.parts import Part
from safeconduct.bulk.run import AROUND, Run
from safeconduct.bulk.spark.dialect import on_spark
from safeconduct.bulk.spark.session import LOCAL, open_tables, run_steps, session
from safeconduct.records.in_bulk.step import Step

SHARED = ("judged", "rulings", "memberships", "offers", "parties", "waivers")
OF_A_PART = ("statements", "subjects", "prisoners")


@dataclass(kw_only=True)
class RunOnSpark(Run):
    """The same run, each part's steps carried out by a session; what DuckDB has checked goes over as Parquet."""

    spark: SparkSession

    def make(self, steps: list[Step]) -> list[Step]:
        """Carry out steps in Spark, over what is new in DuckDB."""
        self.take_over()
        run_steps(self.spark, steps)
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
        place = self.folder / f"{output}-{part.name}.parquet"
        beside = self.folder / f"{output}-{part.name}.spark"
        self.spark.sql(on_spark(select)).coalesce(1).write.mode("overwrite").parquet(str(beside))
        (only,) = beside.glob("*.parquet")
        Path(only).replace(place)
        rmtree(beside)

    def drop(self, steps: list[Step]) -> None:
        """Forget tables."""
        for step in steps:
            self.spark.catalog.dropTempView(step.name)


@contextmanager
def runs_on(master: str = LOCAL) -> Iterator[type[Run]]:
    """Runs in one session, for the length of a block."""
