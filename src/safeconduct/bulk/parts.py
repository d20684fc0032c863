"""The subjects divided into parts that fit into memory, and the statements of each part; run.py goes through them.

A part holds persons in a range, and their utterances. What many persons share is around: groups, offers, Powers,
conflicts, the unidentified and those judged to be one person with another; it is held the whole run. Where everyone
fits into one part, everyone is around, and that part is all.
"""

from dataclasses import dataclass

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.filled import filled
from safeconduct.bulk.told.checked import statements
from safeconduct.bulk.told.hearings import hearings
from safeconduct.bulk.told.made import STATEMENTS
from safeconduct.powers import CODES
from safeconduct.vocabulary.from_files import vocabulary

UTTERANCE = "utterance:"
AROUND = """
SELECT "group" AS subject FROM memberships
UNION SELECT key FROM offers
UNION SELECT conflict FROM parties
UNION SELECT power FROM powers
UNION SELECT "left" FROM judgements
UNION SELECT "right" FROM judgements
UNION SELECT subject FROM sound WHERE len(candidates) > 0
UNION SELECT subject FROM made WHERE len(candidates) > 0
"""
LISTED = ", ".join(f'"{column}"' for column in STATEMENTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A range of subjects, both ends included, and how many statements are told of them; part 0 is what is around."""

    number: int
    first: str = ""
    last: str = ""
    told: int = 0

    @property
    def name(self) -> str:
        """How its files are called."""
        return f"{self.number:05d}"


def divide(engine: duckdb.DuckDBPyConnection, size: int, *, open_: bool) -> list[Part]:
    """Make the tables `around`, `people` (subject, prisoner, part) and `utterances`; parts have some `size` lines."""
    filled(engine, "powers", {"power": "VARCHAR"}, ({"power": code} for code in sorted(CODES)))
    engine.execute(f"CREATE OR REPLACE TABLE around AS {AROUND}")
    matters = ", ".join(quoted(one.id) for one in vocabulary().matters.values() if "person" in one.of)
    tell = f"subject, count(*) AS told, bool_or(matter IN ({matters})) AS personal"
    engine.execute(
        f"CREATE OR REPLACE TABLE people AS WITH told AS (SELECT {tell} FROM sound GROUP BY 1 "
        f"UNION ALL SELECT {tell} FROM made GROUP BY 1 UNION ALL SELECT DISTINCT member, 0, TRUE FROM memberships "
        "UNION ALL SELECT subject, 0, FALSE FROM around), "
        "each AS (SELECT subject, sum(told) AS told, subject IN (FROM around) AS shared, bool_or(personal) "
        "AND NOT contains(subject, ':') AND subject NOT IN (SELECT \"group\" FROM memberships) AS prisoner "
        f"FROM told WHERE NOT starts_with(subject, {quoted(UTTERANCE)}) GROUP BY 1), "
        "before AS (SELECT *, sum(CASE WHEN shared THEN 0 ELSE told END) OVER (ORDER BY subject) - told AS before, "
        f"sum(told) OVER () <= {size} AS few FROM each) "
        f"SELECT subject, told, prisoner, CASE WHEN shared OR few THEN 0 ELSE 1 + before // {size} END AS part "
        "FROM before"
    )
    engine.execute("CREATE OR REPLACE TABLE around AS SELECT subject FROM people WHERE part = 0 UNION FROM around")
    _gather_utterances(engine, open_=open_)
    found = engine.execute(
        "SELECT part, min(subject), max(subject), sum(told)::BIGINT FROM people WHERE part > 0 GROUP BY 1 ORDER BY 1"
    ).fetchall()
    parts = (
        Part(number=number, first=first, last=last, told=told) for number, (_, first, last, told) in enumerate(found, 1)
    )
    return [Part(number=0), *parts]


def _gather_utterances(engine: duckdb.DuckDBPyConnection, *, open_: bool) -> None:
    """`utterances`: what is said of utterances in their own lines, by officers, or in statements on several persons."""
    engine.execute(
        "CREATE OR REPLACE TABLE shared AS SELECT utterance FROM sound WHERE asked_how IS NOT NULL OR "
        "(capacity = 'prisoner' AND speaker = subject) GROUP BY utterance "
        "HAVING min(subject) <> max(subject) AND count(asked_how) > 0"
    )
    words, own = vocabulary(), f"starts_with(told.subject, {quoted(UTTERANCE)})"
    own = statements("sound", own, words, open_=open_)
    shared = "told.asked_how IS NOT NULL AND told.utterance IN (FROM shared)"
    shared = statements("sound", shared, words, open_=open_)
    engine.execute(
        f"CREATE OR REPLACE TABLE utterances AS SELECT {LISTED} FROM ({own}) "
        f"UNION ALL SELECT {LISTED} FROM ({hearings(f'({shared})')}) "
        f"UNION ALL SELECT {LISTED} FROM made WHERE starts_with(subject, {quoted(UTTERANCE)})"
    )


def take_part(engine: duckdb.DuckDBPyConnection, part: Part, suffix: str, *, open_: bool) -> None:
    """Make the tables `statements`, `subjects` and `prisoners` of a part, with a suffix to their names.

    Those of what is around all parts see. `open_`: some lines do not tell whether their speaker knew at first hand.
    """
    mine = "told.subject IN (FROM around)"
    if part.number:
        mine = f"told.subject BETWEEN {quoted(part.first)} AND {quoted(part.last)} AND NOT {mine}"
        mine += f" AND NOT starts_with(told.subject, {quoted(UTTERANCE)})"
    kind = "TEMP TABLE" if part.number else "TABLE"
    told = statements("sound", mine, vocabulary(), open_=open_)
    table = f"statements{suffix}"
    engine.execute(f"CREATE OR REPLACE {kind} {table} AS {told} ")
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE heard AS FROM {table} "
        "WHERE asked_how IS NOT NULL AND utterance NOT IN (FROM shared)"
    )
    for more in (
        hearings("heard"),
        f"FROM made told WHERE {mine}",
        f"FROM utterances WHERE subject IN (SELECT {quoted(UTTERANCE)} || utterance FROM {table})",
    ):
        engine.execute(f"INSERT INTO {table} BY NAME {more}")
    engine.execute("DROP TABLE heard")
    of = f"FROM people WHERE part = {part.number}"
    engine.execute(
        f"CREATE OR REPLACE {kind} subjects{suffix} AS SELECT subject {of} "
        f"UNION SELECT subject FROM {table} WHERE starts_with(subject, {quoted(UTTERANCE)})"
    )
    engine.execute(f"CREATE OR REPLACE {kind} prisoners{suffix} AS SELECT subject {of} AND prisoner")
