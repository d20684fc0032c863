"""What is told of an exchange that happened, held against a plan: flow by flow, each figure with who told it."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.powers import power

COLUMNS = ("from", "to", "stage", "category", "count", "said_by", "source", "note")
NEEDED = ("count", "said_by", "source")
REMAINS = "remains"


class Told(NamedTuple):
    """One figure of what happened. What is empty (or stage 0) was not told: it is of all."""

    held_by: str
    to: str
    stage: int
    category: str
    number: int
    said_by: str
    source: str
    note: str = ""


class Compared(NamedTuple):
    """A figure of what happened, and how many the plan has there."""

    told: Told
    planned: int

    @property
    def difference(self) -> int:
        """How many more happened than were planned; below 0 fewer."""
        return self.told.number - self.planned


def happened_from_file(path: Path) -> tuple[Told, ...]:
    """The figures of a CSV file. Raises BadInput with file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_figures(path.name, csv.DictReader(file, restkey="beyond the header", strict=True)))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); name a file of what happened") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not text in UTF-8; save it as UTF-8") from None


def _figures(name: str, rows: "csv.DictReader[str]") -> Iterator[Told]:
    try:
        header = rows.fieldnames or ()
        if missing := [column for column in NEEDED if column not in header]:
            raise BadInput(f"{name}, line 1: the column `{missing[0]}` is missing; the header is {','.join(COLUMNS)}")
        if unknown := next((column for column in header if column not in COLUMNS), None):
            raise BadInput(f"{name}, line 1: there is no column `{unknown}`{did_you_mean(unknown, COLUMNS)}")
        empty = True
        for row in rows:
            empty = False
            try:
                yield _figure(row)
            except BadInput as error:
                raise BadInput(f"{name}, line {rows.line_num}: {error}") from None
        if empty:
            raise BadInput(f"{name} holds no figure; write one a line")
    except csv.Error as error:
        raise BadInput(f"{name}, line {rows.line_num + 1}: it is not CSV ({error})") from None


def _figure(row: Mapping[str, str | None]) -> Told:
    held_by, to = (power(code) if (code := row.get(side) or "") else "" for side in ("from", "to"))
    words = (row.get(column) or "" for column in ("said_by", "source", "note"))
    return Told(held_by, to, _whole(row, "stage"), row.get("category") or "", _whole(row, "count", needed=True), *words)


def _whole(row: Mapping[str, str | None], column: str, *, needed: bool = False) -> int:
    value = (row.get(column) or "").strip()
    if not value and not needed:
        return 0
    if not (value.isascii() and value.isdigit()):
        raise BadInput(f"the column `{column}` holds `{value}`; write a whole number")
    return int(value)


def compared(plan: Plan, people: People, told: tuple[Told, ...]) -> tuple[Compared, ...]:
    """Each figure beside what the plan has; figures of several speakers stand side by side and are never added."""
    by_name = people.by_name
    moves = [(one, by_name[one.who]) for one in plan.roll]

    def planned(figure: Told) -> int:
        return sum(
            figure.held_by in ("", one.held_by)
            and figure.to in ("", one.to)
            and figure.stage in (0, one.stage)
            and person.living == (figure.category != REMAINS)
            and (figure.category in ("", REMAINS) or figure.category in person.categories)
            for one, person in moves
        )

    return tuple(Compared(figure, planned(figure)) for figure in told)
