"""`safeconduct generate`: invented prisoners and what is told of them, as files for `bulk` and `import`, or stored."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.cli.import_ import import_files, login
from safeconduct.cli.options import AsJson, Store
from safeconduct.errors import BadInput, OutsideFailed

Prisoners = Annotated[int, typer.Option("--prisoners", metavar="N", help="How many; about 17 statements each.")]
Seed = Annotated[int, typer.Option("--seed", metavar="S", help="Another number, other prisoners; the same, the same.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="The statements, as .parquet, .csv or .jsonl; the rest stands beside."),
]
IntoJournal = Annotated[bool, typer.Option("--journal", help="Enter them into the store as well.")]


def verb(
    prisoners: Prisoners,
    *,
    seed: Seed = 1,
    out: Out = None,
    journal: IntoJournal = False,
    as_json: AsJson = False,
    store: Store = None,
) -> None:
    """Invent prisoners and what is told of them, to try out what many ask of the program. None of it is real.

    Beside the file of statements stand context, rulings and judgements, as `bulk` and `import` read them. The same
    number and seed give the same bytes everywhere. What is told how often: docs/invented.md.
    """
    if not out and not journal:
        raise BadInput("say where to: --out FILE writes files, --journal enters them into the store")
    told: dict[str, Any] = {}
    if out:
        made = files_from_seed(prisoners, seed, out)
        told |= {**made.counts, "files": [str(path) for path in made.files]}
        if not as_json:
            for path, count in zip(made.files, made.counts.values(), strict=True):
                print(f"{count:>12,}  {path}")
    if journal:
        told["journal"] = _entered(prisoners, seed, store)
        if not as_json:
            print(f"{told['journal']:>12,}  entries into the store")
    if as_json:
        print(json.dumps(told, ensure_ascii=False))


def _entered(prisoners: int, seed: int, store: str | None) -> int:
    """Enter them as `import` would; gives back how many entries are new."""
    with TemporaryDirectory(prefix="safeconduct-") as folder:
        files_from_seed(prisoners, seed, Path(folder) / "readings.jsonl")
        report = import_files([Path(folder)], store, author=login())
    for note in report.notes:
        print(f"safeconduct: {note}", file=sys.stderr)
    if report.refused:
        first = report.refused[0]
        raise OutsideFailed(f"the store took {len(report.refused)} of the lines otherwise: {first.reason}")
    return sum(report.stored.values())
