"""One finding as the verbs print it: the condition by its short name, the answer and why, the statements behind it."""

from rich.console import Console
from rich.text import Text

from safeconduct.cli.printed import ANSWER_STYLE, marked, print_hanging
from safeconduct.cli.sentences import (
    because_said,
    label,
    owing_said,
    question,
    statement_named,
    statements_said,
    who_said,
)
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route
from safeconduct.wording.phrases import Wording


def print_finding(out: Console, finding: Finding, route: Route, say: Wording, *, briefly: bool = False) -> None:
    """The finding whole, or in one line with the statement that decides it."""
    if briefly:
        told = Text.assemble(label(finding.condition, say), (f"  {_first_cited(finding, route)}", "dim"))
        print_hanging(out, marked(finding), told, indent=2)
        return
    answer = (because_said(finding, say), ANSWER_STYLE[finding.answer])
    told = Text.assemble((label(finding.condition, say), "bold"), "  ", answer)
    lines = [Text(question(finding, say)), Text(" · ".join(_place(finding, route, say)), style="dim")]
    statements = route.facts.situation.statements
    lines += [Text(line) for line in statements_said(finding.statements, statements, say)]
    others = [one for one in finding.evidence if one not in finding.statements]
    if others and not finding.met:
        lines.append(Text(f"{say('bears-on-it')}: {', '.join(others)}", style="dim"))
    print_hanging(out, marked(finding), told, *lines, indent=2)


def _first_cited(finding: Finding, route: Route) -> str:
    """The statement that decides it, and how many more do."""
    if not finding.statements:
        return ""
    first, *more = finding.statements
    statement = route.facts.situation.statements.by_id.get(first)
    named = statement_named(statement) if statement else first
    return f"{named} +{len(more)}" if more else named


def _place(finding: Finding, route: Route, say: Wording) -> list[str]:
    """Where a condition stands: what it is, its provision, its id, who owes it, who finds out."""
    condition = finding.condition
    owed = [key for key in finding.owed_by if key != "nobody"] if not finding.met else []
    asked_of = ", ".join(who_said(role, say) for role in condition.asked_of) if finding.asks else ""
    place = [
        say(condition.kind),
        route.law.provisions[condition.provision].citation,
        condition.id,
        owing_said(condition, owed, say),
        say("asked-of", who=asked_of) if asked_of else "",
    ]
    return [one for one in place if one]
