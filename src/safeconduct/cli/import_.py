"""`safeconduct import`: files are read, checked against what is held, entered in one transaction, and reported on."""

import getpass
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from safeconduct.cli.options import AsJson, Store
from safeconduct.errors import AnswerIsNo, BadInput
from safeconduct.intake.from_files import lines_from_files
from safeconduct.intake.from_lines import things_from_lines
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.report import Report, print_report, report_as_json, report_of
from safeconduct.intake.thing import Refused, Thing
from safeconduct.journal.entering import open_store
from safeconduct.law.library import law
from safeconduct.vocabulary.from_files import vocabulary

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files of .jsonl, .ndjson, .csv or .xlsx, or folders of them.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be stored and refused; store nothing.")]
AllOrNothing = Annotated[bool, typer.Option("--all-or-nothing", help="Store nothing unless every line can be stored.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who enters it; the name of the login when left out.")]


def verb(
    paths: Paths,
    *,
    dry_run: DryRun = False,
    all_or_nothing: AllOrNothing = False,
    by: By = "",
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Take in sources, rows, readings, refusals, rulings, context and judgements.

    A line is known by its key: url, id, statement, row, ruling, context or judgement. What is held already with the
    same content changes nothing.
    """
    report = import_files(paths, store, author=by or login(), dry_run=dry_run, all_or_nothing=all_or_nothing)
    for note in report.notes:
        print(f"safeconduct: {note}", file=sys.stderr)
    if as_json:
        print(json.dumps(report_as_json(report), ensure_ascii=False))
    else:
        print_report(report, Console(markup=False, emoji=False, highlight=False))
    _end(report, all_or_nothing=all_or_nothing)


def import_files(
    paths: list[Path], store: str | Path | None, *, author: str, dry_run: bool = False, all_or_nothing: bool = False
) -> Report:
    """The whole import, without a word printed. Raises BadInput and OutsideFailed with nothing stored."""
    words = vocabulary()
    read = lines_from_files(paths, words)
    journal = open_store(store)
    checked = things_from_lines(read.lines, Grounds(held=journal.held(), words=words, law=law()))
    refused = [*read.refused, *checked.refused]
    spoiled = all_or_nothing and any(one.is_bad for one in refused)
    done = journal.append(checked.things, author=author, dry_run=dry_run or spoiled, all_or_nothing=all_or_nothing)
    refused += [_conflict(thing, sentence) for thing, sentence in done.conflicts]
    nothing = spoiled or (all_or_nothing and bool(done.conflicts))
    stored = () if nothing and not dry_run else done.stored
    report = report_of(stored, len(done.already_held), refused, [*read.notes, *checked.notes], dry_run=dry_run)
    return replace(report, refused=tuple(sorted(report.refused, key=lambda one: (one.on_file, one.file, one.line))))


def login() -> str:
    """The name of who is logged in, as the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _conflict(thing: Thing, sentence: str) -> Refused:
    row = str(thing.body.get("id" if thing.kind == "row" else "row") or "")
    return Refused(file=thing.line.file, line=thing.line.number, row=row, reason=sentence)


def _end(report: Report, *, all_or_nothing: bool) -> None:
    """Raise what the exit code should say, where something was refused without a reason on file."""
    bad = sum(one.is_bad for one in report.refused)
    left = len(report.without_reason) - bad
    if bad and (all_or_nothing or report.nothing_stored):
        raise BadInput(f"nothing was stored: {_lines(bad)} cannot be used; mend what is named and import again")
    if bad:
        raise AnswerIsNo(f"{_lines(bad)} refused; mend what is named and import again")
    if left:
        rows = "row has" if left == 1 else "rows have"
        raise AnswerIsNo(f"{left} {rows} neither a reading nor a reason for refusal; read or refuse them")


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
