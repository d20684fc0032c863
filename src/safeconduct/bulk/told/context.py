"""Memberships, of which there may be millions, checked in tables; the other lines of context one by one.

What a membership says besides who is of which group (its days, its signatures) is said of many alike: each different
saying is judged once, as `import` judges a line.
"""

from collections.abc import Iterator

import duckdb

from safeconduct.bulk.filled import Columns, Row, filled
from safeconduct.bulk.told.file import TableFile
from safeconduct.errors import BadLine
from safeconduct.intake.contexts import membership, thing_from_context
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.thing import Line

SIGNED = ("since", "until", "known", "reason", "made_by", "approved_by")
TOLD = ("context", "kind", "group", "member", *SIGNED)
SIGNINGS: Columns = {
    **dict.fromkeys(SIGNED, "VARCHAR"),
    **dict.fromkeys(("first_day", "last_day", "known_day"), "INTEGER"),
}
MEMBERSHIPS: Columns = {
    "group": "VARCHAR",
    "member": "VARCHAR",
    "since": "INTEGER",
    "until": "INTEGER",
    "known": "INTEGER",
    "place": "BIGINT",
}


def take_memberships(engine: duckdb.DuckDBPyConnection, files: list[TableFile], grounds: Grounds) -> None:
    """Make the table `memberships` of the sound ones, and `one_by_one` (file, line) of every other line of context."""
    filled(engine, "memberships", MEMBERSHIPS, ())
    filled(engine, "one_by_one", {"file": "INTEGER", "line": "BIGINT"}, ())
    for file in files:
        engine.execute(f"CREATE OR REPLACE TEMP TABLE lines_of_context AS {file.texts(TOLD)}")
        engine.execute(
            "CREATE OR REPLACE TEMP TABLE twice AS SELECT context FROM lines_of_context GROUP BY 1 HAVING count(*) > 1"
        )
        filled(engine, "signings", SIGNINGS, _signings(engine, grounds))
        same = " AND ".join(f'told."{one}" IS NOT DISTINCT FROM signings."{one}"' for one in SIGNED)
        engine.execute(
            "CREATE OR REPLACE TEMP VIEW sound_memberships AS "
            'SELECT told.line, told."group", told.member, first_day, last_day, known_day '
            f"FROM lines_of_context told JOIN signings ON {same} WHERE kind = 'membership' "
            'AND told."group" IS NOT NULL AND told.member IS NOT NULL '
            "AND context IS NOT NULL AND context NOT IN (FROM twice)"
        )
        first = "(SELECT COALESCE(max(place), 0) FROM memberships)"
        engine.execute(
            f'INSERT INTO memberships SELECT "group", member, first_day, last_day, known_day, {first} + line '
            "FROM sound_memberships"
        )
        engine.execute(
            f"INSERT INTO one_by_one SELECT {file.number}, line FROM lines_of_context "
            "WHERE line NOT IN (SELECT line FROM sound_memberships)"
        )


def _signings(engine: duckdb.DuckDBPyConnection, grounds: Grounds) -> Iterator[Row]:
    listed = ", ".join(SIGNED)
    found = engine.execute(f"SELECT DISTINCT {listed} FROM lines_of_context WHERE kind = 'membership'").fetchall()
    for row in found:
        cells = dict(zip(SIGNED, row, strict=True))
        probe = {"context": "one", "kind": "membership", "group": "some", "member": "one", **cells}
        try:
            thing_from_context(Line(kind="context", file="", number=1, columns=probe), grounds)
        except BadLine:
            continue
        days = membership(probe)
        yield {**cells, "first_day": days.since, "last_day": days.until, "known_day": days.known}
