"""Records made in bulk and one by one, side by side: rows that must be the same, on any statements and any two days."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from safeconduct.dates import AsOf
from safeconduct.records.from_statements import record_from_statements
from safeconduct.records.in_bulk.from_statements import forgotten, steps_before, steps_of_records
from safeconduct.records.in_bulk.judged import judged_rows
from safeconduct.records.in_bulk.step import Step
from safeconduct.records.record import Record
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.from_files import vocabulary
from tests import bulk_tables
from tests.bulk_tables import Columns, fill_statements, fill_surroundings, filled

JUDGED: Columns = {"record": "VARCHAR", "key": "VARCHAR", "same": "BOOLEAN", "place": "INTEGER"}
SUBJECTS: Columns = {"subject": "VARCHAR"}
# In these the order has no meaning: who agrees, and who contradicts.
UNORDERED = ("also", "contradicted")
ORDER = ("place", "first")
Rows = list[tuple[Any, ...]]


def subjects_of(statements: Statements, surroundings: Surroundings) -> list[str]:
    """All of whom there is a record."""
    return sorted({*statements.subjects, *(one.member for one in surroundings.memberships)})


def fill(engine: duckdb.DuckDBPyConnection, statements: Statements, surroundings: Surroundings) -> None:
    """The tables that the steps begin with, but for those that ask for a day."""
    fill_statements(engine, statements)
    fill_surroundings(engine, surroundings)
    engine.execute("CREATE OR REPLACE VIEW around_statements AS SELECT * FROM statements")
    filled(engine, "subjects", SUBJECTS, ({"subject": one} for one in subjects_of(statements, surroundings)))


def carry_out(engine: duckdb.DuckDBPyConnection, surroundings: Surroundings, as_of: AsOf) -> None:
    """Make the records in bulk as of two days, and forget what may be forgotten."""
    judged = judged_rows(surroundings.judgements, as_of.known_by)
    filled(engine, "judged", JUDGED, (one._asdict() for one in judged))
    for step in (*steps_before(as_of, vocabulary()), *steps_of_records(as_of)):
        make(engine, step)
    for name in forgotten():
        engine.execute(f"DROP TABLE {name}")


def make(engine: duckdb.DuckDBPyConnection, step: Step) -> None:
    """Make the table or view of a step."""
    engine.execute(f"CREATE OR REPLACE {'TABLE' if step.kept else 'VIEW'} {step.name} AS {step.select}")


def differences(
    engine: duckdb.DuckDBPyConnection, statements: Statements, surroundings: Surroundings, as_of: AsOf
) -> Mapping[str, Rows]:
    """By table, the rows that only one of the two roads has; empty where both tell the same, and cite the same."""
    carry_out(engine, surroundings, as_of)
    subjects = subjects_of(statements, surroundings)
    records = [record_from_statements(one, statements, surroundings, as_of) for one in subjects]
    found = {
        "entries": _only_in_one(engine, "entries", bulk_tables.ENTRIES, bulk_tables.entry_rows, records),
        "sayings": _only_in_one(engine, "sayings", bulk_tables.SAYINGS, bulk_tables.saying_rows, records),
        "held": _only_in_one(engine, "held", bulk_tables.HELD, bulk_tables.held_rows, records),
        "order": _out_of_order(engine, records),
    }
    return {table: rows for table, rows in found.items() if rows}


def _only_in_one(
    engine: duckdb.DuckDBPyConnection, table: str, columns: Columns, rows_of: Any, records: Iterable[Record]
) -> Rows:
    names = [name for name in columns if name not in ORDER or table == "sayings"]
    plain = {_row(names, [row.get(name) for name in names]) for record in records for row in rows_of(record)}
    asked = ", ".join(f'"{name}"' for name in names)
    bulk = {_row(names, cells) for cells in engine.execute(f"SELECT {asked} FROM {table}").fetchall()}  # noqa: S608 - names of our own
    return sorted(plain ^ bulk, key=str)


def _row(names: Iterable[str], cells: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(_cell(name, cell) for name, cell in zip(names, cells, strict=True))


def _cell(name: str, cell: Any) -> Any:
    if isinstance(cell, dict):
        return tuple(cell.values())
    if isinstance(cell, list | tuple):
        cells = tuple(_cell("", one) for one in cell)
        return tuple(sorted(cells)) if name in UNORDERED else cells
    return cell


def _out_of_order(engine: duckdb.DuckDBPyConnection, records: Iterable[Record]) -> Rows:
    """The entries and statements that do not come in the order in which they were heard."""
    asked = (
        'SELECT record, matter, list(("by", towards) ORDER BY place, first) FROM entries GROUP BY record, matter',
        'SELECT record, matter, "by", towards, side, list(id ORDER BY place, id) FROM held GROUP BY ALL',
    )
    bulk = {_cell("", row) for one in asked for row in engine.execute(one).fetchall()}
    plain: dict[tuple[Any, ...], list[Any]] = {}
    for record in records:
        for row in bulk_tables.entry_rows(record):
            plain.setdefault((row["record"], row["matter"]), []).append((row["by"], row["towards"]))
        for row in bulk_tables.held_rows(record):
            key = (row["record"], row["matter"], row["by"], row["towards"], row["side"])
            plain.setdefault(key, []).append(row["id"])
    return sorted({(*key, tuple(told)) for key, told in plain.items()} ^ bulk, key=str)
