"""The readings that cannot be statements, each with its place and the sentence that `import` has for it.

Lines with the same mistake are many, sentences few: one line of each is read, and its sentence holds for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from safeconduct.bulk.filled import Columns, Row, filled
from safeconduct.bulk.told.cells import Judged
from safeconduct.bulk.told.checked import suspects
from safeconduct.bulk.told.file import TableFile
from safeconduct.errors import BadLine
from safeconduct.intake.from_lines import one_content, thing_from_line
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.record import Record
from safeconduct.intake.thing import Line, Refused, Thing

APART: Columns = {
    "file": "INTEGER",
    "line": "BIGINT",
    "statement": "VARCHAR",
    "row": "VARCHAR",
    "column": "VARCHAR",
    "reason": "VARCHAR",
}
FOUND: Columns = {"mistake": "VARCHAR", "column": "VARCHAR", "reason": "VARCHAR"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Judging:
    """What lines are judged with: the engine that holds the tables, their files and the grounds."""

    engine: duckdb.DuckDBPyConnection
    files: tuple[TableFile, ...]
    grounds: Grounds


def set_apart(judging: Judging, judged: Judged) -> None:
    """Make the table `apart` of the lines of `told` that are no statements; without `reason`, those told before."""
    engine = judging.engine
    found = suspects(judging.grounds.words, sound=judged.sound)
    engine.execute(f"CREATE OR REPLACE TABLE suspects AS {found}")
    engine.execute(
        "CREATE OR REPLACE TABLE first_of_each AS SELECT mistake, min((file, line)) AS place FROM suspects GROUP BY mistake"
    )
    filled(engine, "found", FOUND, _sentences(judging))
    engine.execute(
        "CREATE OR REPLACE TABLE apart AS "
        'SELECT file, line, statement, row, "column", reason FROM suspects JOIN found USING (mistake)'
    )
    _put_apart_what_is_told_twice(judging)


def _sentences(judging: Judging) -> Iterator[Row]:
    """The sentence on each different mistake; none where the line is sound after all."""
    for file in judging.files:
        asked = f"SELECT place[2] FROM first_of_each WHERE place[1] = {file.number}"  # noqa: S608 - a number
        places = judging.engine.execute(
            f"SELECT place[2], mistake FROM first_of_each WHERE place[1] = {file.number}"  # noqa: S608 - a number
        ).fetchall()
        mistakes = dict(places)
        if not mistakes:
            continue
        for number, line in file.lines(judging.engine, judging.grounds.words, asked):
            found = _mistake_in(line, judging.grounds)
            if found:
                yield {"mistake": mistakes[number], "column": found.column, "reason": str(found)}


def _mistake_in(line: Line | Record, grounds: Grounds) -> BadLine | None:
    if isinstance(line, Record):
        return line.mistake
    try:
        thing_from_line(line, grounds)
    except BadLine as mistake:
        return mistake
    return None


def _put_apart_what_is_told_twice(judging: Judging) -> None:
    engine = judging.engine
    engine.execute(
        "CREATE OR REPLACE TABLE again AS SELECT file, line FROM told WHERE hash(statement) IN "
        "(SELECT hash(statement) FROM told GROUP BY 1 HAVING count(*) > 1) "
        "AND (file, line) NOT IN (SELECT (file, line) FROM apart)"
    )
    filled(engine, "told_twice", APART, _told_twice(judging))
    engine.execute("INSERT INTO apart FROM told_twice")


def _told_twice(judging: Judging) -> Iterator[Row]:
    """Lines of a statement that an earlier line tells; with a reason where they tell it otherwise."""
    first: dict[str, Thing] = {}
    for file in judging.files:
        asked = f"SELECT line FROM again WHERE file = {file.number}"  # noqa: S608 - a number
        for number, line in file.lines(judging.engine, judging.grounds.words, asked):
            assert isinstance(line, Line)
            thing = thing_from_line(line, judging.grounds)
            before = first.setdefault(thing.key, thing)
            if before is not thing:
                place = {"file": file.number, "line": number, "statement": thing.key, "row": line.columns.get("row")}
                try:
                    one_content(before, thing)
                    yield place
                except BadLine as mistake:
                    yield {**place, "reason": str(mistake)}


def refusals(judging: Judging, most: int | None = None) -> Iterator[Refused]:
    """What was refused, by file and line, `most` of them; lines of a CSV are counted as an editor counts them."""
    limit = f"LIMIT {most}" if most else ""
    query = f"SELECT file, line, row, \"column\", reason FROM apart WHERE reason IS NOT NULL ORDER BY ALL {limit}"  # noqa: S608
    found = judging.engine.execute(query).fetchall()
    for file in judging.files:
        mine = [(line, rest) for number, line, *rest in found if number == file.number]
        places = file.places({line for line, _ in mine})
        for line, (row, column, reason) in mine:
            yield Refused(file=str(file.path), line=places[line], row=row or "", column=column or "", reason=reason)


def counted(engine: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """Each different reason, with how many lines are refused for it, the most frequent first."""
    return engine.execute(
        "SELECT reason, count(*) FROM apart WHERE reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
