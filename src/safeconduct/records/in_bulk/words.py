"""The vocabulary as SQL: its matters, and the words that count as not known; every step that folds reads them."""

from collections.abc import Iterable
from string import Template

from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import DISPLACES_NOTHING

MATTERS = ("matter", "folds", "state", "lasting", "figure", "pair", "reach", "ask_again_after")
NOT_KNOWN = ("matter", "word", "reason", "silent")


def matters_in_sql(words: Vocabulary) -> str:
    """A row for each matter: how it folds, whom it reaches, and after how many days it must be asked again."""
    return _rows(
        MATTERS,
        [
            (
                *(one.id, one.folds, one.shape == "state", one.shape == "many", one.shape == "figure"),
                *(one.by == "pair", one.reach, one.ask_again_after),
            )
            for one in words.matters.values()
        ],
    )


def not_known_in_sql(words: Vocabulary) -> str:
    """A row for each word that counts as not known: its matter, the reason, and whether it displaces nothing."""
    return _rows(
        NOT_KNOWN,
        [
            (matter.id, word, reason, reason in DISPLACES_NOTHING)
            for matter in words.matters.values()
            for word, reason in matter.not_known.items()
        ],
    )


def _rows(columns: Iterable[str], rows: Iterable[tuple[str | bool | int, ...]]) -> str:
    told = ",\n".join("(" + ", ".join(_literal(cell) for cell in row) + ")" for row in rows)
    return Template("SELECT * FROM (VALUES\n$told\n) AS told ($columns)").substitute(
        told=told, columns=", ".join(columns)
    )


def _literal(cell: str | bool | int) -> str:
    match cell:
        case bool():
            return str(cell).upper()
        case int():
            return str(cell)
        case _:
            return "'" + cell.replace("'", "''") + "'"
