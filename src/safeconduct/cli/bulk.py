"""`safeconduct bulk`: records and routes of all in files of statements; `bulk summary` tells what came of it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from safeconduct.bulk.engine import GOES_ON, memory_in_bytes
from safeconduct.bulk.from_files import Asked, files_from_files
from safeconduct.bulk.run import Run
from safeconduct.bulk.summary import summary as counted
from safeconduct.cli.bulk_progress import Bar
from safeconduct.cli.bulk_summary import print_summary
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import print_json
from safeconduct.cli.registry import loaded
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.wording.phrases import Wording

RUN = "run"
ENGINES = ("duckdb", "spark")


class _RunUnlessNamed(TyperGroup):
    """What is not the name of a command is a file: the run is asked."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the context of the library
        named = bool(args) and args[0] in self.commands
        return super().parse_args(ctx, args if named else [RUN, *args])


verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, cls=_RunUnlessNamed, help=__doc__)
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="STATEMENTS...",
        help="Files of .parquet, .csv or .jsonl, or folders named as a dossier's; the journal's own when left out.",
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where results go: new, empty or an earlier run's.")]
Engine = Annotated[str, typer.Option("--engine", help="duckdb, on this machine; or spark, here or on a cluster.")]
Memory = Annotated[str, typer.Option("--memory", metavar="SIZE", help="How much it may take; what is more is spilled.")]
Refused = Annotated[
    Path | None, typer.Option("--refused", metavar="FILE", help="Keep lines that are no statements apart, and go on.")
]
ForPlan = Annotated[bool, typer.Option("--for-plan", help="Write for-plan.parquet too, for `plan find --routes`.")]
Results = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a run's results.")]
Most = Annotated[int, typer.Option("--most", min=1, help="How many lines of each table to print.")]


@verbs.command(RUN)
def run(
    out: Out,
    paths: Paths = None,
    on: On = None,
    known_by: KnownBy = None,
    engine: Engine = ENGINES[0],
    memory: Memory = "4GB",
    refused: Refused = None,
    for_plan: ForPlan = False,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """Write records.parquet, routes.parquet and run.json: what is known of every subject, and every route out.

    A run that was stopped goes on where whole parts are done, when it is called again with the same files and days.
    """
    say = Wording(language(lang))
    if engine not in ENGINES:
        raise BadInput(f"--engine: `{engine}` is none; it is one of {', '.join(ENGINES)}")
    asked = Asked(
        paths=paths or (),
        journal=None if paths else loaded("bulk_journal").writer(store),
        as_of=as_of(on, known_by),
        out=out,
        memory=memory_in_bytes(memory),
        refused=refused,
        for_plan=for_plan,
        engine=engine,
    )
    try:
        with _runs(engine) as runs, Bar() as bar:
            result = files_from_files(replace(asked, runs=runs), bar.show, bar.note)
    except KeyboardInterrupt:
        Bar().note(GOES_ON)
        raise
    if json:
        print_json(result)
    else:
        _print_run(result, out, say)


def _runs(engine: str) -> AbstractContextManager[Callable[..., Run]]:
    """What makes the runs of an engine. Raises OutsideFailed where it is not installed."""
    if engine != "spark":
        return nullcontext(Run)
    try:
        opened: AbstractContextManager[Callable[..., Run]] = loaded("bulk_spark").runs()
    except ModuleNotFoundError:
        raise OutsideFailed(
            "--engine spark needs the extra `spark`, which is not installed: pip install 'safeconduct[spark]', or take "
            "--engine duckdb"
        ) from None
    return opened


def _print_run(result: Mapping[str, Any], out: Path, say: Wording) -> None:
    counts = {key: say.number(count) for key, count in result["counts"].items()}
    told = say.counted("many-statements", result["counts"]["statements"])
    print(f"{told}; {say('many-told', out=out, **{key: counts[key] for key in ('subjects', 'routes', 'findings')})}")
    seconds, peak = result["seconds"]["whole"], result["memory"]["peak_mb"]
    print(say("many-cost", seconds=f"{seconds:.1f}", peak=say.number(peak)))


@verbs.command()
def summary(folder: Results, most: Most = 20, lang: Lang = "en", json: AsJson = False, csv: AsCsv = False) -> None:
    """Count what came of a run: routes by status, who owes the next step, and which single step would open most."""
    print_summary(counted(folder), Wording(language(lang)), most, shown="json" if json else "csv" if csv else "words")
