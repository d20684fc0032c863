"""People from a file of routes: JSON Lines, CSV or Parquet, a row a person or body; the verbs of plans begin here."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, get_args

import duckdb

from safeconduct.dates import partial_date, whole_day
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.person import Kind, People, Person, Step
from safeconduct.powers import power

COLUMNS = frozenset(
    (
        *("who", "held_by", "open_to", "one_step_to", "refused", "category", "born", "rank", "unit", "captured_on"),
        *("kind", "on"),
    )
)
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
Row = Mapping[str, Any]
Numbered = Iterator[tuple[int, Row]]
MANY_ROWS = 50_000
# Under which a row of CSV holds the cells that no column has.
BEYOND = "beyond the header"


def people_from_file(path: Path, on: int | None = None) -> People:
    """The people of a file. `on` is the ordinal of the day of the terms. Raises BadInput with file and line."""
    readers: dict[str, Callable[[Path], Numbered]] = {
        ".jsonl": _json_rows,
        ".ndjson": _json_rows,
        ".csv": _csv_rows,
        ".parquet": _parquet_rows,
    }
    if path.suffix.lower() not in readers:
        raise BadInput(f"{path} cannot be read as routes; its name must end in {', '.join(readers)}")
    try:
        return _people(path.name, readers[path.suffix.lower()](path), on)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror or error}); name a file of routes") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not text in UTF-8; save it as UTF-8") from None


def _people(name: str, rows: Numbered, on: int | None) -> People:
    persons: dict[str, Person] = {}
    undated = refusing = 0
    for number, row in rows:
        try:
            person = person_from_row(row, on)
        except BadInput as error:
            raise BadInput(f"{name}, line {number}: {error}") from None
        if person.who in persons:
            raise BadInput(
                f"{name}, line {number}: `{person.who}` stands in an earlier row; give each a row of his own"
            )
        persons[person.who] = person
        undated += not person.captured and person.living
        if person.refused:
            refusing += not set(person.refused).isdisjoint(listed(row.get("open_to") or ()))
    if not persons:
        raise BadInput(f"{name} holds no row; write one a person or body")
    return People.named(persons, _warnings(undated, refusing))


def _warnings(undated: int, refusing: int) -> Iterator[str]:
    if undated:
        yield f"{undated} without a day of capture: their time in captivity counts as 0"
    if refusing:
        yield f"{refusing} refuse a Power to which a route is said to be open: the refusal stands"


def person_from_row(row: Row, on: int | None = None) -> Person:
    """One row, checked. Raises BadInput with the column in the sentence."""
    if not row.keys() <= COLUMNS:
        raise BadInput(_strange(sorted(map(str, row.keys() - COLUMNS))[0]))
    told = row.get
    who, kind = told("who"), told("kind") or "living"
    if not isinstance(who, str) or not who.strip():
        raise BadInput("the column `who` is empty; write a reference that nobody else has")
    if not who.isprintable():
        raise BadInput("the column `who` holds signs that cannot be printed; write a reference in one line")
    if not isinstance(kind, str) or kind not in KINDS:
        raise BadInput(f"kind is `{kind}`; write living or remains")
    if told("on") and on is not None and whole_day(str(row["on"])) != on:
        raise BadInput(
            f"its routes are those of {row['on']}, the terms are of another day; take routes of the same day"
        )
    born, captured = told("born"), told("captured_on")
    try:
        held_by, open_to, refused = _ways(told("held_by"), _cells(told("open_to")), _cells(told("refused")))
        categories = _words(_cells(told("category")))
    except TypeError:
        raise BadInput("a list or an object stands where a word should; write words in a plain list") from None
    return Person(
        who,
        held_by,
        open_to,
        tuple([_step(one) for one in listed(row["one_step_to"])]) if told("one_step_to") else (),
        refused,
        categories,
        partial_date(str(born)) if born else None,
        # A million rows say the same few words: each is kept once.
        intern(_text(told("rank") or "", "rank")),
        intern(_text(told("unit") or "", "unit")),
        partial_date(str(captured)).last if captured else 0,
        KINDS[kind],
    )


def _strange(column: str) -> str:
    """What is wrong where a column stands that nothing reads."""
    if column == BEYOND:
        return "it has more cells than the header; put a cell that holds a comma in quotes"
    if ";" in column or "\t" in column:
        return "the header is one cell; set cells apart by commas"
    return f"there is no column `{column}`{did_you_mean(column, COLUMNS)}"


def _text(value: object, column: str) -> str:
    if not isinstance(value, str):
        raise BadInput(f"the column `{column}` holds {json.dumps(value, default=str)}; write a word")
    return value


def listed(value: object) -> list[Any]:
    """A list from a cell: as it came, as JSON, or words set apart by blanks, commas or semicolons."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith(("[", "{")):
            try:
                found = json.loads(text)
            except json.JSONDecodeError:
                raise BadInput(f"`{text}` is no list; write it as JSON, or words set apart by blanks") from None
            return found if isinstance(found, list) else [found]
        return text.replace(",", " ").replace(";", " ").split()
    if not isinstance(value, list | tuple):
        raise BadInput(f"{json.dumps(value, default=str)} is no list")
    return list(value)


def _cells(value: object) -> tuple[object, ...]:
    return tuple(value if type(value) is list else listed(value)) if value else ()


# Asked for every row; whole files say the same few things. What cannot be a key of the cache is no word either.
@lru_cache(maxsize=4096)
def _ways(
    held_by: object, open_to: tuple[object, ...], refused: tuple[object, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Who holds him, where he may go (never where he refused, nor to the one that holds him), what he refused."""
    holder = power(_text(held_by, "held_by"))
    no = {power(_text(code, "refused")) for code in refused}
    may = {power(_text(code, "open_to")) for code in open_to} - {holder, *no}
    return holder, tuple(sorted(may)), tuple(sorted(no))


@lru_cache(maxsize=4096)
def _words(words: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(sorted({_text(word, "category") for word in words}))


def _step(told: object) -> Step:
    if not isinstance(told, Mapping) or {"power", "who", "condition"} - told.keys():
        raise BadInput("an entry of `one_step_to` needs power, who and condition")
    return Step(power(str(told["power"])), str(told["who"]), str(told["condition"]))


def _json_rows(path: Path) -> Numbered:
    with path.open(encoding="utf-8-sig") as file:
        decode = json.JSONDecoder().raw_decode
        for number, line in enumerate(file, start=1):
            text = line.strip()
            if not text:
                continue
            try:
                row, end = decode(text)
                if end < len(text):
                    json.loads(text)  # something stands after the object: it raises, and says where
            except json.JSONDecodeError as error:
                raise BadInput(
                    f"{path.name}, line {number}: it is not JSON ({error.msg.lower()}, character {error.colno}); "
                    "write one object a line"
                ) from None
            except ValueError:
                raise BadInput(f"{path.name}, line {number}: a number in it is too long to be one") from None
            if not isinstance(row, dict):
                raise BadInput(f"{path.name}, line {number}: it is no object of JSON; write one line as {{...}}")
            yield number, row


def _csv_rows(path: Path) -> Numbered:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restkey=BEYOND, strict=True)
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            raise BadInput(f"{path.name}, line {reader.line_num + 1}: it is not CSV ({error})") from None


def _parquet_rows(path: Path) -> Numbered:
    try:
        found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        number = 0
        while rows := found.fetchmany(MANY_ROWS):
            yield from enumerate(_named(names, rows), start=number + 1)
            number += len(rows)
    except duckdb.Error as error:
        raise BadInput(f"{path.name} cannot be read as Parquet ({str(error).splitlines()[0]})") from None


def _named(names: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    return (dict(zip(names, row, strict=True)) for row in rows)
