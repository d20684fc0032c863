"""Files and folders read into lines, each with its kind and place; the verb import gives them to from_lines.py."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from safeconduct.errors import BadInput, BadLine
from safeconduct.intake.cells import columns_from_cells
from safeconduct.intake.json_lines import json_lines
from safeconduct.intake.record import Record, Records
from safeconduct.intake.stems import STEMS, kind_of_columns, mismatch
from safeconduct.intake.tables import Table, csv_table, workbook_tables
from safeconduct.intake.thing import KINDS, Kind, Line, Refused
from safeconduct.vocabulary.from_files import Vocabulary

JSON_LINES = (".jsonl", ".ndjson")
ENDINGS = (*JSON_LINES, ".csv", ".xlsx")


@dataclass(kw_only=True, slots=True)
class Read:
    """What was found in files: lines in the order of their kinds, what cannot be read, and what was left alone."""

    lines: list[Line] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def lines_from_files(paths: Sequence[Path], words: Vocabulary) -> Read:
    """Read files and folders. Raises BadInput where a path does not exist or nothing in it can be imported."""
    read = Read()
    for path in paths:
        for file in _files(path, read):
            try:
                _read_file(file, words, read)
            except OSError as error:
                raise BadInput(
                    f"{file} cannot be read ({error.strerror}); check that it is a file you may read"
                ) from None
    read.lines.sort(key=lambda line: KINDS.index(line.kind))
    return read


def _files(path: Path, read: Read) -> Iterable[Path]:
    if not path.exists():
        raise BadInput(f"{path} does not exist; name a file or a folder")
    if not path.is_dir():
        if path.suffix.lower() not in ENDINGS:
            raise BadInput(f"{path} is of no kind that can be imported; it takes {', '.join(ENDINGS)}")
        return [path]
    inside = sorted(one for one in path.iterdir() if not one.name.startswith("."))
    known = [
        one for one in inside if one.suffix.lower() in ENDINGS and (one.stem in STEMS or one.suffix.lower() == ".xlsx")
    ]
    others = [one.name for one in inside if one not in known]
    if not known:
        names = ", ".join(f"{stem}.jsonl" for stem in STEMS)
        raise BadInput(f"there is nothing to import in {path}; its files are named {names}, or end in .csv or .xlsx")
    if others:
        read.notes.append(f"left alone in {path}: {', '.join(others)}")
    return known


def _read_file(file: Path, words: Vocabulary, read: Read) -> None:
    ending = file.suffix.lower()
    named = STEMS.get(file.stem)
    if ending in JSON_LINES:
        _take(str(file), named, json_lines(file), None, read)
    elif ending == ".csv":
        _take(str(file), named, csv_table(file), words, read)
    else:
        _read_workbook(file, named, words, read)


def _read_workbook(file: Path, named: Kind | None, words: Vocabulary, read: Read) -> None:
    try:
        for table in workbook_tables(file):
            _read_sheet(file, table, named, words, read)
    except BadLine as mistake:
        read.refused.append(Refused(file=str(file), line=1, reason=str(mistake)))


def _read_sheet(file: Path, table: Table, named: Kind | None, words: Vocabulary, read: Read) -> None:
    stems = [STEMS.get(name.strip().lower()) for name in (table.name, *table.beside)]
    kind = stems[0] or named
    if not kind and any(stems):
        read.notes.append(f"left alone in {file}: sheet {table.name}")
        return
    _take(f"{file}, sheet {table.name}", kind, table.records, words, read)


def _take(name: str, kind: Kind | None, records: Records, words: Vocabulary | None, read: Read) -> None:
    """Take the lines of one file or sheet; one that is not what its name says is refused whole. `words` types cells."""
    told = False
    for record in records:
        if record.mistake:
            read.refused.append(_refused(name, record.number, record.mistake))
            continue
        if not told:
            told = True
            wrong = mismatch(kind, record.columns) if kind else ""
            kind = kind or kind_of_columns(record.columns)
            if wrong or not kind:
                reason = (
                    wrong
                    or "its columns are of nothing that can be imported: sources, rows, readings, rulings, context"
                )
                read.refused.append(Refused(file=name, line=record.number, reason=reason))
                return
        for line in _line(name, kind, record, words, read):
            read.lines.append(line)


def _line(name: str, kind: Kind | None, record: Record, words: Vocabulary | None, read: Read) -> Iterator[Line]:
    if not kind:
        return
    try:
        columns = columns_from_cells(record.columns, kind, words) if words else record.columns
        yield Line(kind=kind, file=name, number=record.number, columns=columns)
    except BadLine as mistake:
        read.refused.append(_refused(name, record.number, mistake))


def _refused(name: str, number: int, mistake: BadLine) -> Refused:
    return Refused(file=name, line=number, column=mistake.column, reason=str(mistake))
