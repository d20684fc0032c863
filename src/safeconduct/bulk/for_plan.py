"""The people of a plan out of records and routes in bulk: the columns that `plan find --routes` reads; SQL only."""

from collections.abc import Mapping
from pathlib import Path

from safeconduct.bulk.engine import quoted
from safeconduct.dates import AsOf, iso
from safeconduct.plans.owed import owing
from safeconduct.plans.refusals import keeping_his_word

MET = ("holds", "does-not-apply")
# What a person is told by, and how it is called in a plan; a day is told as it was said.
TOLD = {"detaining_power": "held_by", "birth": "born", "rank": "rank", "unit": "unit", "captured_on": "captured_on"}


def people(tables: Mapping[str, str], routes: Path, as_of: AsOf) -> str:
    """A row for every prisoner whom a Power is known to hold, as `plans.from_routes` tells one; `routes` is the file of
    their routes.
    """
    category = owing()
    asked = ", ".join(quoted(matter) for matter in (*TOLD, "article_110_case"))
    columns = ", ".join(
        f"max(value) FILTER (WHERE matter = {quoted(matter)}) AS {name}" for matter, name in TOLD.items()
    )
    grave = f"bool_or(matter = 'article_110_case' AND value = {quoted(category.word)})"
    met = ", ".join(quoted(one) for one in MET)
    unmet = f"list_filter(findings, lambda one: one.finding NOT IN ({met}))"
    single = f"array_length({unmet}) = 1 AND array_length(owes_next) > 0"
    step = "{'power': power, 'who': owes_next[1].who, 'condition': owes_next[1].condition::VARCHAR}"
    return f"""
WITH told AS (
    SELECT record, {columns}, COALESCE({grave}, FALSE) AS grave FROM {tables["entries"]}
    WHERE matter IN ({asked}) AND value IS NOT NULL GROUP BY record
),
ways AS (
    SELECT r.* FROM read_parquet({quoted(routes)}) r JOIN told ON told.record = r.subject WHERE r.power <> told.held_by
),
open AS (
    SELECT subject, list(DISTINCT power ORDER BY power) AS open_to FROM ways WHERE status = 'open' GROUP BY subject
),
steps AS (
    SELECT l.subject, list({step} ORDER BY l.kind, l.power, l.route) AS one_step_to
    FROM ways l LEFT JOIN open USING (subject)
    WHERE l.status = 'awaiting' AND {single} AND NOT COALESCE(list_contains(open.open_to, l.power), FALSE)
    GROUP BY l.subject
),
refusals AS (
    SELECT l.subject, list(DISTINCT l.power ORDER BY l.power) AS refused
    FROM ways l LEFT JOIN open USING (subject)
    WHERE l.status = 'closed' AND {_against_his_word()}
        AND NOT COALESCE(list_contains(open.open_to, l.power), FALSE)
    GROUP BY l.subject
)
SELECT p.subject AS who, told.held_by, COALESCE(open.open_to, []) AS open_to,
    COALESCE(steps.one_step_to, []) AS one_step_to,
    COALESCE(refusals.refused, []) AS refused,
    CASE WHEN told.grave THEN [{quoted(category.category)}] ELSE [] END AS category,
    told.born, COALESCE(told.rank, '') AS rank, COALESCE(told.unit, '') AS unit, told.captured_on, 'living' AS kind,
    {quoted(iso(as_of.on))} AS "on"
FROM {tables["prisoners"]} p
JOIN told ON told.record = p.subject AND told.held_by IS NOT NULL
LEFT JOIN open ON open.subject = p.subject
LEFT JOIN steps ON steps.subject = p.subject
LEFT JOIN refusals ON refusals.subject = p.subject
ORDER BY p.subject"""


def _against_his_word() -> str:
    """Whether a route fails a safeguard that keeps his own last word."""
    kept = ", ".join(quoted(one) for one in sorted(keeping_his_word()))
    failing = f"lambda one: one.condition::VARCHAR IN ({kept}) AND one.finding = 'fails'"
    return f"array_length(list_filter(findings, {failing})) > 0"
