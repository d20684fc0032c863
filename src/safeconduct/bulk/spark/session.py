"""A session of Spark, and steps of SQL run in it one after the other; many at once on a cluster begins here."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from py4j.protocol import Py4JError, Py4JJavaError  # type: ignore[import-untyped]  # it ships no types
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from safeconduct.bulk.spark.dialect import on_spark
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.records.in_bulk.step import Step

LOCAL = "local[*]"
# What Spark finds itself, and what comes out of Java as it was thrown there.
FAILURES = (PySparkException, Py4JError)
SETTINGS = {
    "spark.app.name": "safeconduct",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # A cast that fails or a sum that overflows is an error, as in DuckDB, and no NULL.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    # The SQL prints what is used twice as a column of its own; put together again, its plans would grow without end.
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    "spark.sql.parquet.compression.codec": "zstd",
}
# Where one machine does everything there is nobody to talk to.
OF_ONE_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
}


@contextmanager
def session(master: str = LOCAL, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """A session for the length of a block: on this machine, or on the cluster that `master` names.

    Raises OutsideFailed where Java is missing, the cluster does not answer or a step fails in it.
    """
    local = master.startswith("local")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise OutsideFailed(
            "Spark needs Java 17 or later, and there is no `java` here; install it (Debian: default-jre-headless), set "
            "JAVA_HOME, or take --engine duckdb"
        )
    builder = SparkSession.builder.master(master)
    for key, value in {**SETTINGS, **(OF_ONE_MACHINE if local else {}), **(settings or {})}.items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except (*FAILURES, OSError) as error:
        raise OutsideFailed(f"Spark does not start at {master}: {_first(error)}") from None
    try:
        spark.sparkContext.setLogLevel("ERROR")
        yield spark
    except FAILURES as error:
        raise OutsideFailed(f"Spark failed: {_first(error)}") from None
    finally:
        spark.stop()


def open_tables(spark: SparkSession, tables: Mapping[str, Path | str]) -> None:
    """Tables by their names, each from a file or folder of Parquet. Raises BadInput where one cannot be read."""
    for name, place in tables.items():
        try:
            spark.read.parquet(str(place)).createOrReplaceTempView(name)
        except FAILURES as error:
            raise BadInput(f"{place} cannot be read by Spark: {_first(error)}") from None


def run_steps(spark: SparkSession, steps: Iterable[Step], folder: Path) -> None:
    """Make each table of the steps, in order. A kept one is written into the folder and read from there: so its numbers
    of rows stay what they are, and what is planned with it knows its size (one kept in memory would hand on the product
    of all sizes before it, a number that soon takes minutes to multiply).
    """
    for step in steps:
        frame = spark.sql(on_spark(step.select))
        if step.kept:
            place = str(folder / f"{step.name}.parquet")
            frame.write.mode("overwrite").parquet(place)
            frame = spark.read.schema(frame.schema).parquet(place)
        frame.createOrReplaceTempView(step.name)


def _first(error: Exception) -> str:
    told = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else str(error)
    return next(iter(str(told).strip().splitlines()), type(error).__name__)
