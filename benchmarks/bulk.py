"""Many prisoners at once, files in to files out: records against a bare query, conditions a second, time, memory."""

import json
import os
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import Any, NamedTuple

import duckdb
import polars as pl

from benchmarks.measured import Figure
from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.dates import whole_day

NAME = "bulk"
COUNT = int(os.environ.get("SAFECONDUCT_BENCH", "1000000"))
FOLDER = Path(__file__).resolve().parents[1] / "build" / "bench"
COMMAND = str(Path(sys.executable).parent / "safeconduct")
BARE = Path(__file__).with_name("bare.sql").read_text(encoding="utf-8")
DAY = "2025-09-25"
# What a statement is to the bare query: words, and whole numbers to compare.
TOLD = """
CREATE TABLE told AS SELECT subject, matter, "by", towards, value,
    known::DATE - DATE '0001-01-01' + 1 AS known_day,
    CASE len(said) WHEN 10 THEN said::DATE ELSE last_day((said || '-01')::DATE) END - DATE '0001-01-01' + 1 AS said_day,
    CASE directness WHEN 'own-words' THEN 2 WHEN 'paraphrase' THEN 1 ELSE 0 END AS directness
FROM read_parquet(?)
"""


class Whole(NamedTuple):
    """A whole run: what it says of itself, and what the system says of it."""

    told: dict[str, Any]
    seconds: float
    processor: float
    gigabytes: float


def figures() -> list[Figure]:
    """Assert that the bare queries and the run find as many things, then tell what each took."""
    half, whole = _run(COUNT // 2), _run(COUNT)
    took, counts = whole.told["seconds"], whole.told["counts"]
    bare, found = _bare()
    polars, alike = _bare_in_polars()
    assert found == alike, f"the bare query finds {found} values, in Polars {alike}"
    assert counts["entries"] + counts["not_known"] > found, "the records hold less than the bare query finds"
    of = f"{COUNT:,} prisoners, {counts['statements']:,} statements"
    routes = took["routes"] + took["routes written"]
    return [
        Figure(
            NAME,
            f"{of}: records with full semantics, against the bare query",
            took["records"] / bare,
            "times as long",
            "<=",
            2.5,
        ),
        Figure(NAME, "the same, against the bare query in Polars", took["records"] / polars, "times as long", "<=", 1),
        Figure(NAME, "records", took["records"], "s"),
        Figure(NAME, "the bare query in DuckDB", bare, "s"),
        Figure(NAME, "the bare query in Polars", polars, "s"),
        Figure(
            NAME,
            f"{counts['routes']:,} routes on top, {counts['findings']:,} findings",
            counts["findings"] / routes / 1e6,
            "million conditions a second",
            ">=",
            25,
        ),
        Figure(
            NAME, "the whole run, files in to files out", whole.seconds, "s", "<=", 90 if COUNT == 1_000_000 else None
        ),
        Figure(NAME, "its processor time, over both cores", whole.processor, "s"),
        Figure(NAME, "its memory at the peak", whole.gigabytes, "GB", "<=", 4),
        Figure(
            NAME,
            f"time for {COUNT:,} against {COUNT // 2:,}",
            whole.seconds / half.seconds,
            "times as long",
            "<=",
            2.1 if COUNT >= 200_000 else None,
        ),
    ]


@cache
def _load(count: int) -> Path:
    """The file of statements of so many invented prisoners, made once."""
    folder = FOLDER / f"load-{count}"
    if not (folder / "readings.parquet").exists():
        folder.mkdir(parents=True, exist_ok=True)
        files_from_seed(count, 1, folder / "readings.parquet")
    return folder / "readings.parquet"


def _run(count: int) -> Whole:
    """`safeconduct bulk` as a process of its own, into a folder that is not there."""
    load, out = _load(count), FOLDER / f"bulk-{count}"
    rmtree(out, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run([COMMAND, "bulk", str(load), "--on", DAY, "--out", str(out)], check=True, capture_output=True)
    seconds, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    rmtree(out)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Whole(told, seconds, processor, told["memory"]["peak_mb"] / 1000)


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """The statements as the bare query reads them, in memory."""
    engine = duckdb.connect()
    engine.execute(TOLD, [str(_load(COUNT))])
    engine.execute("SET VARIABLE day = ?", [whole_day(DAY)])
    return engine


def _bare() -> tuple[float, int]:
    """How long it takes, and how many values it finds."""
    engine = _engine()
    start = perf_counter()
    engine.execute(f"CREATE OR REPLACE TABLE found AS {BARE}")
    return perf_counter() - start, engine.table("found").shape[0]


def _bare_in_polars() -> tuple[float, int]:
    """The same over the same rows, in the other engine."""
    place = FOLDER / "told.parquet"
    _engine().table("told").write_parquet(str(place))
    told, day = pl.read_parquet(place), whole_day(DAY)
    place.unlink()
    start = perf_counter()
    counting = told.lazy().filter((pl.col("known_day") <= day) & (pl.col("said_day") <= day))
    newest = pl.col("value").get((pl.col("known_day") * 4 + pl.col("directness")).arg_max())
    found = counting.group_by("subject", "matter", "by", "towards").agg(newest).collect()
    return perf_counter() - start, found.height
