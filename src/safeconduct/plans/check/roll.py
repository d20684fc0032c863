"""A roll as it was written down: who goes from whom to whom in which stage, and what it claims to come to."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from safeconduct.errors import BadInput

COLUMNS = ("who", "from", "to", "stage")
HEADER = (*COLUMNS, "because")


class Going(NamedTuple):
    """One line of a roll."""

    who: str
    held_by: str
    to: str
    stage: int
    because: str = ""


class Roll(NamedTuple):
    """The lines; the aims that are claimed, by name; the digest that is claimed, where there is one."""

    lines: tuple[Going, ...]
    claims: Mapping[str, int]
    digest: str = ""

    @property
    def reckoned_digest(self) -> str:
        """The digest of the lines."""
        told = sorted(f"{one.who},{one.held_by},{one.to},{one.stage}\n" for one in self.lines)
        return sha256("".join(told).encode()).hexdigest()


def roll_from_file(path: Path) -> Roll:
    """The roll of a CSV file, or of the JSON that `plan find` printed. Raises BadInput with file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); name a roll") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not text in UTF-8; save it as UTF-8") from None
    if text.lstrip().startswith("{"):
        return _from_json(path.name, text)
    return _from_csv(path.name, text)


def _from_csv(name: str, text: str) -> Roll:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if missing := [column for column in COLUMNS if column not in (rows.fieldnames or ())]:
            raise BadInput(f"{name}, line 1: the column `{missing[0]}` is missing; the header is {','.join(HEADER)}")
        return Roll(tuple(_line(f"{name}, line {rows.line_num}", row) for row in rows), {})
    except csv.Error as error:
        raise BadInput(f"{name}, line {rows.line_num + 1}: it is not CSV ({error})") from None


def _from_json(name: str, text: str) -> Roll:
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{name}, line {error.lineno}: it is not JSON ({error.msg.lower()}); is it cut short?") from None
    except (ValueError, RecursionError):
        raise BadInput(f"{name}: it is not JSON that `plan find` wrote; take its JSON whole") from None
    rows = told.get("roll")
    if not isinstance(rows, list) or any(not isinstance(row, dict) for row in rows):
        raise BadInput(f"{name}: it has no `roll` with a line a person; take the JSON of `plan find`")
    if any("who" not in row for row in rows):
        raise BadInput(f"{name}: its roll is by types; `plan check` needs it by name (without --by-type)")
    lines = tuple(_line(f"{name}, entry {number} of the roll", row) for number, row in enumerate(rows, start=1))
    return Roll(lines, _claims(name, told.get("aims") or ()), str(told.get("roll_hash") or ""))


def _claims(name: str, aims: Iterable[Any]) -> dict[str, int]:
    try:
        told = [(str(one["aim"]), _whole(one["value"])) for one in aims]
    except (TypeError, KeyError, ValueError):
        raise BadInput(f"{name}: its `aims` are not as `plan find` writes them; take its JSON whole") from None
    if len(dict(told)) < len(told):
        raise BadInput(f"{name}: it claims an aim twice; take the JSON of `plan find` whole")
    return dict(told)


def _whole(value: object) -> int:
    """A whole number, from JSON or from a cell; 1.7 is none. Raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return int(value)
    raise ValueError(value)


def _line(where: str, row: Mapping[str, Any]) -> Going:
    try:
        stage = _whole(row["stage"])
    except (TypeError, KeyError, ValueError):
        raise BadInput(f"{where}: stage is `{row.get('stage')}`; write a whole number") from None
    who, held_by, to, because = (str(row.get(column) or "") for column in ("who", "from", "to", "because"))
    return Going(who, held_by, to, stage, because)
