"""`safeconduct routes`: the lawful ways out of each prisoner, what stands in each way and who owes the next step."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, WhatIf, as_of, language
from safeconduct.cli.printed import STATUS_MARK, STATUS_STYLE, console, print_csv, print_hanging, print_json
from safeconduct.cli.sentences import because_said, question, route_said, statements_said, who_said
from safeconduct.dates import iso
from safeconduct.errors import BadInput
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.routes.supposition import concerns
from safeconduct.routes.to_json import route_to_json
from safeconduct.wording.phrases import Wording

SHOWN = 4
COLUMNS = ("subject", "route", "power", "offer", "status", "owes_next", "would_open", "findings")


def verb(
    subject: Annotated[str | None, typer.Argument(help="A prisoner; all of them when left out.")] = None,
    on: On = None,
    known_by: KnownBy = None,
    what_if: WhatIf = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """The lawful ways out, what stands in each way, and who owes the next step."""
    say, days = Wording(language(lang)), as_of(on, known_by)
    answer = asked(store)
    prisoners = [answer.named(subject)] if subject else answer.prisoners
    supposed = {one: [text for text in what_if or () if subject or concerns(text, one)] for one in prisoners}
    if what_if and not any(supposed.values()):
        raise BadInput(
            f"--what-if: `{what_if[0]}` concerns no prisoner of the store; name one of {', '.join(prisoners)}"
        )
    found = [(prisoner, answer.routes(prisoner, days, supposed[prisoner])) for prisoner in prisoners]
    if json or csv:
        documents = [route_to_json(route) for _, routes in found for route in routes]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    for prisoner, routes in found:
        if routes:
            print_heading(out, routes[0].facts.situation, supposed[prisoner], say)
        else:
            out.print(say("no-routes", subject=prisoner), style="dim")
        for route in routes:
            print_route(out, route, say)
        out.print()


def print_heading(out: Console, situation: Situation, what_if: list[str] | None, say: Wording) -> None:
    """Who, as of when, by what was known when, and what is supposed."""
    on, known_by = iso(situation.as_of.on), iso(situation.as_of.known_by)
    key = "as-of" if on == known_by else "as-of-known-by"
    out.print(say(key, subject=situation.prisoner, on=on, known_by=known_by), style="bold")
    for supposed in what_if or ():
        out.print("  " + say("supposing", what=supposed), style="magenta")


def print_route(out: Console, route: Route, say: Wording) -> None:
    """One route in a few lines."""
    style = STATUS_STYLE[route.status]
    name = Text.assemble(route_said(route, say), "  ", (say(route.status), style), (f"  {route.name}", "dim"))
    print_hanging(out, Text(STATUS_MARK[route.status], style=style), name)
    if route.status == "closed":
        _print_closed(out, route, say)
    elif route.status == "awaiting":
        _print_owed(out, route, say)


def _print_closed(out: Console, route: Route, say: Wording) -> None:
    statements = route.facts.situation.statements
    for finding in route.findings:
        if finding.answer == "fails" and finding.condition.kind == "safeguard":
            told = [Text(line, style="dim") for line in statements_said(finding.statements, statements, say)]
            print_hanging(out, "✗", Text(f"{say('closed-by')}: {question(finding, say)}"), *told, indent=2)


def _print_owed(out: Console, route: Route, say: Wording) -> None:
    by_id = {finding.condition.id: finding for finding in route.findings}
    for finding in route.unmet:
        if finding.condition.kind == "wait":
            told = Text.assemble(
                f"{say('waits-for')}: {question(finding, say)}  ", (because_said(finding, say), "yellow")
            )
            print_hanging(out, "…", told, indent=2)
    owing: dict[str, list[str]] = {}
    for owed in route.owes_next:
        owing.setdefault(owed.condition, []).append(who_said(owed.who, say))
    for name, who in list(owing.items())[:SHOWN]:
        finding = by_id[name]
        both = " + " if finding.condition.joint else " / " if finding.condition.either else ", "
        told = Text.assemble(
            (both.join(who), "bold"), f"  {question(finding, say)}  ", (because_said(finding, say), "yellow")
        )
        print_hanging(out, "→", told, indent=2)
    if len(owing) > SHOWN:
        more = say("and-more", count=len(owing) - SHOWN, subject=route.subject, route=route.name)
        print_hanging(out, "", Text(more, style="dim"), indent=2)
