"""One file of readings as SQL reads it: Parquet, CSV or JSON Lines, opened and looked at; from_files.py uses it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.told.columns import columns_of_json, columns_of_table, json_structure, missing, mistyped
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.intake.from_files import JSON_LINES
from safeconduct.intake.record import LONGEST_LINE
from safeconduct.intake.tables import csv_table
from safeconduct.statements.reading import COLUMNS

PARQUET = ".parquet"
ENDINGS = (PARQUET, ".csv", *JSON_LINES)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingsFile:
    """A file of readings. `types`: the columns it has, as DuckDB names their types; none for JSON Lines.

    `raw` is a relation with `line` (the row, from 1) and the columns as they came, in JSON Lines the one column `raw`.
    """

    path: Path
    number: int
    raw: str
    types: Mapping[str, str]
    entered: bool = False

    @property
    def is_parquet(self) -> bool:
        """Whether it is read by columns, any part of it alone."""
        return self.path.suffix.lower() == PARQUET

    @property
    def is_json(self) -> bool:
        """Whether each line is an object of JSON."""
        return self.path.suffix.lower() in JSON_LINES

    @property
    def unread(self) -> list[str]:
        """Columns that nothing here reads."""
        return sorted(set(self.types) - COLUMNS)

    def told(self) -> str:
        """The table of readings, as `columns.TOLD` lists it, but for `file`, which is the number of the file."""
        if self.is_json:
            listed = columns_of_json(entered=self.entered)
            source = f"(SELECT line, raw, {_cells()} AS cells FROM ({self.raw}) WHERE trim(raw) <> '')"
        else:
            listed, source = columns_of_table(self.types), f"({self.raw}) raw"
        return f"SELECT {self.number}::INTEGER AS file, line, {listed} FROM {source}"  # noqa: S608 - columns of our own


def _cells() -> str:
    return f"from_json(CASE WHEN json_valid(raw) AND json_type(raw) = 'OBJECT' THEN raw END, {json_structure()})"


def readings_file(path: Path, number: int, engine: duckdb.DuckDBPyConnection) -> ReadingsFile:
    """Open a file and look at its columns. Raises BadInput where it is none of readings, or not whole."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise BadInput(f"{path} is of no kind that can be read here; it takes {', '.join(ENDINGS)}")
    try:
        if not path.stat().st_size:
            raise BadInput(f"{path} is empty: there is no statement in it")
        if ending == PARQUET:
            return _parquet(path, number, engine)
        return _csv(path, number) if ending == ".csv" else _json(path, number)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check that it is a file you may read") from None


def _parquet(path: Path, number: int, engine: duckdb.DuckDBPyConnection) -> ReadingsFile:
    try:
        described = engine.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(path)})").fetchall()  # noqa: S608 - quoted
    except duckdb.Error as error:
        raise BadInput(
            f"{path} cannot be read as Parquet: it is damaged or cut off ({str(error).splitlines()[0]}); write it again"
        ) from None
    types = {name: told for name, told, *_ in described if told != '"NULL"'}
    _columns_are_right(path, types)
    raw = f"SELECT file_row_number + 1 AS line, * EXCLUDE (file_row_number) FROM read_parquet({quoted(path)}, file_row_number = true)"  # noqa: S608, E501 - quoted
    return ReadingsFile(path=path, number=number, raw=raw, types=types)


def _csv(path: Path, number: int) -> ReadingsFile:
    first = next(csv_table(path), None)
    if first is None:
        raise BadInput(f"{path} holds no line under its header: there is no statement in it")
    if first.mistake:
        raise BadInput(f"{path}, line {first.number}: {first.mistake}")
    with path.open(encoding="utf-8-sig") as text:
        header = text.readline()
    types = dict.fromkeys(first.columns, "VARCHAR")
    _columns_are_right(path, types)
    delimiter = ";" if header.count(";") > header.count(",") else ","
    columns = "{" + ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in types) + "}"
    raw = (
        f"SELECT row_number() OVER () AS line, * FROM read_csv({quoted(path)}, columns = {columns}, header = true, "  # noqa: S608 - quoted
        f"delim = '{delimiter}', quote = '\"', escape = '\"', auto_detect = false, null_padding = true, "
        f"strict_mode = true, max_line_size = {LONGEST_LINE})"
    )
    return ReadingsFile(path=path, number=number, raw=raw, types=types)


def _json(path: Path, number: int) -> ReadingsFile:
    raw = (
        f"SELECT row_number() OVER () AS line, raw FROM read_csv({quoted(path)}, columns = {{'raw': 'VARCHAR'}}, "  # noqa: S608 - quoted
        f"header = false, auto_detect = false, delim = '\\x01', quote = '', escape = '', "
        f"max_line_size = {LONGEST_LINE + 1})"
    )
    return ReadingsFile(path=path, number=number, raw=raw, types={})


def _columns_are_right(path: Path, types: Mapping[str, str]) -> None:
    if lacking := missing(types):
        near = did_you_mean(lacking, types)
        raise BadInput(f"{path} has no column `{lacking}`, and without it no line is a statement{near}")
    if wrong := mistyped(types):
        raise BadInput(f"{path}: {wrong}")
