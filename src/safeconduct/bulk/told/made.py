"""Statements that are values of Python (officers', treaties', corrected ones) as rows beside those of the readings."""

from collections.abc import Iterable, Iterator

import duckdb

from safeconduct.bulk.filled import Columns, Row, filled
from safeconduct.bulk.told.cells import value_cells
from safeconduct.statements.gathered import hearing_of, ruled
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import DIRECTNESS, Statement

STATEMENTS: Columns = {
    **dict.fromkeys(("id", "row", "utterance", "subject", "matter", "by", "towards", "value"), "VARCHAR"),
    **dict.fromkeys(("value_first", "value_last"), "INTEGER"),
    "denied": "BOOLEAN",
    **dict.fromkeys(("speaker", "capacity"), "VARCHAR"),
    "directness": "INTEGER",
    **dict.fromkeys(("own", "first_hand", "officer", "supposed"), "BOOLEAN"),
    **dict.fromkeys(("said_first", "said_last", "said_day", "known_day", "from_day", "until_day"), "INTEGER"),
    **dict.fromkeys(("since_first", "since_last", "counts_from", "known_before"), "INTEGER"),
    "document": "VARCHAR",
    **dict.fromkeys(("candidates", "distinct_from"), "VARCHAR[]"),
    **dict.fromkeys(("said", "known"), "VARCHAR"),
}
AS_IT_IS = {
    *("id", "row", "utterance", "subject", "matter", "by", "towards", "denied", "speaker", "capacity", "first_hand"),
    *("said_day", "known_day", "from_day", "until_day", "counts_from", "document", "candidates", "distinct_from"),
}


def make_statements(
    engine: duckdb.DuckDBPyConnection, statements: Iterable[Statement], rulings: Iterable[Ruling]
) -> None:
    """Make the table `made` of statements with the rulings carried out, hearings included, and tell their endings."""
    standing = list(ruled(statements, rulings))
    filled(engine, "made", STATEMENTS, _rows(standing))
    columns = {"statement": "VARCHAR", "id": "VARCHAR", "decision": "VARCHAR"}
    filled(engine, "made_endings", {**columns, **dict.fromkeys(("day", "known", "place"), "INTEGER")}, _endings(standing))
    engine.execute("INSERT INTO rulings BY NAME SELECT DISTINCT * FROM made_endings ANTI JOIN rulings USING (statement, id)")


def _endings(statements: Iterable[Statement]) -> Iterator[Row]:
    for one in statements:
        for place, ruling in enumerate(one.endings):
            told = {key: getattr(ruling, key) for key in ("id", "decision", "day", "known")}
            yield {"statement": one.id, **told, "place": place}


def _rows(statements: Iterable[Statement]) -> Iterator[Row]:
    for statement in statements:
        yield statement_row(statement)
        for told in hearing_of(statement):
            yield {**statement_row(told), "candidates": []}


def statement_row(one: Statement) -> Row:
    """A statement as a row of the table of statements."""
    days = {
        f"{name}_{end}": getattr(day, end)
        for name, day in (("said", one.said), ("since", one.since))
        for end in ("first", "last")
        if day
    }
    value = value_cells(one.meaning)
    return {
        **{column: getattr(one, column) for column in AS_IT_IS},
        **days,
        "value": value["value"],
        "value_first": value.get("first"),
        "value_last": value.get("last"),
        "directness": DIRECTNESS[one.directness],
        "own": one.on_himself,
        "officer": one.by_officer,
        "supposed": bool(one.supposed),
        "known_before": one.known_before.last if one.known_before else None,
        "said": str(one.said),
        "known": str(one.known),
    }
