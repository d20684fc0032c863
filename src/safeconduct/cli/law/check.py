"""`safeconduct law check`: every case of the law files is run; types, names, order, days and languages are checked."""

from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.law.sought import law_in
from safeconduct.cli.options import AsJson
from safeconduct.cli.printed import console, print_json
from safeconduct.errors import AnswerIsNo
from safeconduct.law.check import mistakes_in
from safeconduct.law.library import FOLDER
from safeconduct.vocabulary.from_files import vocabulary


def check(
    json: AsJson = False,
    folder: Annotated[Path, typer.Option(help="Another folder of law files.", show_default=False)] = FOLDER,
) -> None:
    """Run every signed case and check types, references, order, days and languages of the law. Exit 1 on a mistake."""
    found, mistakes = law_in(folder)
    sentences = [str(mistake) for mistake in mistakes] or mistakes_in(found, vocabulary())
    versions = found.editions.versions
    counts = {
        "routes": len(found.kinds),
        "instruments": len(found.instruments),
        "provisions": len(found.provisions),
        "conditions": len(found.conditions),
        "duties": len(found.duties),
        "cases": sum(version.cases for version in versions),
    }
    if json:
        print_json({"right": not sentences, **counts, "mistakes": sentences})
    for sentence in [] if json else sentences:
        console().print(sentence, markup=False)
    if sentences:
        raise AnswerIsNo(f"{len(sentences)} mistakes in the law files; nothing else was changed")
    if not json:
        print(", ".join(f"{count} {what}" for what, count in counts.items()) + ": all as expected")
