"""The tables between the rooms of many at once: filled from plain statements, and the rows that plain records are."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from safeconduct.dates import PartialDate
from safeconduct.law.expression.sql import packed
from safeconduct.records.entry import Entry, Saying
from safeconduct.records.record import Heard, Record
from safeconduct.records.surroundings import Surroundings
from safeconduct.routes.last_word import own_sayings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import DIRECTNESS, Key, Meaning, Statement
from safeconduct.vocabulary.from_files import vocabulary

Row = Mapping[str, Any]
Columns = Mapping[str, str]

STATEMENTS: Columns = {
    "id": "VARCHAR",
    "row": "VARCHAR",
    "utterance": "VARCHAR",
    "subject": "VARCHAR",
    "matter": "VARCHAR",
    "by": "VARCHAR",
    "towards": "VARCHAR",
    "value": "VARCHAR",
    "value_first": "INTEGER",
    "value_last": "INTEGER",
    "denied": "BOOLEAN",
    "speaker": "VARCHAR",
    "capacity": "VARCHAR",
    "directness": "INTEGER",
    "own": "BOOLEAN",
    "first_hand": "BOOLEAN",
    "officer": "BOOLEAN",
    "supposed": "BOOLEAN",
    "said_first": "INTEGER",
    "said_last": "INTEGER",
    "said_day": "INTEGER",
    "known_day": "INTEGER",
    "from_day": "INTEGER",
    "until_day": "INTEGER",
    "since_first": "INTEGER",
    "since_last": "INTEGER",
    "counts_from": "INTEGER",
    "known_before": "INTEGER",
    "document": "VARCHAR",
    "candidates": "VARCHAR[]",
    "distinct_from": "VARCHAR[]",
    "said": "VARCHAR",
    "order": "INTEGER",
}
RULINGS: Columns = {
    "statement": "VARCHAR",
    "id": "VARCHAR",
    "decision": "VARCHAR",
    "day": "INTEGER",
    "known": "INTEGER",
    "place": "INTEGER",
}
DATED: Columns = {"since": "INTEGER", "until": "INTEGER", "known": "INTEGER", "place": "INTEGER"}
MEMBERSHIPS: Columns = {"group": "VARCHAR", "member": "VARCHAR", **DATED}
OFFERS: Columns = {
    "key": "VARCHAR",
    "offeror": "VARCHAR",
    "offerees": "VARCHAR[]",
    "receiving": "VARCHAR",
    "counterpart": "VARCHAR",
    "covers": "VARCHAR",
    **DATED,
}
PARTIES: Columns = {"conflict": "VARCHAR", "power": "VARCHAR", "side": "VARCHAR", **DATED}
JUDGEMENTS: Columns = {
    "id": "VARCHAR",
    "left": "VARCHAR",
    "right": "VARCHAR",
    "verdict": "VARCHAR",
    "known": "INTEGER",
    "place": "INTEGER",
}
WAIVERS: Columns = {
    "id": "VARCHAR",
    "decision": "VARCHAR",
    "day": "INTEGER",
    "known": "INTEGER",
    "subject": "VARCHAR",
    "condition": "VARCHAR",
    "route": "VARCHAR",
    "place": "INTEGER",
}
HELD: Columns = {
    "record": "VARCHAR",
    "id": "VARCHAR",
    "of_group": "BOOLEAN",
    "side": "VARCHAR",
    "matter": "VARCHAR",
    "by": "VARCHAR",
    "towards": "VARCHAR",
    "place": "BIGINT",
    "value": "VARCHAR",
    "denied": "BOOLEAN",
    "utterance": "VARCHAR",
    "officer": "BOOLEAN",
    "own": "BOOLEAN",
    "said_first": "INTEGER",
    "said_last": "INTEGER",
    "said_day": "INTEGER",
    "since_first": "INTEGER",
    "since_last": "INTEGER",
    "until_day": "INTEGER",
    "ruled": "INTEGER",
}
IDENTITIES: Columns = {"record": "VARCHAR", "key": "VARCHAR"}
OWN_ENTRIES: Columns = {
    "record": "VARCHAR",
    "utterance": "VARCHAR",
    "matter": "VARCHAR",
    "towards": "VARCHAR",
    "value": "VARCHAR",
    "because": "VARCHAR[]",
}
ENTRIES: Columns = {
    "record": "VARCHAR",
    "matter": "VARCHAR",
    "by": "VARCHAR",
    "towards": "VARCHAR",
    "place": "BIGINT",
    "first": "VARCHAR",
    "value": "VARCHAR",
    "value_first": "INTEGER",
    "value_last": "INTEGER",
    "denied": "VARCHAR[]",
    "denied_days": "BIGINT[]",
    "because": "VARCHAR[]",
    "statements": "VARCHAR[]",
    "unsettled": "VARCHAR[]",
    "by_officer": "BOOLEAN",
    "shown": "VARCHAR",
    "also": "VARCHAR[]",
    "contradicted": "STRUCT(statement VARCHAR, reason VARCHAR)[]",
    "stale": "BOOLEAN",
}
SAYINGS: Columns = {
    "record": "VARCHAR",
    "matter": "VARCHAR",
    "by": "VARCHAR",
    "towards": "VARCHAR",
    "place": "INTEGER",
    "statement": "VARCHAR",
    "also": "VARCHAR[]",
    "cited": "VARCHAR[]",
    "value": "VARCHAR",
    "denied": "BOOLEAN",
    "officer": "BOOLEAN",
    "utterance": "VARCHAR",
    "said_day": "INTEGER",
}


def filled(engine: duckdb.DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]) -> None:
    """Make a table of these columns and fill it; what a row does not name is NULL."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        engine.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM read_json($file, columns = $columns, "  # noqa: S608 - names of our own
            "format = 'newline_delimited')",
            {"file": str(file), "columns": dict(columns)},
        )


def fill_statements(engine: duckdb.DuckDBPyConnection, statements: Statements) -> None:
    """The tables `statements` (the hearings that statements tell of included) and `rulings`."""
    filled(engine, "statements", STATEMENTS, statement_rows(statements))
    filled(engine, "rulings", RULINGS, ruling_rows(statements))


def fill_surroundings(engine: duckdb.DuckDBPyConnection, surroundings: Surroundings) -> None:
    """The tables `memberships`, `offers`, `parties`, `judgements` and `waivers`."""
    for name, columns in (
        ("memberships", MEMBERSHIPS),
        ("offers", OFFERS),
        ("parties", PARTIES),
        ("judgements", JUDGEMENTS),
        ("waivers", WAIVERS),
    ):
        things = enumerate(getattr(surroundings, name))
        rows = [{key: getattr(thing, key) for key in columns if key != "place"} | {"place": n} for n, thing in things]
        filled(engine, name, columns, rows)


def fill_records(engine: duckdb.DuckDBPyConnection, records: Iterable[Record]) -> None:
    """The tables `held`, `entries` and `sayings`, as plain records have them."""
    several = list(records)
    filled(engine, "held", HELD, (row for record in several for row in held_rows(record)))
    filled(engine, "entries", ENTRIES, (row for record in several for row in entry_rows(record)))
    filled(engine, "sayings", SAYINGS, (row for record in several for row in saying_rows(record)))
    filled(engine, "identities", IDENTITIES, (row for record in several for row in identity_rows(record)))
    filled(engine, "own_entries", OWN_ENTRIES, (row for record in several for row in own_entry_rows(record)))


def statement_rows(statements: Statements) -> Iterator[Row]:
    """A row for each statement and each hearing; `order` is the place of its day and id among all, from 1.

    A hearing has no candidates: it is of the utterance, whoever was spoken of.
    """
    places = {id_: place for place, id_ in enumerate(statements.by_id, 1)}
    for subject in statements.subjects:
        for one in statements.of(subject):
            hearing = one.subject != statements.by_id[one.id].subject
            yield _statement_row(one) | {"order": places[one.id]} | ({"candidates": []} if hearing else {})


def _statement_row(one: Statement) -> dict[str, Any]:
    row = {key: getattr(one, key) for key in STATEMENTS if key in PLAIN}
    days = {
        f"{name}_{end}": getattr(day, end)
        for name, day in (("said", one.said), ("since", one.since))
        for end in ("first", "last")
        if day
    }
    return {
        **row,
        **days,
        **value_cells(one.meaning),
        "directness": DIRECTNESS[one.directness],
        "own": one.on_himself,
        "officer": one.by_officer,
        "known_before": one.known_before.last if one.known_before else None,
        "said": str(one.said),
    }


PLAIN = {
    *("id", "row", "utterance", "subject", "matter", "by", "towards", "denied", "speaker", "capacity", "first_hand"),
    *("supposed", "said_day", "known_day", "from_day", "until_day", "counts_from", "document", "candidates"),
    "distinct_from",
}


def value_cells(meaning: Meaning | None) -> dict[str, Any]:
    """The columns of a value; days have their first and last, a number is written without needless nought."""
    match meaning:
        case PartialDate(text, first, last):
            return {"value": text, "value_first": first, "value_last": last}
        case float() if meaning.is_integer():
            return {"value": str(int(meaning))}
        case None:
            return {"value": None}
        case _:
            return {"value": str(meaning)}


def ruling_rows(statements: Statements) -> Iterator[Row]:
    """A row for each ending of a statement, in the order in which the statement has them."""
    for one in statements:
        for place, ruling in enumerate(one.endings):
            told = {key: getattr(ruling, key) for key in ("id", "decision", "day", "known")}
            yield {"statement": one.id, **told, "place": place}


def _heard(record: Record) -> Iterator[tuple[int, Key, Heard, Entry]]:
    for matter in record.heard_matters:
        both = zip(record.heard_of(matter), record.entries_of(matter), strict=True)
        for place, ((key, heard), entry) in enumerate(both):
            yield place, key, heard, entry


def held_rows(record: Record) -> Iterator[Row]:
    """A row for each statement that a record holds; what is set aside or said of one of several is of no group."""
    for _, key, heard, _ in _heard(record):
        sides = [(one.statement, one.of_group, "standing", one.rank[0]) for one in heard.standing]
        sides += [(one, False, "set-aside", one.rank[0]) for one in heard.set_aside]
        sides += [(one, False, "of-one", one.rank[0]) for one in heard.of_one]
        for place, (one, of_group, side, ruled) in enumerate(sides):
            told = {name: cell for name, cell in _statement_row(one).items() if name in HELD}
            told |= {"of_group": of_group, "side": side, "ruled": ruled, "place": place}
            yield told | _key_cells(record, key)


def identity_rows(record: Record) -> Iterator[Row]:
    """A row for each key of the person whose record it is."""
    return ({"record": record.subject, "key": key} for key in sorted(record.identity.keys))


def own_entry_rows(record: Record) -> Iterator[Row]:
    """A row for what he himself said on going anywhere in one matter in one utterance, its renderings settled."""
    for day in own_sayings(record):
        for entry, renderings in day:
            yield {
                "record": record.subject,
                "utterance": renderings[0].statement.utterance,
                "matter": entry.matter.id,
                "towards": entry.towards,
                **value_cells(entry.value),  # type: ignore[arg-type]  # a value of an entry is a meaning
                "because": entry.because,
            }


def entry_rows(record: Record) -> Iterator[Row]:
    """A row for each entry; `by` and `towards` are those of its key, `place` its place among those of its matter."""
    for place, key, _, entry in _heard(record):
        days = sorted(packed(one) for one in entry.denied if isinstance(one, PartialDate))
        yield {
            **_key_cells(record, key),
            **value_cells(entry.value),  # type: ignore[arg-type]  # a value of an entry is a meaning
            "place": place,
            "first": "",
            "denied": sorted(str(value_cells(one)["value"]) for one in entry.denied) or None,
            "denied_days": days or None,
            "because": entry.because,
            "statements": _ids(entry.cited),
            "unsettled": _ids(entry.unsettled),
            "by_officer": any(one.by_officer for one in entry.cited),
            "shown": entry.saying.statement.id if entry.saying else None,
            "also": _ids(entry.saying.also) if entry.saying else [],
            "contradicted": [{"statement": one.statement.id, "reason": one.why} for one in entry.contradicted],
            "stale": entry.stale,
        }


def saying_rows(record: Record) -> Iterator[Row]:
    """A row for each saying of each entry, in order."""
    for _, key, _, entry in _heard(record):
        for place, saying in enumerate(entry.sayings):
            yield {**_key_cells(record, key), **_saying_cells(saying), "place": place}


def _saying_cells(saying: Saying) -> dict[str, Any]:
    one = saying.statement
    return {
        "statement": one.id,
        "also": _ids(saying.also),
        "cited": _ids(saying.cited),
        "value": value_cells(one.meaning)["value"],
        "denied": one.denied,
        "officer": one.by_officer,
        "utterance": one.utterance,
        "said_day": one.said_day,
    }


def _key_cells(record: Record, key: Key) -> dict[str, Any]:
    matter, by, towards = key
    assert matter in vocabulary().matters
    return {"record": record.subject, "matter": matter, "by": by, "towards": towards}


def _ids(statements: Iterable[Statement]) -> list[str]:
    return [one.id for one in statements]
