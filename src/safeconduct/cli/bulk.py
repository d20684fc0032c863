"""`safeconduct bulk`: records and routes of all prisoners in files of statements; `bulk summary` tells of the results."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from typer.core import TyperGroup

from safeconduct.bulk.engine import memory_in_bytes
from safeconduct.bulk.from_files import Asked, files_from_files
from safeconduct.cli.options import KnownBy, On, Store, as_of
from safeconduct.errors import BadInput

RUN = "run"


class _RunUnlessNamed(TyperGroup):
    """What is not the name of a command is a file: the run is asked."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the context of the library
        first = args[0] if args else ""
        return super().parse_args(ctx, args if first in self.commands else [RUN, *args])


verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, cls=_RunUnlessNamed, help=__doc__)
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="STATEMENTS...",
        help="Files of .parquet, .csv or .jsonl, or folders named as a dossier's; the journal's own when left out.",
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where results go: new, empty or an earlier run's.")]
Memory = Annotated[str, typer.Option("--memory", metavar="SIZE", help="How much it may take; what is more is spilled.")]
Refused = Annotated[
    Path | None, typer.Option("--refused", metavar="FILE", help="Keep lines that are no statements apart, and go on.")
]


@verbs.command(RUN)
def run(
    paths: Paths = None,
    out: Out = Path("bulk"),
    on: On = None,
    known_by: KnownBy = None,
    memory: Memory = "4GB",
    refused: Refused = None,
    store: Store = None,
) -> None:
    """Write records.parquet, routes.parquet and run.json: what is known of every subject, and every route out."""
    if not paths:
        raise BadInput("name files or folders of statements")
    asked = Asked(paths=paths, as_of=as_of(on, known_by), out=out, memory=memory_in_bytes(memory), refused=refused)
    with _Bar() as bar:
        result = files_from_files(asked, bar.show, bar.note)
    counts = result["counts"]
    print(
        f"{counts['statements']:,} statements: records of {counts['subjects']:,} subjects, {counts['routes']:,} routes with "
        f"{counts['findings']:,} findings in {out}"
    )
    print(f"{result['seconds']['whole']:.1f} seconds, {result['memory']['peak_mb']:,} MB at the peak")


class _Bar:
    """How far it has come, on standard error; nothing where nobody looks."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, markup=False, emoji=False, highlight=False)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.progress = Progress(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
        self.task: TaskID | None = None

    def __enter__(self) -> "_Bar":
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def show(self, doing: str, done: int, of: int) -> None:
        """Tell what is being done, and how much of it is."""
        if self.task is None:
            self.task = self.progress.add_task(doing)
        self.progress.update(self.task, description=doing, completed=done, total=of)

    def note(self, sentence: str) -> None:
        """Tell a thing that should be known."""
        print(f"safeconduct: {sentence}", file=sys.stderr)
