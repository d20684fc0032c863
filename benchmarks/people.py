"""Invented prisoners as plain values, always the same, as `safeconduct generate` makes them; many.py answers each."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.intake.contexts import KINDS_OF_CONTEXT, membership, offer, party, statement_from_context
from safeconduct.intake.judgements import judgement_from_line
from safeconduct.intake.rulings import ruling_from_line
from safeconduct.law.treaties import treaty_statements
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.reading import statement_from_reading
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary

SEED = 122  # GC III, art. 122: the bureau that such a register is of


class People(NamedTuple):
    """Everything an answer on one of them needs."""

    prisoners: list[str]
    statements: list[Statement]
    rulings: list[Ruling]
    surroundings: Surroundings

    def gathered(self, *, backwards: bool = False) -> Statements:
        """The statements for look-up; backwards, as if they had come in the other order."""
        return Statements(reversed(self.statements) if backwards else self.statements, self.rulings)


def invented(count: int) -> People:
    """So many prisoners, with what is said of each and what stands around them."""
    words = vocabulary()
    with TemporaryDirectory() as folder:
        files_from_seed(count, SEED, Path(folder) / "readings.jsonl")
        told = {name: list(_lines(Path(folder) / f"{name}.jsonl")) for name in ("readings", "context", "rulings")}
        judged = [judgement_from_line(line) for line in _lines(Path(folder) / "judgements.jsonl")]
    context = {kind: [line for line in told["context"] if line["kind"] == kind] for kind in KINDS_OF_CONTEXT}
    rulings = [ruling_from_line(line) for line in told["rulings"]]
    statements = [statement_from_reading(line, words) for line in told["readings"]]
    statements += [statement_from_context(line, words) for line in context["statement"]]
    around = Surroundings(
        memberships=tuple(membership(line) for line in context["membership"]),
        offers=tuple(offer(line) for line in context["offer"]),
        parties=tuple(party(line) for line in context["party"]),
        judgements=tuple(judged),
        waivers=tuple(ruling for ruling in rulings if ruling.decision == "waived"),
    )
    prisoners = [f"prisoner-{number:07d}" for number in range(count)]
    return People(prisoners, [*statements, *treaty_statements()], rulings, around)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
