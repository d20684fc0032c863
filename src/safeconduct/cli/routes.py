"""`safeconduct routes`: the lawful ways out of each prisoner, what stands in each way and who owes the next step."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.headings import died, print_heading
from safeconduct.cli.options import All, AsCsv, AsJson, KnownBy, Lang, On, Store, WhatIf, as_of, language
from safeconduct.cli.printed import STATUS_MARK, STATUS_STYLE, console, print_csv, print_hanging, print_json
from safeconduct.cli.sentences import because_said, label, owing_said, path_said, question, route_said, statements_said
from safeconduct.errors import BadInput
from safeconduct.law.library import Law
from safeconduct.routes.finding import Finding
from safeconduct.routes.path import path_of
from safeconduct.routes.route import Route
from safeconduct.routes.supposition import concerns
from safeconduct.routes.to_json import route_to_json
from safeconduct.wording.phrases import Wording

SHOWN = 4
COLUMNS = ("subject", "route", "power", "offer", "status", "path", "owes_next", "would_open", "findings")


def verb(
    subject: Annotated[str | None, typer.Argument(help="A prisoner; all of them when left out.")] = None,
    on: On = None,
    known_by: KnownBy = None,
    what_if: WhatIf = None,
    everything: All = False,
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
    situations = {one: answer.situation(one, days, supposed[one]) for one in prisoners}
    found = {one: answer.routes_in(situation) for one, situation in situations.items()}
    if json or csv:
        documents = [route_to_json(route) for routes in found.values() for route in routes]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    for prisoner, routes in found.items():
        record = situations[prisoner].record
        print_heading(out, record, say, today=on is None, supposed=supposed[prisoner])
        for route in routes:
            print_route(out, route, say, whole=not died(record))
        if not routes and not died(record):
            out.print(say("no-routes", subject=prisoner), style="dim")
        if subject and not died(record):
            _print_not_shown(out, routes, answer.law, say, unfolded=everything)
        out.print()


def print_route(out: Console, route: Route, say: Wording, *, whole: bool = True) -> None:
    """One route in a few lines; only its name and status where it is not wanted whole."""
    style = STATUS_STYLE[route.status]
    name = Text.assemble(route_said(route, say), "  ", (say(route.status), style), (f"  {route.name}", "dim"))
    path = [Text(path_said(path_of(route), route, say), style="dim")] if whole else []
    print_hanging(out, Text(STATUS_MARK[route.status], style=style), name, *path)
    if whole and route.status == "closed":
        print_closed(out, route, say)
    elif whole and route.status == "awaiting":
        _print_owed(out, route, say)


def print_closed(out: Console, route: Route, say: Wording) -> None:
    """Why a route is closed, with the statements that close it."""
    statements = route.facts.situation.statements
    for finding in route.findings:
        if finding.answer == "fails" and finding.condition.kind == "safeguard":
            told = [Text(line, style="dim") for line in statements_said(finding.statements, statements, say)]
            print_hanging(out, "✗", Text(f"{say('closed-by')}: {question(finding, say)}"), *told, indent=2)


def _print_owed(out: Console, route: Route, say: Wording) -> None:
    for finding in route.unmet:
        if finding.condition.kind == "wait":
            print_hanging(out, "…", _line(f"{say('waits-for')}: ", finding, say), indent=2)
    owing = owed_by_whom(route, say)
    shown = 0
    for who, findings in owing.items():
        for finding in findings[: SHOWN - shown]:
            print_hanging(out, "→", Text.assemble((who, "bold"), "  ").append_text(_line("", finding, say)), indent=2)
        shown += len(findings[: SHOWN - shown])
    left = sum(len(findings) for findings in owing.values()) - shown
    if left:
        more = say("and-more", count=left, subject=route.subject, route=route.name)
        print_hanging(out, "", Text(more, style="dim"), indent=2)


def _line(before: str, finding: Finding, say: Wording) -> Text:
    answer = (because_said(finding, say), "yellow")
    return Text.assemble(before, label(finding.condition, say), "  ", answer, (f"  {finding.condition.id}", "dim"))


def owed_by_whom(route: Route, say: Wording) -> dict[str, list[Finding]]:
    """The findings on which a next step is owed, each once, by those who owe them in words."""
    by_id = {finding.condition.id: finding for finding in route.findings}
    owing: dict[str, list[str]] = {}
    for owed in route.owes_next:
        owing.setdefault(owed.condition, []).append(owed.who)
    found: dict[str, list[Finding]] = {}
    for name, who in owing.items():
        found.setdefault(owing_said(by_id[name].condition, who, say), []).append(by_id[name])
    return found


def _print_not_shown(out: Console, routes: Iterable[Route], law: Law, say: Wording, *, unfolded: bool) -> None:
    """The kinds of routes of which none is shown, and what would show them."""
    shown = {route.kind.id for route in routes}
    kinds = [kind for kind in law.kinds.values() if kind.id not in shown]
    if not kinds:
        return
    if not unfolded:
        names = ", ".join(kind.name[say.lang] for kind in kinds)
        print_hanging(out, "…", Text(say("kinds-not-shown", count=len(kinds), what=names), style="dim"))
        return
    out.print(Text(say("kinds-not-shown-each"), style="bold"))
    for kind in kinds:
        told = Text.assemble(kind.name[say.lang], (f"  {kind.says[say.lang]}", "dim"), (f"  {kind.id}", "dim"))
        print_hanging(out, "–", told)
