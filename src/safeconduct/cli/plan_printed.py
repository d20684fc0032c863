"""How a plan is printed for people: its aims with their bounds, who goes where, and the terms that stand in its way."""

import sys
from collections import Counter
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.printed import print_hanging
from safeconduct.plans.plan import Plan, Reached
from safeconduct.plans.terms.sentence import called, sentence
from safeconduct.plans.terms.term import Term
from safeconduct.wording.phrases import Wording

STATUS_STYLE = {"optimal": "bold green", "bounded": "yellow", "impossible": "bold red"}
MOST_LINES = 40


def warn(*warnings: str) -> None:
    """What has to be said beside the answer."""
    for warning in warnings:
        print(f"safeconduct: {warning}", file=sys.stderr)


def print_plan(out: Console, plan: Plan, say: Wording, *, seconds: float | None = None) -> None:
    """Status, aims, totals, roll (or its beginning), and what is in the way."""
    out.print(Text(say(f"plan-{plan.status}"), style=STATUS_STYLE[plan.status]))
    print_reached(out, plan, say)
    print_totals(out, plan, say)
    print_roll(out, plan, say)
    if plan.roll or plan.conflict:
        print_conflict(out, plan, say)
    else:
        out.print(Text(say("flow-nobody")))
    if plan.roll:
        took = "" if seconds is None else f"  {say('plan-seconds', seconds=f'{seconds:.2f}')}"
        out.print(Text(f"{say('plan-hash', digest=plan.roll_hash)}{took}", style="dim"))


def print_reached(out: Console, plan: Plan, say: Wording) -> None:
    """What it comes to in each aim, with the bound and on whose word that rests."""
    for reached in plan.reached:
        told = f"{say(f'aim-{reached.aim}')}: {say.number(reached.value)}"
        out.print(Text.assemble("  ", (told, "bold"), _proof(reached, say)))


def print_conflict(out: Console, plan: Plan, say: Wording) -> None:
    """The terms that cannot stand together, or that keep everyone."""
    if plan.conflict:
        out.print(Text(say(_heading_of_conflict(plan)), style="bold"))
        print_terms(out, plan.conflict, say)


def _heading_of_conflict(plan: Plan) -> str:
    if plan.status == "impossible":
        return "plan-conflict" if len(plan.conflict) > 1 else "plan-conflict-of-one"
    return "plan-apart" if plan.roll else "plan-nobody"


def _proof(reached: Reached, say: Wording) -> Text:
    by = " + ".join(reached.bounded_by)
    if reached.value != reached.bound:
        told = say("plan-bound", found_by=reached.found_by, bound=say.number(reached.bound))
        return Text(f"  {told}{f' ({by})' if by else ''}", style="yellow")
    if reached.proof is None:
        return Text("  " + say("plan-by-solver", found_by=reached.found_by, bounded_by=by), style="yellow")
    parts = f" ({say('plan-proved-parts', parts=reached.parts)})" if reached.parts > 1 else ""
    return Text(f"  {say('plan-proved', bound=say.number(reached.bound))}{parts}", style="dim")


def print_totals(out: Console, plan: Plan, say: Wording) -> None:
    """How many go from whom to whom, in which stage; remains by themselves."""
    if not plan.roll:
        return
    counted = Counter((one.remains, one.held_by, one.to, one.stage) for one in plan.roll)
    stages = sorted({stage for *_, stage in counted})
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(say("plan-from-to"))
    for stage in stages:
        table.add_column(say("plan-stage", stage=stage), justify="right")
    table.add_column(say("plan-in-all"), justify="right")
    for remains, held_by, to in sorted({flow[:3] for flow in counted}):
        numbers = [counted[remains, held_by, to, stage] for stage in stages]
        cells = [say.number(one) if one else "–" for one in numbers]
        of = f" ({called('remains', say)})" if remains else ""
        table.add_row(f"{say.power(held_by)} → {say.power(to)}{of}", *cells, say.number(sum(numbers)))
    out.print(table)


def print_roll(out: Console, plan: Plan, say: Wording) -> None:
    """Who goes, where to, when and why; of many only the first."""
    if not plan.roll:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("plan-who", "plan-from-to", "plan-stage-word", "plan-because"):
        table.add_column(say(column), overflow="fold")
    for one in plan.roll[:MOST_LINES]:
        because = say.word(f"because-{one.because}") if one.because == "owed" else one.because
        step = f" ({one.step})" if one.step else ""
        table.add_row(one.who, f"{one.held_by} → {one.to}", str(one.stage), because + step)
    out.print(table)
    if len(plan.roll) > MOST_LINES:
        out.print(Text(say("plan-more-lines", count=say.number(len(plan.roll) - MOST_LINES)), style="dim"))


def print_terms(out: Console, terms: Iterable[Term], say: Wording) -> None:
    """Terms by name and line, each in words."""
    for term in terms:
        named = Text.assemble((term.name, "bold"), (f"  {say('plan-line', line=term.line)}", "dim"))
        print_hanging(out, "•", named, Text(sentence(term, say)))
