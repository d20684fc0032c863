"""What came of a run, counted as a ministry asks: routes by kind, status and who owes the next step; `bulk summary`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.filled import filled
from safeconduct.errors import BadInput
from safeconduct.law.library import law

SQL = Path(__file__).with_name("summary.sql")


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """How many routes stand how, who owes what next on how many of them, and which single step would open most.

    `since` and `half_since` are the first day and that by which half of them had come: of statuses, on which one of
    these prisoners was captured; of steps, since which one was owed.
    """

    statuses: tuple[dict[str, Any], ...]
    owed: tuple[dict[str, Any], ...]
    single_steps: tuple[dict[str, Any], ...]


def summary(folder: Path) -> Summary:
    """Count the results of a run. Raises BadInput where there are none."""
    routes, records = folder / "routes.parquet", folder / "records.parquet"
    if not (routes.exists() and records.exists()):
        raise BadInput(f"there are no results of a run in {folder}; say `safeconduct bulk STATEMENTS --out {folder}`")
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        after = ({"condition": one.id, "before": before} for one in law().conditions.values() for before in one.after)
        filled(engine, "after", {"condition": "VARCHAR", "before": "VARCHAR"}, after)
        try:
            for name, file in (("routes", routes), ("records", records)):
                engine.execute(f"CREATE VIEW {name} AS FROM read_parquet({quoted(file)}, file_row_number = true)")
            engine.execute(SQL.read_text(encoding="utf-8"))
            return Summary(
                statuses=_counted(engine, "kind, power, status", "standing"),
                owed=_counted(engine, "kind, power, status, who, condition", "steps"),
                single_steps=_counted(engine, "kind, power, who, condition", "steps WHERE single"),
            )
        except duckdb.Error as error:
            raise BadInput(f"{folder} cannot be read ({str(error).splitlines()[0]}); run it again") from None


def _counted(engine: duckdb.DuckDBPyConnection, by: str, source: str) -> tuple[dict[str, Any], ...]:
    found = engine.execute(
        f"SELECT {by}, count(DISTINCT route) AS routes, count(DISTINCT subject) AS prisoners, min(day) AS since, "
        f"quantile_disc(day, 0.5) AS half_since FROM {source} GROUP BY {by} ORDER BY routes DESC, {by}"
    )
    names = [column[0] for column in found.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())
