"""`safeconduct explain`: one route condition by condition, with statements, provisions and what would open it."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, WhatIf, as_of, language
from safeconduct.cli.printed import ANSWER_STYLE, console, marked, print_csv, print_hanging, print_json
from safeconduct.cli.routes import print_heading, print_route
from safeconduct.cli.sentences import because_said, question, statements_said, wanted_said, who_said
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route
from safeconduct.routes.to_json import finding_to_json, route_to_json
from safeconduct.wording.phrases import Wording

FINDING_COLUMNS = (
    "condition",
    "kind",
    "provision",
    "finding",
    "because",
    "presumed",
    "statements",
    "evidence",
    "owed_by",
)


def verb(
    subject: Annotated[str, typer.Argument(help="A prisoner.")],
    route: Annotated[str, typer.Argument(help="A route as `safeconduct routes` names it, e.g. exchange:KP.")],
    on: On = None,
    known_by: KnownBy = None,
    what_if: WhatIf = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """One route, condition by condition: what holds, what fails, what is not known and why, and what would open it."""
    say, answer = Wording(language(lang)), asked(store)
    routes = answer.routes(answer.named(subject), as_of(on, known_by), what_if)
    found = next((one for one in routes if one.name == route), None)
    if not found:
        names = [one.name for one in routes]
        raise BadInput(
            f"no route `{route}` is shown for {subject} on that day{did_you_mean(route, names)}; "
            f"shown: {', '.join(names) or 'none'}"
        )
    if json:
        print_json(route_to_json(found))
    elif csv:
        print_csv([finding_to_json(finding) for finding in found.findings], FINDING_COLUMNS)
    else:
        _print(found, what_if, say)


def _print(route: Route, what_if: list[str] | None, say: Wording) -> None:
    out = console()
    print_heading(out, route.facts.situation, what_if, say)
    out.print(Text(route.kind.meaning[say.lang], style="italic"))
    print_route(out, route, say)
    out.print()
    owed = {one.condition for one in route.owes_next}
    presumed = [finding for finding in route.findings if finding.presumed and not finding.statements]
    never_asked = [one for one in route.findings if _only_never_asked(one) and one.condition.id not in owed]
    for finding in route.findings:
        if finding not in presumed and finding not in never_asked:
            _print_finding(out, finding, route, say)
    for key, several in (("folded-presumed", presumed), ("folded", never_asked)):
        if several:
            what = " ".join(finding.condition.ask[say.lang] for finding in several)
            print_hanging(out, "…", Text(say(key, count=len(several), what=what), style="dim"))
    out.print()
    _print_opening(out, route, say)


def _only_never_asked(finding: Finding) -> bool:
    return finding.answer == "not-known" and set(finding.because) <= {"never asked"} and not finding.statements


def _print_finding(out: Console, finding: Finding, route: Route, say: Wording) -> None:
    condition = finding.condition
    provision = route.law.provisions[condition.provision]
    owed = ", ".join(who_said(key, say) for key in finding.owed_by if key != "nobody") if not finding.met else ""
    asked_of = ", ".join(who_said(role, say) for role in condition.asked_of) if finding.asks else ""
    told = Text.assemble(question(finding, say), "  ", (because_said(finding, say), ANSWER_STYLE[finding.answer]))
    place = [
        say(condition.kind),
        provision.citation,
        condition.id,
        owed,
        say("asked-of", who=asked_of) if asked_of else "",
    ]
    lines = [Text(" · ".join(one for one in place if one), style="dim")]
    lines += [Text(line) for line in statements_said(finding.statements, route.facts.situation.statements, say)]
    others = [one for one in finding.evidence if one not in finding.statements]
    if others and not finding.met:
        lines.append(Text(f"{say('bears-on-it')}: {', '.join(others)}", style="dim"))
    print_hanging(out, marked(finding), told, *lines)


def _print_opening(out: Console, route: Route, say: Wording) -> None:
    if route.status in ("open", "completed"):
        out.print(say("already-open" if route.status == "open" else "is-completed"))
        return
    if not route.would_open:
        out.print(say("nothing-would-open"))
        return
    out.print(Text(f"{say('would-open')} ({len(route.would_open)})", style="bold"))
    for wanted in route.would_open:
        who = " + ".join(who_said(key, say) for key in wanted.who.split("+"))
        print_hanging(
            out,
            "→",
            Text.assemble((who, "bold"), f"  {wanted_said(wanted, say)}", (f"  {wanted.matter}={wanted.value}", "dim")),
        )
