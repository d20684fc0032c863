"""CSV and XLSX read as tables: a header, then one line of cells for each thing told; from_files.py calls it."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from safeconduct.errors import BadLine
from safeconduct.intake.record import LONGEST_LINE, MOST_COLUMNS, Record, Records, too_many_columns, unreadable

# A workbook is packed: a small file may hold very much.
LARGEST_WORKBOOK = 500_000_000

Row = Sequence[Any]
Numbered = Iterator[tuple[int, Row]]


class _Counting(Protocol):
    """A reader that says how many lines of the file it has read."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A sheet of a workbook: its name, the names of all sheets, its lines. Cells are as they came."""

    name: str
    beside: tuple[str, ...]
    records: Records


def csv_table(path: Path) -> Records:
    """The lines of a CSV file, each by the line on which it begins."""
    with path.open("rb") as binary:
        start = binary.read(LONGEST_LINE)
    if b"\0" in start:
        yield unreadable(
            1, "this is not what its name says: there is a NUL byte in it, so it is no text; save it as CSV in UTF-8"
        )
        return
    first = start.partition(b"\n")[0]
    delimiter = ";" if first.count(b";") > first.count(b",") else ","
    csv.field_size_limit(LONGEST_LINE)
    number = 1
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for record in _records(_counted(reader)):
                number = record.number
                yield record
        except UnicodeDecodeError:
            yield unreadable(
                max(number, reader.line_num) + 1, "from here on it is not UTF-8; save the file as CSV in UTF-8"
            )
        except csv.Error as error:
            yield unreadable(max(number, reader.line_num), f"it is not CSV: {error}")


def workbook_tables(path: Path) -> Iterator[Table]:
    """The sheets of a workbook. Raises BadLine where the file is no workbook."""
    try:
        with ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_WORKBOOK:
                raise BadLine(
                    f"it unpacks to more than {LARGEST_WORKBOOK // 1_000_000} MB; split it, or use JSON Lines"
                )
        workbook = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        raise BadLine("this is not what its name says: it is no XLSX workbook; save it as one") from None
    with closing(workbook):
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            yield Table(
                name=sheet.title, beside=tuple(workbook.sheetnames), records=_records(iter(enumerate(lines, start=1)))
            )


def _counted(reader: _Counting) -> Numbered:
    number = 1
    for cells in reader:
        yield number, cells
        number = reader.line_num + 1


def _records(lines: Numbered) -> Records:
    """Lines under their header. A header that cannot be used is the one mistake of the table."""
    header: list[str] | None = None
    for number, cells in lines:
        if all(cell in (None, "") for cell in cells):
            continue
        if header is None:
            header, wrong = _header(cells)
            if wrong:
                yield unreadable(number, wrong)
                return
            continue
        yield _record(number, cells, header)


def _header(cells: Row) -> tuple[list[str], str]:
    names = [str(cell).strip() if cell is not None else "" for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        return [], too_many_columns()
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        return [], f"the column `{twice[0]}` is given twice; write it once"
    return names, ""


def _record(number: int, cells: Row, header: Sequence[str]) -> Record:
    beyond = [cell for cell in cells[len(header) :] if cell not in (None, "")]
    nameless = [cell for name, cell in zip(header, cells, strict=False) if not name and cell not in (None, "")]
    if beyond or nameless:
        return unreadable(
            number, f"it has a cell without a column; the header names {len([n for n in header if n])} columns"
        )
    columns: Mapping[str, Any] = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    return Record(number=number, columns=columns)
