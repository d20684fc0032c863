"""`safeconduct read`: the mechanical readings of rows, by the documented table, for a registrar to look over."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from safeconduct.cli.options import AsJson
from safeconduct.errors import AnswerIsNo, BadInput, BadLine, OutsideFailed
from safeconduct.intake.documents import thing_from_row
from safeconduct.intake.from_files import Read, lines_from_files
from safeconduct.statements.from_table import ReadRows, readings_from_rows
from safeconduct.statements.reading_table import reading_table
from safeconduct.vocabulary.from_files import vocabulary

Rows = Annotated[
    list[Path], typer.Argument(metavar="ROWS...", help="Files or folders with rows; sources beside them count.")
]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", metavar="FILE", help="The sources of the rows, for their days of publication."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Where to write the readings; standard output when left out."),
]


def verb(rows: Rows, *, sources: Sources = None, out: Out = None, as_json: AsJson = False) -> None:
    """Make the readings that need no judgement, as lines to look over and import, and name the rows left to a person.

    The table that makes them is explained in docs/intake.md. Nothing is stored.
    """
    read = lines_from_files([*rows, *([sources] if sources else [])], vocabulary())
    bad = [f"{one.file}, line {one.line}: {one.reason}" for one in read.refused]
    found = _readings(read, bad)
    lines = [json.dumps(one, ensure_ascii=False) for one in found.readings]
    if out:
        _write(out, lines)
    elif not as_json:
        print(*lines, sep="\n" if lines else "", end="\n" if lines else "")
    if as_json:
        print(json.dumps(_document(found), ensure_ascii=False))
    _tell(found, bad)


def _readings(read: Read, bad: list[str]) -> ReadRows:
    rows = []
    for line in read.lines:
        if line.kind == "row":
            try:
                rows.append(thing_from_row(line).body)
            except BadLine as mistake:
                bad.append(f"{line.file}, line {line.number}: {mistake}")
    published: dict[str, Mapping[str, Any]] = {
        str(line.columns.get("url")): line.columns for line in read.lines if line.kind == "source"
    }
    if not rows and not bad:
        raise BadInput("there are no rows in what was named; a file of rows has the columns `id` and `property`")
    return readings_from_rows(rows, published, reading_table())


def _write(out: Path, lines: Iterable[str]) -> None:
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise OutsideFailed(f"{out} could not be written ({error.strerror}); name another file with --out") from None


def _document(found: ReadRows) -> dict[str, Any]:
    left = [{"row": row, "reason": reason} for row, reason in found.left.items()]
    return {"readings": list(found.readings), "left": left}


def _tell(found: ReadRows, bad: list[str]) -> None:
    """What a registrar does next, on standard error; raise where a line could not be used."""
    for row, reason in found.left.items():
        print(f"{row} is left to a person: {reason}", file=sys.stderr)
    made = len({one["row"] for one in found.readings})
    read = "1 row" if made == 1 else f"{made} rows"
    print(
        f"safeconduct: {read} read, {len(found.left)} left to a person; look the readings over, then import them",
        file=sys.stderr,
    )
    if bad:
        raise AnswerIsNo(f"{len(bad)} of the lines cannot be used:\n" + "\n".join(bad))
