"""The chain of entries: how each digest follows from the one before, and its proof from an export."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

BEFORE_THE_FIRST = "0" * 64
SIGNED = ("number", "kind", "key", "subject", "body", "author", "recorded")
COLUMNS = (*SIGNED, "previous", "digest")


def canonical(value: object) -> str:
    """A value as JSON in its one form: keys in order, no spaces, letters as they are. Raises ValueError for NaN."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest_of(previous: str, entry: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, over the digest before and the canonical JSON of the entry's own fields."""
    signed = canonical({field: entry[field] for field in SIGNED})
    return sha256(f"{previous}\n{signed}".encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What the proof found. `first_broken` is the number of the first entry that does not stand, None where all do."""

    valid: bool
    entries: int
    first_broken: int | None
    head: str
    sentence: str


def verify(lines: Iterable[str], head: str | None = None) -> Verdict:
    """Prove an export line by line. With `head` (the last digest, kept elsewhere) a cut tail is found too.

    Lines must stand exactly as the journal writes them, so that no byte can differ unnoticed.
    """
    previous, entries = BEFORE_THE_FIRST, 0
    for line in lines:
        written = line.rstrip("\r\n")
        if not written:
            continue
        broken, previous_now = _broken(written, entries + 1, previous)
        if broken:
            return Verdict(valid=False, entries=entries, first_broken=entries + 1, head=previous, sentence=broken)
        previous, entries = previous_now, entries + 1
    if head and head.strip().lower() != previous:
        says = (
            f"it ends after entry {entries} with another head than the one that was kept: its end is missing, "
            "it was written anew, or the head was copied wrongly"
        )
        return Verdict(valid=False, entries=entries, first_broken=entries + 1, head=previous, sentence=says)
    if not entries:
        nothing = "it holds no entry; name a file that `journal export` wrote"
        return Verdict(valid=False, entries=0, first_broken=None, head=previous, sentence=nothing)
    sentence = f"all {entries} entries stand, each on the one before"
    if not head:
        sentence += " (whether its end was cut, or all of it written anew, only a head kept elsewhere shows: --head)"
    return Verdict(valid=True, entries=entries, first_broken=None, head=previous, sentence=sentence)


def _broken(written: str, number: int, previous: str) -> tuple[str, str]:
    """Why this line is not entry `number` of the chain, or ""; and its digest."""
    try:
        entry = json.loads(written)
    except (ValueError, RecursionError):
        return f"entry {number} cannot be read as JSON", ""
    if not isinstance(entry, dict) or set(entry) != set(COLUMNS):
        return f"entry {number} does not have the fields of an entry", ""
    if entry["number"] != number:
        return f"entry {number} is missing: `{entry['number']}` stands in its place", ""
    try:
        if canonical(entry) != written:
            return f"entry {number} is not written as the journal writes it: it was changed after the export", ""
        if entry["previous"] != previous:
            return f"entry {number} does not follow from the one before: one of the two was changed", ""
        if digest_of(previous, entry) != entry["digest"]:
            return f"entry {number} is not what was entered: its digest does not fit what it says", ""
    except (ValueError, UnicodeEncodeError, RecursionError):
        return f"entry {number} holds what no journal writes", ""
    return "", str(entry["digest"])
