"""`safeconduct compare`: what moved in the routes between two days, and because of which statements."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.options import AsCsv, AsJson, Lang, Store, as_of, language
from safeconduct.cli.printed import STATUS_MARK, STATUS_STYLE, console, print_csv, print_hanging, print_json
from safeconduct.cli.sentences import because_said, route_said, statements_said
from safeconduct.dates import AsOf, iso
from safeconduct.errors import BadInput
from safeconduct.routes.change import Change, changes
from safeconduct.routes.finding import Finding, Status
from safeconduct.routes.to_json import change_to_json
from safeconduct.wording.phrases import Wording

SHOWN = 5
COLUMNS = ("subject", "route", "power", "from", "to", "because", "findings")


def verb(
    subject: Annotated[str | None, typer.Argument(help="A prisoner; all of them when left out.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The earlier day, as known on it.")] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The later day, as known on it; else today.")
    ] = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """What moved in the routes between two days, each seen with what was known on it, and because of what."""
    say, first, second = Wording(language(lang)), _earlier(start), as_of(end, None)
    if second.on < first.on:
        raise BadInput(f"--to {iso(second.on)} is before --from {iso(first.on)}; turn them round")
    answer = asked(store)
    prisoners = [answer.named(subject)] if subject else answer.prisoners
    found = [
        one
        for prisoner in prisoners
        for one in changes(answer.routes(prisoner, first), answer.routes(prisoner, second))
    ]
    if json or csv:
        documents = [change_to_json(change) for change in found]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    key = "changed-between" if found else "nothing-moved"
    out.print(say(key, start=iso(first.on), end=iso(second.on)), style="bold")
    for change in found:
        print_change(out, change, say)


def _earlier(start: str | None) -> AsOf:
    if not start:
        raise BadInput("--from is missing; name the earlier day, as in --from 2025-01-14 --to 2025-02-20")
    return AsOf.of(start)


def print_change(out: Console, change: Change, say: Wording) -> None:
    """One route: its status before and after, and the statements that moved it."""
    statements = change.route.facts.situation.statements
    line = Text.assemble(f"{change.route.subject}  {route_said(change.route, say)}  ", _status(change.was, say))
    if change.was != change.now:
        line.append_text(Text.assemble(" → ", _status(change.now, say)))
    out.print(line)
    if change.moved:
        for one in change.moved[:SHOWN]:
            moved = f"{say(one.condition)}  {_answer(one.was, say)} → {_answer(one.now, say)}"
            print_hanging(out, "", Text.assemble((moved, "italic"), (f"  {one.condition}", "dim")), indent=2)
        if len(change.moved) > SHOWN:
            print_hanging(out, "", Text(f"+{len(change.moved) - SHOWN}", style="dim"), indent=2)
    for told in statements_said(change.because, statements, say):
        out.print(Text(f"    {told}", style="dim"), overflow="ellipsis", no_wrap=True)


def _status(status: Status | None, say: Wording) -> tuple[str, str]:
    if status is None:
        return say("not-shown"), "dim"
    return f"{STATUS_MARK[status]} {say(status)}", STATUS_STYLE[status]


def _answer(finding: Finding | None, say: Wording) -> str:
    return because_said(finding, say) if finding else "–"
