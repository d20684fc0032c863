"""The pass from files to tables of checked statements and of what surrounds them; the run asks for parts of them.

`told` are the lines as they came, `apart` those that are no statements, `made` the statements of officers and treaties
and those whose transcription is corrected. `sound` is the part of the told that stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.filled import Columns, filled
from safeconduct.bulk.told.beside import Beside, beside_readings
from safeconduct.bulk.told.cells import Judged, judge_cells, with_circles
from safeconduct.bulk.told.columns import told
from safeconduct.bulk.told.given import Given
from safeconduct.bulk.told.made import make_statements
from safeconduct.bulk.told.refusals import APART, Judging, counted, set_apart
from safeconduct.bulk.told.rulings import rulings_and_corrected
from safeconduct.intake.thing import Refused
from safeconduct.law.library import law
from safeconduct.law.treaties import treaty_statements
from safeconduct.records.surroundings import Surroundings
from safeconduct.vocabulary.from_files import vocabulary

DATED: Columns = {"since": "INTEGER", "until": "INTEGER", "known": "INTEGER", "place": "INTEGER"}
SURROUNDINGS: Mapping[str, Columns] = {
    "offers": {
        **dict.fromkeys(("key", "offeror", "receiving", "counterpart", "covers"), "VARCHAR"),
        "offerees": "VARCHAR[]",
        **DATED,
    },
    "parties": {**dict.fromkeys(("conflict", "power", "side"), "VARCHAR"), **DATED},
    "judgements": {
        **dict.fromkeys(("id", "left", "right", "verdict"), "VARCHAR"),
        **dict.fromkeys(("known", "place"), "INTEGER"),
    },
    "waivers": {
        **dict.fromkeys(("id", "decision", "subject", "condition", "route"), "VARCHAR"),
        **dict.fromkeys(("day", "known", "place"), "INTEGER"),
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What was taken in: how many lines were told, what was refused and for which reasons, and what surrounds."""

    told: int
    refused: int
    reasons: list[tuple[str, int]]
    surroundings: Surroundings
    judging: Judging
    judged: Judged
    beside_refused: list[Refused]


def tables_from_files(given: Given, engine: duckdb.DuckDBPyConnection, folder: Path) -> Taken:
    """Take in all files: the tables named above, `memberships`, `rulings`, and those of SURROUNDINGS.

    Lines of CSV and JSON are first written into `folder`, sorted by subject, so that parts of them can be read.
    """
    words, laws = vocabulary(), law()
    beside = beside_readings(engine, given, words, laws)
    _view_what_is_told(given, engine, folder)
    grounds = with_circles(engine, beside.grounds)
    judged = judge_cells(engine, grounds)
    judging = Judging(engine=engine, files=given.readings, grounds=grounds)
    if given.entered:
        filled(engine, "apart", APART, ())
    else:
        set_apart(judging, judged)
    corrected = rulings_and_corrected(judging, given, beside)
    make_statements(engine, [*beside.statements, *corrected, *treaty_statements()], beside.rulings)
    _leave_apart(engine)
    for name, columns in SURROUNDINGS.items():
        things = enumerate(getattr(beside.surroundings, name))
        rows = [{key: getattr(thing, key) for key in columns if key != "place"} | {"place": n} for n, thing in things]
        filled(engine, name, columns, rows)
    return _taken(judging, judged, beside)


def _view_what_is_told(given: Given, engine: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """`told`: the lines of all files of readings; from when it is known and its document, where its row tells them."""
    parts = []
    for file in given.readings:
        relation = told(file, entered=given.entered)
        if not file.is_parquet:
            copy = quoted(folder / f"told-{file.number}.parquet")
            engine.execute(f"COPY ({relation} ORDER BY subject, statement) TO {copy} (FORMAT parquet)")
            relation = f"SELECT * FROM read_parquet({copy})"  # noqa: S608 - quoted
        parts.append(relation)
    lines = " UNION ALL ".join(parts)
    if engine.execute("SELECT 1 FROM rows LIMIT 1").fetchall():
        lines = (
            "SELECT lines.* REPLACE (COALESCE(lines.known, rows.known) AS known), rows.document "  # noqa: S608
            f"FROM ({lines}) lines LEFT JOIN rows ON rows.id = lines.row"
        )
    else:
        lines = f"SELECT *, NULL::VARCHAR AS document FROM ({lines})"  # noqa: S608
    engine.execute(f"CREATE OR REPLACE VIEW told AS {lines}")


def _leave_apart(engine: duckdb.DuckDBPyConnection) -> None:
    some = engine.execute("SELECT 1 FROM apart LIMIT 1").fetchall()
    where = " WHERE (file, line) NOT IN (SELECT (file, line) FROM apart)" if some else ""
    engine.execute(f"CREATE OR REPLACE VIEW sound AS SELECT * FROM told{where}")  # noqa: S608


def _taken(judging: Judging, judged: Judged, beside: Beside) -> Taken:
    engine = judging.engine
    ((told_in_all,),) = engine.execute("SELECT count(*) FROM told").fetchall()
    reasons = counted(engine)
    return Taken(
        told=told_in_all,
        refused=sum(count for _, count in reasons),
        reasons=reasons,
        surroundings=beside.surroundings,
        judging=judging,
        judged=judged,
        beside_refused=[one for one in beside.refused if one.is_bad],
    )
