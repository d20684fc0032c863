"""What came of a run, counted as a ministry asks: routes by kind, status and who owes the next step; `bulk summary`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.errors import BadInput

SINGLE = "len(list_filter(findings, lambda one: one.finding NOT IN ('holds', 'does-not-apply'))) = 1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """How many routes stand how, who owes what next on how many of them, and which single step would open most.

    `since`: the first day on which one of these prisoners was captured, and that by which half of them were.
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
        try:
            engine.execute(
                "CREATE TEMP TABLE captured AS SELECT subject, entry.value AS day FROM (SELECT subject, UNNEST(list_filter("  # noqa: S608 - quoted
                "entries, lambda one: one.matter = 'captured_on' AND one.polarity = 'is')) AS entry "
                f"FROM read_parquet({quoted(records)}))"
            )
            engine.execute(
                "CREATE TEMP TABLE routes AS SELECT r.subject, r.kind::VARCHAR AS kind, r.power, r.status::VARCHAR AS status, r.owes_next, "  # noqa: S608 - quoted
                f"{SINGLE} AS single, captured.day FROM read_parquet({quoted(routes)}) r LEFT JOIN captured USING (subject)"
            )
            return Summary(
                statuses=_counted(engine, "kind, power, status", "FROM routes"),
                owed=_counted(engine, "kind, power, status, who, condition", OWED),
                single_steps=_counted(engine, "kind, power, who, condition", f"{OWED} AND single"),
            )
        except duckdb.Error as error:
            raise BadInput(f"{folder} cannot be read ({str(error).splitlines()[0]}); run it again") from None


OWED = (
    "FROM (SELECT * EXCLUDE (owes_next), owed.who AS told_who, owed.condition::VARCHAR AS condition, "
    "CASE WHEN owed.who = subject THEN 'prisoner' ELSE owed.who END AS who "
    "FROM (SELECT *, UNNEST(owes_next) AS owed FROM routes)) WHERE status = 'awaiting'"
)


def _counted(engine: duckdb.DuckDBPyConnection, by: str, source: str) -> tuple[dict[str, Any], ...]:
    found = engine.execute(
        f"SELECT {by}, count(*) AS routes, count(DISTINCT subject) AS prisoners, min(day) AS since, "  # noqa: S608 - text of our own
        f"quantile_disc(day, 0.5) AS half_since {source} GROUP BY {by} ORDER BY routes DESC, {by}"
    )
    names = [column[0] for column in found.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())
