"""`safeconduct explain`: one route as a path, stage by stage; who owes the next step, and what would open it."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.findings import print_finding
from safeconduct.cli.headings import print_heading
from safeconduct.cli.options import All, AsCsv, AsJson, KnownBy, Lang, On, Store, WhatIf, as_of, language
from safeconduct.cli.printed import STATUS_MARK, STATUS_STYLE, console, print_csv, print_hanging, print_json
from safeconduct.cli.routes import owed_by_whom, print_closed
from safeconduct.cli.rulings import print_briefly
from safeconduct.cli.sentences import (
    STANDING_MARK,
    because_said,
    label,
    path_said,
    question,
    route_said,
    stage_said,
    wanted_said,
    who_said,
)
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.routes.facts import LEFT_TO_AN_OFFICER
from safeconduct.routes.finding import NOT_ASKED_HERE, Finding
from safeconduct.routes.path import Stretch, path_of
from safeconduct.routes.route import Route
from safeconduct.routes.to_json import finding_to_json, route_to_json
from safeconduct.wording.phrases import Wording

FINDING_COLUMNS = (
    "condition",
    "kind",
    "stage",
    "provision",
    "finding",
    "because",
    "presumed",
    "statements",
    "evidence",
    "owed_by",
)
WIDEST = 1000  # columns: more than any row of stages asks for
STANDING_STYLE = {"done": "green", "clear": "dim", "here": "bold yellow", "to-come": "dim", "stopped": "bold red"}


def verb(
    subject: Annotated[str, typer.Argument(help="A prisoner.")],
    route: Annotated[str, typer.Argument(help="A route as `safeconduct routes` names it, e.g. exchange:KP.")],
    on: On = None,
    known_by: KnownBy = None,
    what_if: WhatIf = None,
    everything: All = False,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """One route as a path: where he stands on it, what holds, fails or is not known and why, and what would open it."""
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
        out = console()
        print_heading(out, found.facts.situation.record, say, today=on is None, supposed=what_if)
        _print(out, found, say, unfolded=everything)


def _print(out: Console, route: Route, say: Wording, *, unfolded: bool) -> None:
    style = STATUS_STYLE[route.status]
    name = Text.assemble(route_said(route, say), "  ", (say(route.status), style), (f"  {route.name}", "dim"))
    print_hanging(out, Text(STATUS_MARK[route.status], style=style), name, Text(route.kind.meaning[say.lang], "italic"))
    if route.status == "closed":
        print_closed(out, route, say)
    path = path_of(route)
    _print_path(out, path, route, say)
    for stretch in path:
        if stretch.findings:
            _print_stretch(out, stretch, route, say, unfolded=unfolded)
    if not unfolded:
        out.print(Text(say("all-unfolds"), style="dim"))
    _print_owed(out, route, say)
    out.print()
    print_briefly(out, route, say)
    _print_opening(out, route, say)


def _print_path(out: Console, path: Sequence[Stretch], route: Route, say: Wording) -> None:
    """Where he stands, at a glance: the stages side by side, or one after another where they find no room."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for stretch in path:
        table.add_column(stage_said(stretch, route, say), header_style=STANDING_STYLE[stretch.standing])
    marks = [f"{STANDING_MARK[one.standing]} {say(f'standing-{one.standing}')}" for one in path]
    table.add_row(*[Text(mark, STANDING_STYLE[one.standing]) for mark, one in zip(marks, path, strict=True)])
    table.add_row(*[Text(_counted(one, say), style="dim") for one in path])
    wanted = out.measure(table, options=out.options.update(max_width=WIDEST)).maximum
    out.print(table if wanted <= out.width else Text(path_said(path, route, say)))


def _counted(stretch: Stretch, say: Wording) -> str:
    return say("met-of-asked", met=stretch.met, asked=len(stretch.asked)) if stretch.asked else say("nothing-asked")


def _print_stretch(out: Console, stretch: Stretch, route: Route, say: Wording, *, unfolded: bool) -> None:
    """One stage: what fails or is not known first, what holds in short, and in one line each what is folded."""
    standing = f"{STANDING_MARK[stretch.standing]} {say(f'standing-{stretch.standing}')}"
    title = Text.assemble((stage_said(stretch, route, say), "bold"), "  ")
    out.print(title.append(f"{standing}, {_counted(stretch, say)}", STANDING_STYLE[stretch.standing]))
    left = list(stretch.findings)
    if unfolded:
        for finding in left:
            print_finding(out, finding, route, say)
        return
    folds = [(key, [one for one in left if is_folded(one)]) for key, is_folded in FOLDS.items()]
    folded = [one for _, several in folds for one in several]
    for finding in left:
        if finding not in folded:
            print_finding(out, finding, route, say, briefly=finding.answer == "holds")
    for key, several in folds:
        if several:
            names = "; ".join(label(finding.condition, say) for finding in several)
            print_hanging(out, "…", Text(say(key, count=len(several), what=names), style="dim"), indent=2)


def _never_spoken_of(finding: Finding) -> bool:
    return finding.answer == "not-known" and set(finding.because) <= {"never asked"} and not finding.statements


# What is said in one line for all of a stage, by the phrase that says it.
FOLDS: dict[str, Callable[[Finding], bool]] = {
    "fold-never-spoken-of": _never_spoken_of,
    "fold-left-to-a-person": lambda finding: finding.because == LEFT_TO_AN_OFFICER,
    "fold-presumed": lambda finding: finding.presumed and not finding.statements,
    "fold-not-asked-here": lambda finding: finding.because == NOT_ASKED_HERE,
}


def _print_owed(out: Console, route: Route, say: Wording) -> None:
    """Who owes the next step, each with what he owes, in the words of the question."""
    if route.status != "awaiting":
        return
    owing = owed_by_whom(route, say)
    out.print(Text(f"\n{say('who-owes-the-next-step' if owing else 'nobody-owes-next')}", style="bold"))
    for who, findings in owing.items():
        lines = [
            Text.assemble(
                question(one, say), "  ", (because_said(one, say), "yellow"), (f"  {one.condition.id}", "dim")
            )
            for one in findings
        ]
        print_hanging(out, "→", Text(who, style="bold"), *lines)


def _print_opening(out: Console, route: Route, say: Wording) -> None:
    """The fewest facts that would open it, by who would have to say them."""
    if route.status in ("open", "completed"):
        out.print(say("already-open" if route.status == "open" else "is-completed"))
        return
    if not route.would_open:
        out.print(say("nothing-would-open"))
        return
    out.print(Text(f"{say('would-open')} ({len(route.would_open)})", style="bold"))
    by_whom: dict[str, list[Text]] = {}
    for wanted in route.would_open:
        who = " + ".join(who_said(key, say) for key in wanted.who.split("+"))
        written = (f"  {wanted.matter}={wanted.value}", "dim")
        by_whom.setdefault(who, []).append(Text.assemble(wanted_said(wanted, say), written))
    for who, lines in by_whom.items():
        print_hanging(out, "→", Text(who, style="bold"), *lines)
