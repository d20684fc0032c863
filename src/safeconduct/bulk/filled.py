"""Small tables filled from values of Python; every pass of many at once uses it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

Row = Mapping[str, Any]
Columns = Mapping[str, str]


def filled(engine: duckdb.DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]) -> None:
    """Make a table of these columns and fill it; what a row does not name is NULL."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        engine.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM read_json($file, columns = $columns, "  # noqa: S608 - names of our own
            "format = 'newline_delimited')",
            {"file": str(file), "columns": dict(columns)},
        )
