"""`safeconduct timeline`: on which day which statement moved which route of a prisoner; also as a picture."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.compare import COLUMNS, print_change
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.dates import iso
from safeconduct.pictures.timeline import write_picture
from safeconduct.routes.change import timeline
from safeconduct.routes.to_json import moment_to_json
from safeconduct.wording.phrases import Wording


def verb(
    subject: Annotated[str, typer.Argument(help="A prisoner.")],
    on: On = None,
    known_by: KnownBy = None,
    picture: Annotated[
        list[Path] | None, typer.Option("--picture", help="Write a picture: a path ending in .svg or .png.")
    ] = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """On which day which statement moved which route, each day seen with what was known on it."""
    say, days, answer = Wording(language(lang)), as_of(on, known_by), asked(store)
    moments = timeline(answer.named(subject), answer.statements, answer.surroundings, answer.law, until=days)
    for path in picture or ():
        write_picture(path, subject, moments, days, answer.statements, say)
    documents = [moment_to_json(moment) for moment in moments]
    if json:
        print_json(documents)
        return
    if csv:
        print_csv([{"day": one["day"], **change} for one in documents for change in one["changes"]], ("day", *COLUMNS))
        return
    out = console()
    for moment in moments:
        out.print(Text(iso(moment.day), style="bold"))
        for change in moment.changes:
            print_change(out, change, say)
