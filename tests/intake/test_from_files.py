"""Reading files: the same dossier as JSON Lines, CSV or XLSX is the same; kinds are told by name or by columns."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from safeconduct.cli.import_ import import_files
from safeconduct.intake.from_files import Read, lines_from_files
from safeconduct.intake.stems import STEMS
from safeconduct.journal.store import open_journal
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast_of_files import dossier, reading, row, ruling, source, write
from tests.kursk import FOLDER

KNOWN = ("sources", "statements", "readings", "refused", "rulings", "context")


def read(*paths: Path) -> Read:
    return lines_from_files(paths, vocabulary())


def cell(value: object) -> object:
    """A value as a person puts it into a cell of a table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def cells(path: Path) -> list[list[Any]]:
    """The lines of a file of JSON Lines as a table with a header."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    header = list(dict.fromkeys(column for line in lines for column in line))
    return [header, *([cell(line.get(column)) for column in header] for line in lines)]


def table(path: Path, lines: Sequence[Mapping[str, Any]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A file of CSV."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows([{column: cell(value) for column, value in line.items()} for line in lines])
    return path


def test_the_real_dossier_as_csv_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    for name in KNOWN:
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(cells(FOLDER / f"{name}.jsonl"))
    import_files([FOLDER], tmp_path / "journal.sqlite3", author="registrar")
    again = import_files([folder], tmp_path / "journal.sqlite3", author="registrar")
    assert (sum(again.stored.values()), again.already_held, again.without_reason) == (0, 662, ())


def test_the_real_dossier_as_one_workbook_is_the_same(tmp_path: Path) -> None:
    workbook = Workbook()
    for name in KNOWN:
        sheet = workbook.create_sheet(name)
        for line in cells(FOLDER / f"{name}.jsonl"):
            sheet.append(line)
    workbook.save(tmp_path / "dossier.xlsx")
    import_files([FOLDER], tmp_path / "journal.sqlite3", author="registrar")
    again = import_files([tmp_path / "dossier.xlsx"], tmp_path / "journal.sqlite3", author="registrar")
    assert (sum(again.stored.values()), again.already_held, again.without_reason) == (0, 662, ())


def test_the_real_dossier_from_csv_alone_gives_the_same_statements(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    for name in KNOWN:
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(cells(FOLDER / f"{name}.jsonl"))
    stores = (tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    import_files([FOLDER], stores[0], author="registrar")
    import_files([folder], stores[1], author="registrar")
    one, other = (open_journal(store).statements() for store in stores)
    assert one.by_id == other.by_id


def test_a_folder_is_read_in_order_and_names_what_it_leaves_alone(tmp_path: Path) -> None:
    folder = dossier(tmp_path, rulings=[ruling()])
    write(folder / "expected.jsonl", [{"on": "2031"}])
    (folder / "README.md").write_text("x", encoding="utf-8")
    found = read(folder)
    assert [line.kind for line in found.lines] == ["source", "row", "reading", "ruling"]
    assert found.notes == [f"left alone in {folder}: README.md, expected.jsonl"]


@pytest.mark.parametrize("stem", [*STEMS, "anything"])
def test_a_name_that_fits_and_one_that_says_nothing_are_both_read(tmp_path: Path, stem: str) -> None:
    lines: dict[str, dict[str, Any]] = {
        "source": source(),
        "row": row(),
        "reading": reading(),
        "refusal": {"row": "r-1", "reason": "praise"},
        "ruling": ruling(),
        "context": {"context": "c", "kind": "party"},
        "judgement": {"judgement": "j", "verdict": "same"},
    }
    for kind, line in lines.items():
        if STEMS.get(stem, kind) == kind:
            [found] = read(write(tmp_path / f"{stem}.jsonl", [line])).lines
            assert (found.kind, found.number, found.columns) == (kind, 1, line)


def test_empty_lines_a_byte_order_mark_and_windows_line_ends_are_tolerated(tmp_path: Path) -> None:
    file = tmp_path / "sources.jsonl"
    line = json.dumps(source()).encode()
    file.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n" + json.dumps(source(url="b")).encode())
    assert [line.number for line in read(file).lines] == [1, 3]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_as_a_spreadsheet_saves_it(tmp_path: Path, delimiter: str) -> None:
    lines = [source(title="one; two, three\nfour"), source(url="b", title="")]
    found = read(table(tmp_path / "sources.csv", lines, "utf-8-sig", delimiter))
    assert [(line.number, line.columns["title"]) for line in found.lines] == [(2, "one; two, three\nfour"), (4, None)]


def test_numbers_of_a_table_are_numbers_only_where_the_matter_is_a_number(tmp_path: Path) -> None:
    lines = [
        reading(matter="age_given", value=20),
        reading(matter="birth", value=2005),
        reading(matter="killed", value={"n": 300}),
        reading(estimate="TRUE"),
    ]
    found = read(table(tmp_path / "readings.csv", lines)).lines
    assert [line.columns["value"] for line in found[:3]] == [20, "2005", {"n": 300}]
    assert (found[3].columns["estimate"], found[3].columns["quoted"], found[3].columns["via"]) == (
        True,
        False,
        ["The Herald"],
    )


def test_days_of_a_workbook_become_text(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Sources"
    sheet.append(["url", "published", "outlet", None])
    sheet.append(["https://example.org/1", date(2031, 2, 3), 24, None])
    workbook.save(tmp_path / "any.xlsx")
    [line] = read(tmp_path / "any.xlsx").lines
    assert line.columns == {"url": "https://example.org/1", "published": "2031-02-03", "outlet": "24"}
    assert (line.number, line.file) == (2, f"{tmp_path / 'any.xlsx'}, sheet Sources")


def test_a_sheet_of_another_name_is_left_alone_beside_one_that_is_known(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("sources").append(["url"])
    workbook["sources"].append(["https://example.org/1"])
    workbook["Sheet"].append(["my notes"])
    workbook["Sheet"].append(["remember this"])
    workbook.save(tmp_path / "any.xlsx")
    found = read(tmp_path / "any.xlsx")
    assert (len(found.lines), found.refused) == (1, [])
    assert found.notes == [f"left alone in {tmp_path / 'any.xlsx'}: sheet Sheet"]


def test_ten_thousand_columns_of_a_workbook_are_too_many(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.create_sheet("readings")
    sheet.append([f"column_{number}" for number in range(10_000)])
    workbook.save(tmp_path / "wide.xlsx")
    [refused] = read(tmp_path / "wide.xlsx").refused
    assert refused.reason == "it has more than 200 columns; take out what is not of it"
