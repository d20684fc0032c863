"""The journal written out line by line, as chain.py proves it; the verb `journal export` calls it."""

import json
from collections.abc import Iterator
from pathlib import Path

from safeconduct.journal.chain import COLUMNS, canonical
from safeconduct.journal.location import location_of
from safeconduct.journal.opening import entries, has_journal, session
from safeconduct.journal.store import nothing_yet


def export(location: str | Path | None = None) -> Iterator[str]:
    """Every entry as one line of canonical JSON, in order. Raises BadInput where there is no journal."""
    place = location_of(location)
    with session(place) as alias:
        if not has_journal(place, alias):
            raise nothing_yet(place)
        for values in entries(alias).values_list(*COLUMNS).iterator(chunk_size=2000):
            entry = dict(zip(COLUMNS, values, strict=True))
            yield canonical({**entry, "body": json.loads(entry["body"])})
