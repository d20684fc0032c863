"""`safeconduct law`: list the provisions with their conditions, and check every case of the law files."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from safeconduct.cli.options import AsCsv, AsJson, Lang, language
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.errors import AnswerIsNo, BadInput
from safeconduct.law.check import mistakes_in
from safeconduct.law.library import FOLDER, Law, law, read_law
from safeconduct.vocabulary.from_files import vocabulary

verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)
COLUMNS = ("provision", "citation", "routes", "conditions", "cases")


@verbs.command("list")
def list_(lang: Lang = "en", json: AsJson = False, csv: AsCsv = False) -> None:
    """The provisions, what routes they bear on, what they ask and how many cases hold them."""
    language(lang)
    documents = [_provision(law(), name) for name in law().provisions]
    if json:
        print_json(documents)
    elif csv:
        print_csv(documents, COLUMNS)
    else:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for column in ("provision", "citation", "condition", "asks", "cases"):
            table.add_column(column, overflow="fold")
        for provision in law().provisions.values():
            for condition in (c for c in law().conditions.values() if c.provision == provision.id):
                table.add_row(
                    provision.id, provision.citation, condition.id, condition.ask[lang], str(len(condition.cases))
                )
        console().print(table)


def _provision(found: Law, name: str) -> dict[str, Any]:
    conditions = [condition for condition in found.conditions.values() if condition.provision == name]
    return {
        "provision": name,
        "citation": found.provisions[name].citation,
        "routes": list(dict.fromkeys(kind for condition in conditions for kind in condition.routes)),
        "conditions": [
            {
                "id": one.id,
                "kind": one.kind,
                "owed_by": list(one.owed_by),
                "if": str(one.rule),
                "applies": str(one.applies) if one.applies else None,
            }
            for one in conditions
        ],
        "cases": sum(len(condition.cases) for condition in conditions),
    }


@verbs.command()
def check(
    json: AsJson = False, folder: Annotated[str | None, typer.Option(help="Another folder of law files.")] = None
) -> None:
    """Run every signed case and check types, references, order and languages of the law files. Exit 1 on a mistake."""
    place = FOLDER if folder is None else Path(folder)
    if not list(place.glob("routes/*.toml")):
        raise BadInput(f"there are no law files in {place}; name a folder that holds instruments/ and routes/")
    found, mistakes = read_law(place, vocabulary())
    sentences = [str(mistake) for mistake in mistakes] or mistakes_in(found, vocabulary())
    cases = sum(len(condition.cases) for condition in found.conditions.values())
    if json:
        counts = {
            "routes": len(found.kinds),
            "provisions": len(found.provisions),
            "conditions": len(found.conditions),
            "cases": cases,
        }
        print_json({"right": not sentences, **counts, "mistakes": sentences})
    for sentence in [] if json else sentences:
        console().print(sentence, markup=False)
    if sentences:
        raise AnswerIsNo(f"{len(sentences)} mistakes in the law files; nothing else was changed")
    if not json:
        counted = f"{len(found.kinds)} routes, {len(found.provisions)} provisions, {len(found.conditions)} conditions"
        print(f"{counted}, {cases} cases: all as expected")
