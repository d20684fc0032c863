"""The work of `safeconduct plan compare`: the plan beside what is told of the exchange that happened."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from safeconduct.cli.plan_people import given
from safeconduct.cli.plan_printed import print_terms, warn
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.happened import Compared, Told, compared, happened_from_file
from safeconduct.plans.limits import Limits
from safeconduct.plans.terms.sentence import called
from safeconduct.wording.phrases import Wording

COLUMNS = ("from", "to", "stage", "category", "planned", "happened", "difference", "said_by", "source", "note")
HEADS = ("plan-from-to", "plan-stage-word", "compare-planned", "compare-happened", "compare-difference", "compare-who")


def compare(
    terms: Path, happened: Path, routes: Path | None, store: str | None, say: Wording, limits: Limits, *, shown: str
) -> None:
    """Find the plan and print each figure of what happened beside it, `shown` as json, csv or words."""
    told = happened_from_file(happened)
    exchange, people = given(terms, routes, store)
    plan = plan_from_terms(exchange, people, limits)
    found = compared(plan, people, told)
    warn(*plan.warnings)
    if shown == "json":
        print_json({"status": plan.status, "figures": [_to_json(one) for one in found]})
    elif shown == "csv":
        print_csv([_to_json(one) for one in found], COLUMNS)
    else:
        out = console()
        out.print(Text(say(f"plan-{plan.status}"), style="bold"))
        print_terms(out, plan.conflict, say)
        sources = list(dict.fromkeys(one.source for one in told))
        out.print(_table(found, sources, say))
        apart = sum(one.difference != 0 for one in found)
        out.print(Text(say("compare-apart", apart=apart, count=len(found)) if apart else say("compare-alike")))
        for place, source in enumerate(sources, start=1):
            out.print(Text(f"[{place}] {source}", style="dim"))


def _to_json(one: Compared) -> dict[str, Any]:
    told = one.told
    return {
        "from": told.held_by or None,
        "to": told.to or None,
        "stage": told.stage or None,
        "category": told.category or None,
        "planned": one.planned,
        "happened": told.number,
        "difference": one.difference,
        "said_by": told.said_by,
        "source": told.source,
        "note": told.note or None,
    }


def _table(found: Sequence[Compared], sources: Sequence[str], say: Wording) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in HEADS:
        number_column = head in ("compare-planned", "compare-happened", "compare-difference")
        table.add_column(say(head), overflow="fold", justify="right" if number_column else "left")
    for one in found:
        told = one.told
        who = " · ".join(filter(None, (say.power(told.said_by), told.note)))
        apart = f"{one.difference:+,}".replace(",", "\u00a0") if one.difference else "="
        numbers = (
            say.number(one.planned),
            say.number(told.number),
            Text(apart, style="yellow" if one.difference else "dim"),
        )
        table.add_row(_flow(told, say), str(told.stage or ""), *numbers, f"{who} [{sources.index(told.source) + 1}]")
    return table


def _flow(told: Told, say: Wording) -> str:
    sides = [say.power(one) if one else "…" for one in (told.held_by, told.to)]
    flow = " → ".join(sides) if told.held_by or told.to else say("compare-everyone")
    return f"{flow} ({called(told.category, say)})" if told.category else flow
