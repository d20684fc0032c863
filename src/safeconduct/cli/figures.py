"""`safeconduct figures`: how many were sent, killed, wounded, captured, by who said so; also as pictures."""

from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.figures.figure import Series
from safeconduct.figures.from_statements import series_from_statements
from safeconduct.figures.sentence import as_of_said, definition_said, of_whom_said
from safeconduct.figures.table import heading, rows_of_series
from safeconduct.figures.to_json import COLUMNS, series_to_json
from safeconduct.journal.store import open_journal
from safeconduct.pictures.captions import capital
from safeconduct.pictures.sheet import write_figures
from safeconduct.wording.phrases import Wording


def verb(
    on: On = None,
    known_by: KnownBy = None,
    picture: Annotated[
        list[Path] | None,
        typer.Option(
            "--picture",
            help="A path ending in .svg or .png: one picture of all. A folder: a plot and a table of each definition.",
        ),
    ] = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """Every number that was said of a force or group: by whom, when, and what it includes. Nothing is added up."""
    say, days = Wording(language(lang)), as_of(on, known_by)
    series = series_from_statements(open_journal(store).statements(), days)
    for path in picture or ():
        write_figures(path, series, days, say)
    if json or csv:
        documents = [figure for one in series for figure in series_to_json(one)]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    key = "figures-title" if series else "no-figures"
    out.print(say(key, as_of=as_of_said(days, say)), style="bold")
    for one in series:
        _print(out, one, say)


def _print(out: Console, series: Series, say: Wording) -> None:
    title = capital(definition_said(series.definition, say))
    out.print(Text.assemble((title, "bold"), f"  {of_whom_said(series, say)}"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for column in heading(say):
        table.add_column(column, overflow="fold")
    for row in rows_of_series(series, say):
        given = Text(row.given, style="strike" if row.ended else "")
        table.add_row(row.said, row.speaker, given, "; ".join(row.notes), row.known, ", ".join(row.statements))
    out.print(table)
