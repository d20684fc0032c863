"""What every verb on plans begins with: the terms read, and the people from a file of routes or from the journal."""

import gc
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from safeconduct.cli.registry import loaded
from safeconduct.plans.doubts import doubts
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.limits import Solving
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import day_of, exchange_from_tables
from safeconduct.plans.terms.place import terms_file

Terms = Annotated[Path, typer.Argument(metavar="TERMS", help="A file of terms, TOML or JSON.")]
Routes = Annotated[
    Path | None,
    typer.Option(
        "--routes", metavar="FILE", help="Routes as .jsonl, .csv or .parquet; those of the journal when left out."
    ),
]
SolvedBy = Annotated[
    Solving,
    typer.Option(
        "--solver",
        help="highs, cp-sat (the extra `second`), or both: the second is asked where the first has no proof.",
    ),
]
Seconds = Annotated[float, typer.Option("--seconds", help="How long to look for better; then the bound is shown.")]


class Given(NamedTuple):
    """The exchange that the terms tell, and the people of its day."""

    exchange: Exchange
    people: People


def given(terms: Path, routes: Path | None, store: str | None) -> Given:
    """Read both. Raises BadInput with file, line and the term in words."""
    gc.disable()  # a million rows are read and kept to the end: walking through them again and again frees nothing
    file = terms_file(terms)
    on = day_of(file)
    people = people_from_file(routes, on) if routes else loaded("plan_journal").people_of_journal(store, on)
    exchange = exchange_from_tables(file, people)
    return Given(exchange, people.warned(doubts(exchange, people)))
