"""What a reader of files gives: each line with its columns, or with the mistake in it; from_files.py gathers them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.errors import BadLine

MOST_COLUMNS = 200
LONGEST_LINE = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One line: its number and its columns as they came, or why it cannot be read."""

    number: int
    columns: Mapping[str, Any]
    mistake: BadLine | None = None


Records = Iterator[Record]


def unreadable(number: int, sentence: str, column: str = "") -> Record:
    """A line that cannot be read."""
    return Record(number=number, columns={}, mistake=BadLine(sentence, column=column))


def too_many_columns() -> str:
    """The sentence for a line or table that is wider than anything here reads."""
    return f"it has more than {MOST_COLUMNS} columns; take out what is not of it"
