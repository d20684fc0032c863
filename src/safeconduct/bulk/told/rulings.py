"""Rulings checked against the readings that they name: endings as a table, readings to be corrected set apart."""

from collections.abc import Iterable, Iterator

import duckdb

from safeconduct.bulk.filled import Columns, Row, filled
from safeconduct.bulk.told.beside import Beside
from safeconduct.bulk.told.given import Given
from safeconduct.bulk.told.refusals import Judging
from safeconduct.intake.from_lines import thing_from_line
from safeconduct.intake.thing import Line, Thing, as_told
from safeconduct.statements.reading import statement_from_reading
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement

NAMED: Columns = {"name": "VARCHAR", "whole": "BOOLEAN"}
ENDINGS: Columns = {
    "name": "VARCHAR",
    "id": "VARCHAR",
    "decision": "VARCHAR",
    "day": "INTEGER",
    "known": "INTEGER",
    "place": "INTEGER",
}
# Rulings that say something of what is said, so that the whole reading is looked at; of the others, that it is held.
LOOKED_INTO = ("corrected", "prevails")


def rulings_and_corrected(judging: Judging, given: Given, beside: Beside) -> list[Statement]:
    """Take the rulings: the table `rulings` of endings, and the readings whose transcription is corrected, as
    statements that are not yet corrected. Their lines are put apart.
    """
    engine = judging.engine
    lines = [(file, list(file.lines(engine, judging.grounds.words))) for file in given.of("ruling")]
    told = [line for _, several in lines for _, line in several if isinstance(line, Line)]
    filled(engine, "named", NAMED, _named(told))
    engine.execute(
        "CREATE OR REPLACE TABLE lines_named AS SELECT file, line, statement, row FROM told "
        "WHERE statement IN (SELECT name FROM named)"
    )
    if engine.execute("SELECT 1 FROM told WHERE row IS NOT NULL LIMIT 1").fetchall():
        engine.execute(
            "INSERT INTO lines_named SELECT file, line, statement, row FROM told WHERE row IN (SELECT name FROM named) "
            "AND (file, line) NOT IN (SELECT (file, line) FROM lines_named)"
        )
    looked_into = list(_looked_into(judging))
    beside.grounds = beside.grounds.with_things([*looked_into, *_held(engine)])
    for file, several in lines:
        beside.take("ruling", (line for _, line in several), file)
    _endings(engine, beside.rulings)
    corrected = {name for ruling in beside.rulings if ruling.decision == "corrected" for name in ruling.of}
    return _set_apart_to_correct(judging, looked_into, corrected)


def _named(lines: Iterable[Line]) -> Iterator[Row]:
    for line in lines:
        names = line.columns.get("of")
        whole = line.columns.get("decision") in LOOKED_INTO
        yield from ({"name": name, "whole": whole} for name in (names if isinstance(names, list) else ()))


def _looked_into(judging: Judging) -> Iterator[Thing]:
    """The readings of which a ruling says something, as import would hold them."""
    names = "SELECT name FROM named WHERE whole"
    for file in judging.files:
        asked = (
            f"SELECT line FROM lines_named WHERE file = {file.number} AND (statement IN ({names}) OR row IN ({names})) "
            "AND (file, line) NOT IN (SELECT (file, line) FROM apart)"
        )
        for _, line in file.lines(judging.engine, judging.grounds.words, asked):
            if isinstance(line, Line):
                yield thing_from_line(line, judging.grounds)


def _held(engine: duckdb.DuckDBPyConnection) -> Iterator[Thing]:
    """Of the readings that are only named, that they are held."""
    found = engine.execute(
        "SELECT statement FROM lines_named WHERE statement IN (SELECT name FROM named WHERE NOT whole) "
        "UNION SELECT row FROM lines_named WHERE row IN (SELECT name FROM named WHERE NOT whole)"
    ).fetchall()
    place = Line(kind="reading", file="", number=0, columns={})
    for (name,) in found:
        yield Thing(kind="reading", key=name, subject="", body={}, line=place)


def _endings(engine: duckdb.DuckDBPyConnection, rulings: list[Ruling]) -> None:
    """The table `rulings`: the endings of each statement, in the order in which it has them."""
    upon = sorted(rulings, key=lambda one: (one.known, one.day, one.id))
    rows = (
        {"name": name, "id": one.id, "decision": one.decision, "day": one.day, "known": one.known, "place": place}
        for place, one in enumerate(upon)
        for name in one.of
        if one.decision != "corrected"
    )
    filled(engine, "endings", ENDINGS, rows)
    engine.execute(
        "CREATE OR REPLACE TABLE rulings AS "
        "SELECT statement, endings.* EXCLUDE (name) FROM lines_named JOIN endings ON name = statement "
        "UNION SELECT statement, endings.* EXCLUDE (name) FROM lines_named JOIN endings ON name = row"
    )


def _set_apart_to_correct(judging: Judging, looked_into: Iterable[Thing], names: set[str]) -> list[Statement]:
    if not names:
        return []
    engine, words = judging.engine, judging.grounds.words
    documents = {key: body.get("source_url") or "" for key, body in judging.grounds.held.of("row").items()}
    filled(engine, "corrected", {"name": "VARCHAR"}, ({"name": name} for name in sorted(names)))
    found = [one.body for one in looked_into if one.key in names or one.body.get("row") in names]
    engine.execute(
        "INSERT INTO apart SELECT file, line, statement, row, NULL, NULL FROM lines_named "
        "WHERE statement IN (FROM corrected) OR row IN (FROM corrected)"
    )
    return [
        statement_from_reading(as_told(body), words, document=documents.get(str(body.get("row") or ""), ""))
        for body in found
    ]
