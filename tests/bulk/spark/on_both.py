"""Tables of an engine taken over into Spark, and the same steps carried out there: rows that must be the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
from pyspark.sql import SparkSession

from safeconduct.bulk.spark.session import open_tables

# Small tables are answered sooner on one partition, and without compilers: a short run pays for them and has no use of them.
SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
# Numbers that only hold rows together, and are drawn as they come.
NUMBERS = {"entry", "first", "number"}


def take_over(engine: duckdb.DuckDBPyConnection, spark: SparkSession, tables: Iterable[str], folder: Path) -> None:
    """The same tables in Spark."""
    for name in tables:
        engine.table(name).write_parquet(str(folder / f"{name}.parquet"))
    open_tables(spark, {name: folder / f"{name}.parquet" for name in tables})


def differences(engine: duckdb.DuckDBPyConnection, spark: SparkSession, table: str) -> list[str]:
    """The rows of a table that only one of the two has, as text."""
    columns = [one for one in engine.table(table).columns if one not in NUMBERS]
    ours = engine.table(table).project(", ".join(f'"{one}"' for one in columns)).fetchall()
    theirs = spark.table(table).select([f"`{one}`" for one in columns]).collect()
    return sorted({repr(plain(row)) for row in ours} ^ {repr(plain(row)) for row in theirs})


def plain(cell: Any) -> Any:
    """A cell of either engine: structures are their values, in order."""
    if isinstance(cell, dict):
        return tuple(plain(one) for one in cell.values())
    return tuple(plain(one) for one in cell) if isinstance(cell, list | tuple) else cell
