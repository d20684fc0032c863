"""`safeconduct journal`: the export of the journal, and the proof of an export, which needs no database."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.options import AsJson, Store
from safeconduct.cli.registry import loaded
from safeconduct.errors import AnswerIsNo, BadInput
from safeconduct.journal.chain import Verdict
from safeconduct.journal.chain import verify as prove

verbs = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, help="Export the journal, and verify an export."
)

Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; standard output when left out.")
]
Export = Annotated[Path, typer.Argument(metavar="EXPORT", help="A file that `journal export` wrote.")]
Head = Annotated[
    str | None,
    typer.Option("--head", metavar="DIGEST", help="The last digest, as it was kept: shows whether the end is cut."),
]


@verbs.command()
def export(out: Out = None, as_json: AsJson = False, store: Store = None) -> None:
    """Write every entry as a line of JSON, each with its digest; number and last digest go to standard error."""
    loaded("export").export_to(out, store, as_json=as_json)


@verbs.command()
def verify(export: Export, head: Head = None, as_json: AsJson = False) -> None:
    """Prove an export without the database. Exit 1 and the number of the first entry that does not stand."""
    if head and not re.fullmatch("[0-9a-fA-F]{64}", head.strip()):
        raise BadInput(f"--head: `{head}` is no digest; it has 64 hexadecimal digits, as `journal export` told it")
    verdict = _proved(export, head)
    if as_json:
        print(json.dumps(asdict(verdict), ensure_ascii=False))
    if not verdict.valid:
        raise AnswerIsNo(f"{export}: {verdict.sentence}")
    if not as_json:
        print(f"{export}: {verdict.sentence}; head {verdict.head}")


def _proved(export: Path, head: str | None) -> Verdict:
    try:
        with export.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            return prove(lines, head)
    except OSError as error:
        raise BadInput(f"{export} cannot be read ({error.strerror}); name a file that `journal export` wrote") from None
