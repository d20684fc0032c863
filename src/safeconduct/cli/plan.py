"""`safeconduct plan`: the best exchange that all terms allow, its check and its proof, and why it is as it is."""

from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.options import AsCsv, AsJson, Lang, Store, language
from safeconduct.cli.plan_people import Routes, Seconds, SolvedBy, Terms
from safeconduct.cli.printed import print_json
from safeconduct.cli.registry import loaded
from safeconduct.plans.limits import Limits
from safeconduct.plans.supposed import Supposed
from safeconduct.plans.terms.schema import schema as schema_of_terms
from safeconduct.wording.phrases import Wording

# The work of each verb stands in a file of its own, loaded when it is called: `plan check` never loads the solver.
verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)


@verbs.command()
def find(
    terms: Terms,
    routes: Routes = None,
    roll: Annotated[Path | None, typer.Option("--roll", metavar="FILE", help="Write the roll as CSV.")] = None,
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE", help="Draw the plan: a path ending in .svg or .png.")
    ] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help="The JSON's roll by kinds of persons.")] = False,
    seconds: Seconds = 60.0,
    solver: SolvedBy = "highs",
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """The best exchange that all terms allow: who goes from whom to whom in which stage, proved or with its bound.

    Exit 1 where the terms allow none; then the terms that cannot stand together are named.
    """
    shown = "json" if json else "csv" if csv else "words"
    say, limits = Wording(language(lang)), Limits(seconds=seconds, solver=solver)
    loaded("plan_find").found(
        terms, routes, store, say, limits, roll=roll, picture=picture, shown=shown, by_type=by_type
    )


@verbs.command()
def check(
    terms: Terms,
    roll: Annotated[Path, typer.Argument(metavar="ROLL", help="A roll as CSV, or the JSON of `plan find`.")],
    proof: Annotated[Path | None, typer.Argument(metavar="PROOF", help="What `plan prove` wrote.")] = None,
    routes: Routes = None,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """Check a roll without the solver: the law, consent, every term in its own words, the aims, the proof.

    Exit 1 where it breaks anything.
    """
    loaded("plan_check").checked(terms, roll, proof, routes, store, Wording(language(lang)), json=json)


@verbs.command()
def prove(
    terms: Terms,
    routes: Routes = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write the proof.")] = Path("proof.json"),
    seconds: Seconds = 60.0,
    solver: SolvedBy = "highs",
    parts: Annotated[int, typer.Option("--parts", help="Into how many parts the possible may be split.")] = 2000,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """Find the best plan and write the proof that nothing better exists, which `plan check` reckons anew.

    Exit 1 where no plan stands, or where a proof takes more parts.
    """
    limits = Limits(seconds=seconds, leaves=parts, solver=solver)
    loaded("plan_find").proved(terms, routes, store, Wording(language(lang)), limits, out, json=json)


@verbs.command()
def why(
    terms: Terms,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Somebody of the routes.")],
    routes: Routes = None,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """Why someone is not in the plan: no open route, a condition that failed, terms against him, or what he costs."""
    limits = Limits(seconds=seconds)
    loaded("plan_explain").why(terms, person, routes, store, Wording(language(lang)), limits, json=json)


@verbs.command()
def concede(
    terms: Terms,
    routes: Routes = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many of the best to show.")] = 5,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """Which single concession frees the most. The law is never one: routes, refusals and who is owed stay."""
    limits = Limits(seconds=seconds)
    loaded("plan_explain").concede(terms, routes, store, Wording(language(lang)), limits, top=top, json=json)


@verbs.command("what-if")
def what_if(
    terms: Terms,
    routes: Routes = None,
    opened: Annotated[
        list[str] | None, typer.Option("--open", metavar="PERSON:POWER", help="Suppose this route was open.")
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option("--drop", metavar="TERM", help="Suppose this term bound nobody.")
    ] = None,
    included: Annotated[
        list[str] | None, typer.Option("--with", metavar="PERSON", help="Suppose this one must be in it.")
    ] = None,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """The plan as it is and as it would be, side by side. A refusal cannot be supposed away."""
    supposed = Supposed(opened=tuple(opened or ()), dropped=tuple(drop or ()), included=tuple(included or ()))
    limits = Limits(seconds=seconds)
    loaded("plan_explain").what_if(terms, routes, store, Wording(language(lang)), supposed, limits, json=json)


@verbs.command()
def compare(
    terms: Terms,
    happened: Annotated[
        Path,
        typer.Argument(metavar="HAPPENED", help="What was told: CSV, from,to,stage,category,count,said_by,source."),
    ],
    routes: Routes = None,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """The plan beside the exchange that happened: what differed, figure by figure, with who told each."""
    shown = "json" if json else "csv" if csv else "words"
    say, limits = Wording(language(lang)), Limits(seconds=seconds)
    loaded("plan_compare").compare(terms, happened, routes, store, say, limits, shown=shown)


@verbs.command()
def stages(
    terms: Terms,
    routes: Routes = None,
    seconds: Seconds = 60.0,
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """How many go from whom to whom in each stage."""
    loaded("plan_explain").stages(terms, routes, store, Wording(language(lang)), Limits(seconds=seconds), json=json)


@verbs.command()
def schema() -> None:
    """The JSON Schema of a terms file, for editors and for files written as JSON."""
    print_json(schema_of_terms())
