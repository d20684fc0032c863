"""Lines checked and made into things to enter, each mistake kept with its place; the verb import calls it."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from safeconduct.errors import BadLine
from safeconduct.intake.contexts import thing_from_context
from safeconduct.intake.documents import thing_from_refusal, thing_from_row, thing_from_source
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.judgements import thing_from_judgement
from safeconduct.intake.readings import thing_from_reading
from safeconduct.intake.rulings import thing_from_ruling
from safeconduct.intake.thing import KINDS, SETTLED, Kind, Line, Refused, Thing, same_content
from safeconduct.statements.reading import COLUMNS

# Rulings look at statements, readings at context: each kind is checked after what it looks at.
CHECKED_IN_ORDER: tuple[Kind, ...] = ("source", "row", "context", "reading", "refusal", "ruling", "judgement")
DEEPEST = 20
LONGEST_KEY = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """Things to enter, in the order of their kinds; lines that cannot be; and what a person should know."""

    things: tuple[Thing, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]


def things_from_lines(lines: Iterable[Line], grounds: Grounds) -> Checked:
    """Check every line against what is held, what stands beside it, the vocabulary and the law."""
    by_kind: dict[Kind, list[Line]] = defaultdict(list)
    for line in lines:
        by_kind[line.kind].append(line)
    made: dict[Kind, list[Thing]] = {}
    refused: list[Refused] = []
    for kind in CHECKED_IN_ORDER:
        made[kind] = things_of_one_kind(by_kind[kind], grounds, refused)
        grounds = grounds.with_things(made[kind])
    refused += _rows_left_over(made["row"], grounds)
    refused += [_on_file(thing) for thing in made["refusal"]]
    return Checked(
        things=tuple(thing for kind in KINDS for thing in made[kind]),
        refused=tuple(refused),
        notes=tuple(_notes(made, grounds)),
    )


def things_of_one_kind(lines: list[Line], grounds: Grounds, refused: list[Refused]) -> list[Thing]:
    """The things of one kind; of two with one key and other content the second is refused."""
    first: dict[str, Thing] = {}
    things = []
    for line in lines:
        try:
            thing = thing_from_line(line, grounds)
            before = first.setdefault(thing.key, thing)
            one_content(before, thing)
            things.append(thing)
        except BadLine as mistake:
            refused.append(_refused(line, mistake))
    return things


def one_content(before: Thing, thing: Thing) -> None:
    """Raise BadLine where two things of one key do not tell the same."""
    if not same_content(before.body, thing.body):
        place = f"{before.line.file}, line {before.line.number}"
        raise BadLine(f"the {thing.kind} `{thing.key}` stands in {place} with other content; one key names one thing")


def thing_from_line(line: Line, grounds: Grounds) -> Thing:
    """One line, checked and made into the thing to enter. Raises BadLine."""
    if SETTLED in line.columns:
        raise BadLine(f"the column `{SETTLED}` is the journal's own; leave it out", column=SETTLED)
    for column, value in line.columns.items():
        _sound(value, column)
        _sound(column, column)
    match line.kind:
        case "source":
            thing = thing_from_source(line)
        case "row":
            thing = thing_from_row(line)
        case "context":
            thing = thing_from_context(line, grounds)
        case "reading":
            thing = thing_from_reading(line, grounds)
        case "refusal":
            thing = thing_from_refusal(line)
        case "ruling":
            thing = thing_from_ruling(line, grounds)
        case "judgement":
            thing = thing_from_judgement(line)
        case never:
            assert_never(never)
    if len(thing.key.encode()) > LONGEST_KEY:
        raise BadLine(f"its key is longer than {LONGEST_KEY} bytes; give it a shorter one")
    return thing


def _sound(value: object, column: str, depth: int = 0) -> None:
    """Raise BadLine where a value holds what no store and no reader can keep."""
    if depth > DEEPEST:
        raise BadLine(f"`{column}` is nested deeper than {DEEPEST} levels", column=column)
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise BadLine(f"`{column}` holds a NUL or half a character; write whole text in UTF-8", column=column[:40])
    if isinstance(value, float) and not math.isfinite(value):
        raise BadLine(f"`{column}` holds a number without end", column=column)
    for one in (*value, *value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ():
        _sound(one, column, depth + 1)


def _rows_left_over(rows: list[Thing], grounds: Grounds) -> list[Refused]:
    """Rows of this import that nobody read and nobody refused."""
    answered = set(grounds.readings_of_row) | set(grounds.held.of("refusal"))
    reason = "no reading of it and no reason on file"
    left = [thing for thing in rows if thing.key not in answered]
    return [Refused(file=one.line.file, line=one.line.number, row=one.key, reason=reason, kept=True) for one in left]


def _on_file(thing: Thing) -> Refused:
    line, reason = thing.line, str(thing.body["reason"])
    return Refused(file=line.file, line=line.number, row=thing.key, reason=reason, on_file=True, kept=True)


def _refused(line: Line, mistake: BadLine) -> Refused:
    row = line.columns.get("id" if line.kind == "row" else "row")
    named = row if isinstance(row, str) else ""
    return Refused(file=line.file, line=line.number, column=mistake.column, row=named, reason=str(mistake))


def _notes(made: dict[Kind, list[Thing]], grounds: Grounds) -> Iterable[str]:
    """What is taken as it is, and should be looked at."""
    without = [thing.key for thing in made["reading"] if thing.body.get("row") not in grounds.held.of("row")]
    if without:
        yield f"{_so_many(without, 'reading is', 'readings are')} of rows that are not held: {_some(without)}"
    both = [thing.key for thing in made["refusal"] if thing.key in grounds.readings_of_row]
    if both:
        yield f"{_so_many(both, 'row is', 'rows are')} both read and refused: {_some(both)}"
    unknown = sorted({column for thing in made["reading"] for column in thing.body} - COLUMNS - {SETTLED})
    if unknown:
        yield f"columns of readings that nothing here reads are kept as they came: {_some(unknown)}"


def _so_many(names: list[str], one: str, more: str) -> str:
    return f"{len(names)} {one if len(names) == 1 else more}"


def _some(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
