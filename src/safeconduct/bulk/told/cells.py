"""The different cells of a table of readings, each judged once as `intake` judges a line; checked.py joins them.

Seventeen million lines have some thousand different days, words and acts. Each of them is put into a line that is sound
but for it, and that line is checked as any other: what is found of it holds for every line with the same cell.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from safeconduct.bulk.filled import Columns, Row, filled
from safeconduct.bulk.told import columns
from safeconduct.dates import PartialDate, partial_date
from safeconduct.errors import BadInput, BadLine
from safeconduct.intake.cells import columns_from_cells
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.readings import thing_from_reading
from safeconduct.intake.thing import SETTLED, Line
from safeconduct.statements.reading import checked_value
from safeconduct.statements.statement import Meaning, meaning_of
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter

ACT = ("matter", "by", "towards", "capacity", "directness", "on_behalf_of", "polarity")
VALUE = ("matter", "value_type", "told", "polarity")
ACTS: Columns = {
    **dict.fromkeys((*ACT, "value_type", "circle"), "VARCHAR"),
    **dict.fromkeys(("own", "sound", "placed"), "BOOLEAN"),
}
VALUES: Columns = {
    **dict.fromkeys(VALUE, "VARCHAR"),
    "sound": "BOOLEAN",
    "value": "VARCHAR",
    "first": "INTEGER",
    "last": "INTEGER",
}
DAYS: Columns = {"told": "VARCHAR", "first": "INTEGER", "last": "INTEGER"}
A_DAY = "2000-01-01"
# A value that every matter of the type can have; words have their own.
SOUND_VALUES: Mapping[str, object] = {"date": A_DAY, "number": 1, "text": "so", "power": "CH", "figure": {"n": 1}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """What the judging of cells found: whether all are sound, and whether it is left open who knew at first hand."""

    sound: bool
    open: bool


def judge_cells(engine: duckdb.DuckDBPyConnection, grounds: Grounds) -> Judged:
    """Make the tables `acts`, `sayable` and `days` from the table `told`, and `circles` of who shares a group.

    An act is `sound` where a line may have it, `placed` where its speaker knows at first hand.
    """
    filled(engine, "circles", {"subject": "VARCHAR", "circle": "VARCHAR"}, _circles(grounds))
    filled(engine, "acts", ACTS, (_act(row, grounds) for row in _different_acts(engine)))
    filled(engine, "sayable", VALUES, (_value(row, grounds.words) for row in _different_values(engine, grounds.words)))
    days = _different_days(engine)
    filled(engine, "days", DAYS, _days(days))
    ((unsound, undone, sound_days),) = engine.execute(
        "SELECT (SELECT count(*) FROM acts WHERE NOT sound), (SELECT count(*) FROM sayable WHERE NOT sound), "
        "(SELECT count(*) FROM days)"
    ).fetchall()
    return Judged(sound=not unsound and not undone and sound_days == len(days), open=_left_open(engine))


def _left_open(engine: duckdb.DuckDBPyConnection) -> bool:
    """Whether a line does not tell whether its speaker knew at first hand."""
    return bool(engine.execute("SELECT 1 FROM told WHERE first_hand IS NULL LIMIT 1").fetchall())


def with_circles(engine: duckdb.DuckDBPyConnection, grounds: Grounds) -> Grounds:
    """The grounds with who shares a group, where a line leaves open whether its speaker knew at first hand."""
    powers = grounds.powers
    if not (powers.detaining or powers.of_origin):
        return grounds
    if not _left_open(engine):
        return grounds
    members = engine.execute('SELECT DISTINCT "group", member FROM memberships').fetchall()
    return replace(grounds, members=tuple(members))


def _circles(grounds: Grounds) -> Iterator[Row]:
    """Whose Powers are told by context: the circle of each subject that shares a group with one of whom they are."""
    powers = grounds.powers
    told = powers.detaining.keys() | powers.of_origin.keys()
    for subject in told | powers.kin.keys():
        circle = powers.kin.get(subject, subject)
        if circle in told:
            yield {"subject": subject, "circle": circle}


def _different_acts(engine: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    cells = ", ".join(f'told."{column}"' for column in ACT)
    found = engine.execute(
        f"SELECT DISTINCT {cells}, value_type, COALESCE(told.speaker = told.subject, FALSE), circle "  # noqa: S608 - names of our own
        "FROM told LEFT JOIN circles ON told.first_hand IS NULL AND told.subject = circles.subject"
    ).fetchall()
    return (dict(zip((*ACT, "value_type", "own", "circle"), row, strict=True)) for row in found)


def _act(cells: Row, grounds: Grounds) -> Row:
    matter = grounds.words.matter(str(cells["matter"]))
    subject = cells["circle"] or "somebody"
    probe = {
        **{"statement": "one", "utterance": "one", "said": A_DAY, "known": A_DAY},
        **{column: cells[column] for column in ACT},
        "subject": subject,
        "speaker": subject if cells["own"] else "another",
        "value": _sound_value(matter) if matter else None,
    }
    try:
        thing = thing_from_reading(Line(kind="reading", file="", number=1, columns=probe), grounds)
    except BadLine:
        return {**cells, "sound": False}
    told_as_text = cells["value_type"] in (columns.TEXT, columns.CELL) or not (matter and matter.type == "text")
    return {**cells, "sound": told_as_text, "placed": thing.body[SETTLED]["first_hand"]}


def _sound_value(matter: Matter) -> object:
    return matter.known_words[0] if matter.type == "word" else SOUND_VALUES[matter.type]


def _different_values(engine: duckdb.DuckDBPyConnection, words: Vocabulary) -> Iterator[Row]:
    matters = ", ".join(f"'{one.id}'" for one in words.matters.values() if one.type != "text")
    found = engine.execute(
        "SELECT DISTINCT told.matter, told.value_type, told.value, told.polarity FROM told "  # noqa: S608 - of the vocabulary
        f"WHERE told.value IS NOT NULL AND told.matter IN ({matters})"
    ).fetchall()
    return (dict(zip(VALUE, row, strict=True)) for row in found)


def _value(cells: Row, words: Vocabulary) -> Row:
    matter = words.matters[cells["matter"]]
    try:
        value = checked_value(_typed(cells, words), matter)
        if cells["polarity"] == "is-not" and matter.not_known_reason(value):
            return {**cells, "sound": False}
        return {**cells, "sound": True, **value_cells(meaning_of(value, matter.type))}
    except BadInput:
        return {**cells, "sound": False}


def _typed(cells: Row, words: Vocabulary) -> object:
    """The value as a line of JSON would hold it."""
    match cells["value_type"]:
        case columns.TEXT:
            return cells["told"]
        case columns.CELL:
            line = {"matter": cells["matter"], "value": cells["told"]}
            return columns_from_cells(line, "reading", words)["value"]
        case _:
            return json.loads(cells["told"])


def value_cells(meaning: Meaning) -> Mapping[str, Any]:
    """The columns of a value; a day has its first and last, a number is written without needless nought."""
    match meaning:
        case PartialDate(text, first, last):
            return {"value": text, "first": first, "last": last}
        case float() if meaning.is_integer():
            return {"value": str(int(meaning))}
        case _:
            return {"value": str(meaning)}


def _different_days(engine: duckdb.DuckDBPyConnection) -> list[str]:
    each = " UNION ".join(f"SELECT DISTINCT {column} AS day FROM told" for column in columns.DAYS)  # noqa: S608
    return [day for (day,) in engine.execute(f"FROM ({each}) WHERE day IS NOT NULL").fetchall()]


def _days(different: list[str]) -> Iterator[Row]:
    for told in different:
        try:
            day = partial_date(told)
        except BadInput:
            continue
        yield {"told": told, "first": day.first, "last": day.last}
