"""Cells of tables made into what JSON Lines would hold: lists are JSON, flags true or false, the rest text."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from safeconduct.errors import BadLine
from safeconduct.intake.thing import Kind
from safeconduct.vocabulary.from_files import Vocabulary

STRUCTURED: dict[Kind, frozenset[str]] = {
    "reading": frozenset({"via", "asked_how", "candidates", "distinct_from"}),
    "ruling": frozenset({"of", "corrected_to"}),
    "context": frozenset({"rows", "offerees", "via", "asked_how", "candidates", "distinct_from"}),
}
FLAGS = frozenset({"estimate", "quoted", "first_hand"})
TRUTHS = {"true": True, "false": False}


def columns_from_cells(cells: Mapping[str, Any], kind: Kind, words: Vocabulary) -> dict[str, Any]:
    """The columns of one line. An empty cell is null. Raises BadLine, naming the column."""
    texts = {column: _text(cell) for column, cell in cells.items()}
    return {column: _typed(column, cell, kind, texts, words) for column, cell in texts.items()}


def _typed(column: str, cell: str | bool | None, kind: Kind, cells: Mapping[str, Any], words: Vocabulary) -> object:
    if cell is None or isinstance(cell, bool):
        return cell
    if column in FLAGS and kind in ("reading", "context"):
        return TRUTHS.get(cell.strip().lower(), cell)
    if column in STRUCTURED.get(kind, ()):
        return _json(column, cell)
    if column == "value" and kind == "row":
        return _json(column, cell) if cell.lstrip().startswith(("{", "[")) else cell
    if column == "value":
        matter = words.matter(str(cells.get("matter")))
        if matter and matter.type == "figure":
            return _json(column, cell)
        if matter and matter.type == "number":
            return _number(column, cell)
    return cell


def _json(column: str, cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        raise BadLine(
            f'`{column}` is not JSON; write a list as ["one", "two"] and a table as {{"n": 3}}', column=column
        ) from None


def _number(column: str, cell: str) -> int | float:
    try:
        return int(cell) if cell.strip().lstrip("-").isdigit() else float(cell)
    except ValueError:
        raise BadLine(f"`{column}` is `{cell}`, which is no number", column=column) from None


def _text(cell: object) -> str | bool | None:
    """A cell as text; days as ISO 8601, numbers as a person writes them, flags as they are, nothing as None."""
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if str(cell).strip() else None
