"""The tables with which the SQL of many routes begins, and how words are written in it; all of this room prints so."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Tables(NamedTuple):
    """What is begun with: the prisoners of a part, their records, the records around them, and the surroundings.

    `prisoners(subject)`; `identities(record, key)`: every key of each of them; `gathered`, `held`, `entries`,
    `sayings`: the records of them and of their utterances; `*_around`: those of offers, Powers and conflicts; the
    others as in `Surroundings`, each row with its `place`.
    """

    prisoners: str = "prisoners"
    identities: str = "identities"
    gathered: str = "gathered"
    held: str = "held"
    entries: str = "entries"
    sayings: str = "sayings"
    held_around: str = "held_around"
    entries_around: str = "entries_around"
    sayings_around: str = "sayings_around"
    memberships: str = "memberships"
    offers: str = "offers"
    parties: str = "parties"
    waivers: str = "waivers"


def quoted(word: str) -> str:
    """A word as SQL."""
    return "'" + word.replace("'", "''") + "'"


def any_of(words: Iterable[str]) -> str:
    """Words as SQL lists them in brackets; where there are none, the empty word, which nothing is."""
    return "(" + (", ".join(quoted(word) for word in words) or "''") + ")"


def word_for(column: str, told: Mapping[str, str]) -> str:
    """The SQL that each value of a column stands for, as one expression; NULL for a value not told."""
    if not told:
        return "CAST(NULL AS VARCHAR)"
    return f"CASE {column} " + " ".join(f"WHEN {quoted(word)} THEN {sql}" for word, sql in told.items()) + " END"


def rows(several: Iterable[Iterable[str]], name: str, columns: tuple[str, ...]) -> str:
    """Rows of words as a table with these columns; there may be none."""
    told = ", ".join("(" + ", ".join(quoted(one) for one in row) + ")" for row in several)
    if told:
        return f"(VALUES {told}) AS {name}({', '.join(columns)})"
    empty = ", ".join(f"CAST(NULL AS VARCHAR) AS {column}" for column in columns)
    return f"(SELECT {empty} WHERE FALSE) AS {name}"
