"""A record as plain data, in the shape that outside programs rely on; the verbs print it."""

from typing import Any

from safeconduct.dates import iso
from safeconduct.records.entry import Entry, Saying
from safeconduct.records.record import Record

UNCONTRADICTED = "nothing is said against it"


def record_to_json(record: Record) -> dict[str, Any]:
    """`subject, on, known_by, entries, not_known`; entries of matters that do not fold stand side by side."""
    entries = record.entries
    return {
        "subject": record.subject,
        "on": iso(record.as_of.on),
        "known_by": iso(record.as_of.known_by),
        "entries": [_entry(entry, saying) for entry in entries for saying in entry.sayings],
        "not_known": [_not_known(entry) for entry in entries if entry.because],
    }


def _entry(entry: Entry, saying: Saying) -> dict[str, Any]:
    statement = saying.statement
    return {
        "matter": entry.matter.id,
        "by": statement.by,
        "towards": statement.towards,
        "value": statement.value,
        "polarity": "is-not" if statement.denied else "is",
        "statement": statement.id,
        "speaker": statement.speaker,
        "capacity": statement.capacity,
        "said": str(statement.said),
        "known": str(statement.known),
        "reason": reason(entry),
        "agrees": [other.id for other in saying.also],
        "contradicted_by": [one.statement.id for one in entry.contradicted],
        "contradictions": [{"statement": one.statement.id, "lost": one.why} for one in entry.contradicted],
        "stale": entry.stale,
        "challenged": entry.challenged,
    }


def _not_known(entry: Entry) -> dict[str, Any]:
    unsettled = [statement.id for statement in entry.unsettled]
    tied = unsettled if "disputed" in entry.because else []
    return {
        "matter": entry.matter.id,
        "by": entry.by,
        "towards": entry.towards,
        "reason": entry.because[0] if len(entry.because) == 1 else list(entry.because),
        "statements": unsettled,
        "contradicted_by": [*tied, *(one.statement.id for one in entry.contradicted)],
        "contradictions": [{"statement": one.statement.id, "lost": one.why} for one in entry.contradicted],
    }


def reason(entry: Entry) -> str:
    """Why what prevails prevails: the step at which the strongest contradiction lost."""
    return next((one.why for one in entry.contradicted if not one.set_aside), UNCONTRADICTED)
