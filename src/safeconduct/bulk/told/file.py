"""One file as SQL reads it: Parquet, CSV or JSON Lines, opened and looked at; its lines one by one where asked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.errors import BadInput, BadLine
from safeconduct.intake.cells import columns_from_cells
from safeconduct.intake.from_files import JSON_LINES
from safeconduct.intake.json_lines import record_of_line
from safeconduct.intake.record import LONGEST_LINE, Record
from safeconduct.intake.tables import csv_table
from safeconduct.intake.thing import Kind, Line
from safeconduct.vocabulary.from_files import Vocabulary

PARQUET, CSV = ".parquet", ".csv"
ENDINGS = (PARQUET, CSV, *JSON_LINES)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFile:
    """A file of lines of one kind. `types`: its columns, as DuckDB names their types; none for JSON Lines.

    `raw` is a relation of `line` (from 1; in a table the row) and the columns as they came; in JSON Lines `raw` alone.
    """

    path: Path
    number: int
    kind: Kind
    raw: str
    types: Mapping[str, str]

    @property
    def is_parquet(self) -> bool:
        """Whether it is read by columns, any part of it alone."""
        return self.path.suffix.lower() == PARQUET

    @property
    def is_json(self) -> bool:
        """Whether each line is an object of JSON."""
        return self.path.suffix.lower() in JSON_LINES

    def texts(self, columns: Iterable[str]) -> str:
        """A relation of `line` and these columns, each a text; NULL where it is none, or blank."""
        if self.is_json:
            cells = [f"CASE WHEN json_type(raw, '$.{one}') = 'VARCHAR' THEN raw ->> '$.{one}' END" for one in columns]
            source = f"(SELECT line, CASE WHEN json_valid(raw) THEN raw END AS raw FROM ({self.raw}))"
        else:
            cells = [f'"{one}"::VARCHAR' if one in self.types else "NULL::VARCHAR" for one in columns]
            source = f"({self.raw})"
        listed = ", ".join(
            f"CASE WHEN trim({cell}) <> '' THEN {cell} END AS \"{one}\""
            for one, cell in zip(columns, cells, strict=True)
        )
        return f"SELECT line, {listed} FROM {source}"

    def lines(
        self, engine: duckdb.DuckDBPyConnection, words: Vocabulary, numbers: str = ""
    ) -> Iterator[tuple[int, Line | Record]]:
        """Lines as `import` reads them, with their number in the table; a Record where one cannot be read.

        `numbers`: a query for the numbers of those that are asked; all, where it is left out.
        """
        if self.path.suffix.lower() == CSV:
            asked = {number for (number,) in engine.execute(numbers).fetchall()} if numbers else None
            for number, record in enumerate(csv_table(self.path), start=1):
                if asked is None or number in asked:
                    yield number, self._line(record, words, cells=True)
            return
        where = f"WHERE line IN ({numbers})" if numbers else ""
        found = engine.execute(f"SELECT * FROM ({self.raw}) {where} ORDER BY line")
        names = [column[0] for column in found.description or ()]
        for row in found.fetchall():
            told = dict(zip(names, row, strict=True))
            number = told.pop("line")
            if not self.is_json:
                columns = {name: value for name, value in told.items() if value is not None}
                yield number, self._line(Record(number=number, columns=columns), words, cells=True)
            elif (told["raw"] or "").strip():
                yield number, self._line(record_of_line(number, told["raw"] + "\n"), words, cells=False)

    def places(self, numbers: Collection[int]) -> dict[int, int]:
        """The lines of the file, as an editor counts them, on which these lines of the table begin."""
        if self.path.suffix.lower() != CSV or not numbers:
            return {number: number for number in numbers}
        return {n: record.number for n, record in enumerate(csv_table(self.path), start=1) if n in numbers}

    def _line(self, record: Record, words: Vocabulary, *, cells: bool) -> Line | Record:
        if record.mistake:
            return record
        structured = {name: value for name, value in record.columns.items() if isinstance(value, list | dict)}
        plain: Mapping[str, Any] = {name: record.columns[name] for name in record.columns if name not in structured}
        try:
            columns = {**(columns_from_cells(plain, self.kind, words) if cells else plain), **structured}
        except BadLine as mistake:
            return Record(number=record.number, columns=record.columns, mistake=mistake)
        return Line(kind=self.kind, file=str(self.path), number=record.number, columns=columns)


def table_file(path: Path, number: int, kind: Kind, engine: duckdb.DuckDBPyConnection) -> TableFile:
    """Open a file and look at its columns. Raises BadInput where it is of another kind, empty or not whole."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise BadInput(f"{path} is of no kind that can be read here; it takes {', '.join(ENDINGS)}")
    try:
        if not path.stat().st_size:
            raise BadInput(f"{path} is empty: there is no line in it")
        raw, types = {PARQUET: _parquet, CSV: _csv}.get(ending, _json)(path, engine)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check that it is a file you may read") from None
    return TableFile(path=path, number=number, kind=kind, raw=raw, types=types)


def _parquet(path: Path, engine: duckdb.DuckDBPyConnection) -> tuple[str, Mapping[str, str]]:
    try:
        described = engine.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(path)})").fetchall()
    except duckdb.Error as error:
        raise BadInput(
            f"{path} cannot be read as Parquet: it is damaged or cut off ({str(error).splitlines()[0]}); write it again"
        ) from None
    # A column in which nothing is told has no type: it is as good as not there.
    types = {name: told for name, told, *_ in described if told.strip('"') != "NULL"}
    read = f"read_parquet({quoted(path)}, file_row_number = true)"
    return f"SELECT file_row_number + 1 AS line, * EXCLUDE (file_row_number) FROM {read}", types


def _csv(path: Path, _: duckdb.DuckDBPyConnection) -> tuple[str, Mapping[str, str]]:
    first = next(csv_table(path), None)
    if first is None:
        raise BadInput(f"{path} is empty: there is no line under its header")
    if first.mistake:
        raise BadInput(f"{path}, line {first.number}: {first.mistake}")
    with path.open(encoding="utf-8-sig") as text:
        header = next(line for line in text if line.strip())
    types = dict.fromkeys(first.columns, "VARCHAR")
    delimiter = ";" if header.count(";") > header.count(",") else ","
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in types)
    read = (
        f"read_csv({quoted(path)}, columns = {{{columns}}}, header = true, delim = '{delimiter}', quote = '\"', "
        f"escape = '\"', auto_detect = false, null_padding = true, max_line_size = {LONGEST_LINE})"
    )
    return f"SELECT row_number() OVER () AS line, * FROM {read}", types


def _json(path: Path, _: duckdb.DuckDBPyConnection) -> tuple[str, Mapping[str, str]]:
    with path.open("rb") as file:
        start = next((line for line in islice(file, 1000) if line.strip()), b"")
    if not start:
        raise BadInput(f"{path} is empty: there is no line in it")
    read = (
        f"read_csv({quoted(path)}, columns = {{'raw': 'VARCHAR'}}, header = false, auto_detect = false, "
        f"delim = '\\x01', quote = '', escape = '', max_line_size = {LONGEST_LINE + 1})"
    )
    return f"SELECT row_number() OVER () AS line, raw FROM {read}", {}
