"""`safeconduct law show`: a provision, a condition or a way out, its rules in words, and what rests on it now."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.law.page import print_condition, print_kind, print_provision
from safeconduct.cli.law.resting import Resting, resting_on, resting_to_json
from safeconduct.cli.law.sought import beside, thing_named
from safeconduct.cli.options import AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import ANSWER_MARK, STATUS_MARK, console, print_json
from safeconduct.cli.sentences import because_said, route_said, statements_said
from safeconduct.dates import iso
from safeconduct.law.library import Law, law
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.law.to_json import condition_to_json, kind_to_json, provision_to_json
from safeconduct.wording.phrases import Wording


def show(
    name: Annotated[str, typer.Argument(help="A provision, a condition or a kind of route, as `law list` names it.")],
    on: On = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """What it says and rests on, its rule in words, its signed cases, and which findings of whom rest on it now."""
    say, days = Wording(language(lang)), as_of(on, known_by)
    found = law().on(days.on) if on else law()
    thing = thing_named(name, found)
    answer, why = beside(store)
    resting = resting_on(thing, answer, days) if answer else None
    if json:
        print_json({**_document(thing, found), "resting": resting_to_json(resting)})
        return
    out = console()
    _print(out, thing, found, say)
    out.print()
    if resting is None:
        out.print(Text(say("without-a-store", why=why), style="dim"))
    elif not resting:
        out.print(Text(say("nothing-rests-on-it", day=iso(days.on)), style="dim"))
    else:
        out.print(Text(say("rests-on-it", day=iso(days.on)), style="bold"))
        for one in resting:
            _print_resting(out, one, say)


def _document(thing: Provision | Condition | RouteKind, found: Law) -> dict[str, Any]:
    match thing:
        case Provision():
            return provision_to_json(thing, found)
        case Condition():
            return condition_to_json(thing)
        case RouteKind():
            return kind_to_json(thing)


def _print(out: Console, thing: Provision | Condition | RouteKind, found: Law, say: Wording) -> None:
    match thing:
        case Provision():
            print_provision(out, thing, found, say)
        case Condition():
            print_condition(out, thing, found, say)
        case RouteKind():
            print_kind(out, thing, found, say)


def _print_resting(out: Console, resting: Resting, say: Wording) -> None:
    route, finding = resting
    named = f"{route.subject}  {route_said(route, say)}  "
    if finding is None:
        out.print(Text(f"  {STATUS_MARK[route.status]} {named}{say(route.status)}"))
        return
    told = because_said(finding, say)
    out.print(Text(f"  {ANSWER_MARK[finding.answer]} {named}{finding.condition.id}: {told}"))
    for line in statements_said(finding.statements, route.facts.situation.statements, say):
        out.print(Text(f"      {line}", style="dim"), overflow="ellipsis", no_wrap=True)
