"""How verbs print: one JSON document, CSV, or words for people; colour only where a terminal shows it."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from safeconduct.routes.finding import Finding

STATUS_STYLE = {"open": "bold green", "awaiting": "yellow", "closed": "red", "completed": "bold cyan"}
STATUS_MARK = {"open": "●", "awaiting": "◐", "closed": "○", "completed": "✔"}
ANSWER_STYLE = {"holds": "green", "fails": "red", "not-known": "yellow", "does-not-apply": "dim"}
ANSWER_MARK = {"holds": "✓", "fails": "✗", "not-known": "?", "does-not-apply": "–"}
PIPED_WIDTH = 150


class _WithoutTrailingBlanks(io.StringIO):
    """Standard output as a file or another program wants it: no line ends in blanks."""

    def write(self, text: str) -> int:
        sys.stdout.write(re.sub(r"[ \t]+(?=\n)", "", text))
        return len(text)

    def flush(self) -> None:
        sys.stdout.flush()


def console() -> Console:
    """A console for people: as wide as the terminal, plain and wide enough when piped."""
    if sys.stdout.isatty():
        return Console(markup=False, emoji=False, highlight=False)
    return Console(markup=False, emoji=False, highlight=False, width=PIPED_WIDTH, file=_WithoutTrailingBlanks())


def print_json(document: object) -> None:
    """One JSON document and nothing else."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Comma-separated values with a header; lists and tables stand as JSON in their cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value


def print_hanging(out: Console, mark: Text | str, *lines: Text, indent: int = 0) -> None:
    """A mark with lines beside it; what is too long goes on below its own line, not below the mark."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=indent + 1, justify="right")
    grid.add_column(overflow="fold")
    for number, line in enumerate(lines):
        grid.add_row("" if number else mark, line if number == 0 else Padding(line, (0, 0, 0, 2)))
    out.print(grid)


def marked(finding: Finding) -> Text:
    """The mark of an answer, in its colour."""
    return Text(ANSWER_MARK[finding.answer], style=ANSWER_STYLE[finding.answer])
