"""The work of `safeconduct bulk summary`: what was counted, as tables for people, as CSV or as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from safeconduct.bulk.summary import Summary
from safeconduct.cli.printed import STATUS_STYLE, console, print_csv, print_json
from safeconduct.cli.sentences import label, who_said
from safeconduct.law.library import Law, law
from safeconduct.wording.phrases import Wording

COLUMNS = ("table", "kind", "power", "status", "who", "condition", "routes", "prisoners", "since", "half_since")
HEADINGS = {
    "kind": "route",
    "status": "many-status",
    "who": "many-who",
    "condition": "condition",
    "routes": "many-routes",
    "prisoners": "many-prisoners",
    "since": "many-owed-since",
    "half_since": "many-half-owed-since",
}
OF_STATUSES = {"since": "many-since", "half_since": "many-half-since"}
SHOWN = {
    "statuses": ("many-by-status", ("kind", "status", "routes", "prisoners", "since", "half_since")),
    "owed": ("many-owed", ("who", "condition", "kind", "routes", "prisoners", "since", "half_since")),
    "single_steps": ("many-single", ("who", "condition", "kind", "routes", "prisoners", "since", "half_since")),
}


def print_summary(found: Summary, say: Wording, most: int, *, shown: str) -> None:
    """Print it, `shown` as json, csv or words; of each table for people the `most` frequent lines."""
    tables: Mapping[str, Sequence[Mapping[str, Any]]] = asdict(found)
    if shown == "json":
        print_json(tables)
    elif shown == "csv":
        print_csv(({"table": name, **row} for name, rows in tables.items() for row in rows), COLUMNS)
    else:
        out, laws = console(), law()
        for name, (heading, columns) in SHOWN.items():
            headings = {**HEADINGS, **OF_STATUSES} if name == "statuses" else HEADINGS
            named = {column: say(headings[column]) for column in columns}
            _print_table(out, say(heading), named, tables[name], say, laws, most)


def _print_table(
    out: Console,
    heading: str,
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
    say: Wording,
    laws: Law,
    most: int,
) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=heading, title_justify="left", title_style="bold")
    for column, named in columns.items():
        table.add_column(named, justify="right" if column in ("routes", "prisoners") else "left")
    for row in rows[:most]:
        table.add_row(
            *(_cell(column, row, say, laws) for column in columns), style=STATUS_STYLE.get(str(row.get("status")), "")
        )
    out.print(table)
    if len(rows) > most:
        out.print(say("many-more", count=len(rows) - most), style="dim")


def _cell(column: str, row: Mapping[str, Any], say: Wording, laws: Law) -> str:
    told = row[column]
    match column:
        case "kind":
            return f"{laws.kinds[told].name[say.lang]} · {say.power(row['power'])}"
        case "who":
            return who_said(told, say)
        case "condition":
            return label(laws.conditions[told], say)
        case "status":
            return say(told)
        case _:
            return "" if told is None else say.number(told) if isinstance(told, int) else str(told)
