"""The work of `safeconduct plan find` and `plan prove`: the plan found, printed, written as a roll or as a proof."""

import csv
import io
from json import dumps
from pathlib import Path
from time import perf_counter

from rich.text import Text

from safeconduct.cli.plan_people import given
from safeconduct.cli.plan_printed import print_plan, print_reached, warn
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.dates import iso, partial_date
from safeconduct.errors import AnswerIsNo
from safeconduct.pictures.files import checked_ending
from safeconduct.pictures.flow import write_flow
from safeconduct.plans.find import further_plan, plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.plan import Plan
from safeconduct.plans.terms.sentence import without_speaker
from safeconduct.plans.to_json import plan_to_json, proof_of_plan, release_to_json
from safeconduct.wording.phrases import Wording
from safeconduct.written import write_whole

ROLL = ("who", "from", "to", "stage", "because")


def found(
    terms: Path,
    routes: Path | None,
    store: str | None,
    say: Wording,
    limits: Limits,
    *,
    roll: Path | None,
    picture: Path | None,
    shown: str,
    by_type: bool,
) -> None:
    """Find and print, `shown` as json, csv or words. Raises AnswerIsNo where the terms allow no plan."""
    started = perf_counter()
    if picture:
        checked_ending(picture)
    exchange, people = given(terms, routes, store)
    each = limits.shared(2) if exchange.one_step_away else limits
    plan = plan_from_terms(exchange, people, each)
    further = further_plan(exchange, people, each) if exchange.one_step_away else None
    warn(*plan.warnings)
    if roll:
        write_whole(roll, roll_as_csv(plan), what="the roll")
    if picture:
        unnamed = [term for term in exchange.terms if term.name == f"term-{term.position}"]
        reasons = {term.name: without_speaker(term, say) for term in unnamed}
        write_flow(picture, plan, say.day(partial_date(iso(exchange.on))), say, reasons)
    if shown == "json":
        told = plan_to_json(plan, people, say, by_type=by_type)
        second = {"one_step_away": plan_to_json(further, people, say, by_type=by_type)} if further else {}
        print_json(told | second)
    elif shown == "csv":
        print_csv([release_to_json(one) for one in plan.roll], ROLL)
    else:
        out = console()
        print_plan(out, plan, say, seconds=perf_counter() - started)
        if further:
            out.print(Text(say("plan-further"), style="bold"))
            print_plan(out, further, say)
    if plan.status == "impossible":
        names = ", ".join(f"`{term.name}` (line {term.line})" for term in plan.conflict) or "what the law owes"
        such = "these cannot stand together" if len(plan.conflict) > 1 else "this cannot be met"
        raise AnswerIsNo(f"no exchange meets all terms of {exchange.file}; {such}: {names}")


def roll_as_csv(plan: Plan) -> bytes:
    """The roll as `plan check` reads it."""
    told = io.BytesIO()
    text = io.TextIOWrapper(told, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(ROLL)
    writer.writerows(one[:5] for one in plan.roll)
    text.flush()
    return told.getvalue()


def proved(
    terms: Path, routes: Path | None, store: str | None, say: Wording, limits: Limits, out: Path, *, json: bool
) -> None:
    """Find, and write the proof. Raises AnswerIsNo where there is no plan, or no proof of some aim in so many parts."""
    exchange, people = given(terms, routes, store)
    plan = plan_from_terms(exchange, people, limits)
    if plan.status == "impossible":
        raise AnswerIsNo("no exchange meets all terms, so there is nothing to prove")
    told = proof_of_plan(plan)
    write_whole(out, f"{dumps(told, ensure_ascii=False)}\n".encode(), what="the proof")
    if json:
        aims = [{key: value for key, value in one.items() if key != "proof"} for one in told["aims"]]
        print_json({"out": str(out), "status": plan.status, "aims": aims})
    else:
        print_reached(console(), plan, say)
        print(say("plan-proof-written", file=out))
    if missing := [one.aim for one in plan.reached if not one.parts]:
        raise AnswerIsNo(
            f"no proof of {', '.join(missing)} in {limits.leaves} parts; give it more with --parts, or more time"
        )
