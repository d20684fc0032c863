"""JSON Lines read strictly: one object a line, each column once, whole UTF-8; from_files.py calls it."""

import json
from pathlib import Path
from typing import Any, BinaryIO

from safeconduct.intake.record import LONGEST_LINE, MOST_COLUMNS, Record, Records, too_many_columns, unreadable


class _Twice(ValueError):
    """One column is given twice in one object."""


def json_lines(path: Path) -> Records:
    """The lines of a file, from 1. A file of another kind is given up at its first line, as one mistake."""
    with path.open("rb") as file:
        yield from _lines(file)


def _lines(file: BinaryIO) -> Records:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if len(raw) > LONGEST_LINE:
            yield unreadable(
                number, f"the line is longer than {LONGEST_LINE // 1_000_000} MB; one line is one thing told"
            )
            return
        text, wrong = _text(raw)
        if wrong:
            yield unreadable(number, wrong)
            return
        if not text.strip():
            continue
        record = record_of_line(number, text)
        if number == 1 and record.mistake and not text.lstrip().startswith("{"):
            yield unreadable(
                1, f"this is not what its name says: a file of JSON Lines begins with an object ({record.mistake})"
            )
            return
        yield record


def _text(raw: bytes) -> tuple[str, str]:
    """The text of a line, or why it is none."""
    if b"\0" in raw:
        return "", "there is a NUL byte in it: this is no text in UTF-8; save it as UTF-8"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return "", f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"


def record_of_line(number: int, text: str) -> Record:
    """The columns of one line, or the mistake in it."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return unreadable(number, f"it is not JSON: {error.msg.lower()}, character {error.colno}")
    except _Twice as error:
        return unreadable(number, f"the column `{error}` is given twice; write it once", str(error))
    except RecursionError:
        return unreadable(number, "it is nested too deep to be read")
    except ValueError as error:
        return unreadable(number, f"it is not JSON: {error}")
    if not isinstance(found, dict):
        return unreadable(number, "it is not an object of JSON; write one line as {...}")
    if len(found) > MOST_COLUMNS:
        return unreadable(number, too_many_columns())
    return Record(number=number, columns=found)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column, value in pairs:
        if column in found:
            raise _Twice(column)
        found[column] = value
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")
