"""`safeconduct plan`: the best exchange that all terms allow, its check and its proof, and why it is as it is."""

import csv as tables
import io
import sys
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from safeconduct.cli.options import AsCsv, AsJson, Lang, Store, language
from safeconduct.cli.plan_people import Routes, Seconds, Terms, given
from safeconduct.cli.plan_printed import print_plan
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.cli.written import write_whole
from safeconduct.errors import AnswerIsNo
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.plan import Plan
from safeconduct.plans.searching import Limits
from safeconduct.plans.terms.schema import schema as schema_of_terms
from safeconduct.plans.to_json import plan_to_json, release_to_json
from safeconduct.wording.phrases import Wording

verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)
ROLL = ("who", "from", "to", "stage", "because")
ByType = Annotated[bool, typer.Option("--by-type", help="The roll by kinds of persons, with their numbers.")]
RollFile = Annotated[Path | None, typer.Option("--roll", metavar="FILE", help="Write the roll as CSV.")]


@verbs.command()
def find(
    terms: Terms,
    routes: Routes = None,
    roll: RollFile = None,
    by_type: ByType = False,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """The best exchange that all terms allow: who goes from whom to whom in which stage, proved or with its bound.

    Exit 1 where the terms allow none; then the terms that cannot stand together are named.
    """
    say, started = Wording(language(lang)), perf_counter()
    exchange, people = given(terms, routes, store)
    plan = plan_from_terms(exchange, people, Limits(seconds=seconds))
    for warning in plan.warnings:
        print(f"safeconduct: {warning}", file=sys.stderr)
    if roll:
        write_whole(roll, roll_as_csv(plan).encode())
    if json:
        print_json(plan_to_json(plan, people, say, by_type=by_type))
    elif csv:
        print_csv([release_to_json(one) for one in plan.roll], ROLL)
    else:
        print_plan(console(), plan, say, seconds=perf_counter() - started)
    if plan.status == "impossible":
        names = ", ".join(f"`{term.name}`" for term in plan.conflict)
        raise AnswerIsNo(f"no exchange meets all terms; these cannot stand together: {names or 'what the law owes'}")


def roll_as_csv(plan: Plan) -> str:
    """The roll as `plan check` reads it."""
    text = io.StringIO()
    writer = tables.writer(text, lineterminator="\n")
    writer.writerow(ROLL)
    writer.writerows(one[:5] for one in plan.roll)
    return text.getvalue()


@verbs.command()
def schema() -> None:
    """The JSON Schema of a terms file, for editors and for files written as JSON."""
    print_json(schema_of_terms())
