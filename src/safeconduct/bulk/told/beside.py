"""What stands beside the readings (sources, rows, context, judgements, rulings), checked as `import` checks it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from safeconduct.bulk.filled import filled
from safeconduct.bulk.told.context import take_memberships
from safeconduct.bulk.told.file import TableFile
from safeconduct.bulk.told.given import Given
from safeconduct.errors import BadLine
from safeconduct.intake.contexts import offer, party, statement_from_context
from safeconduct.intake.from_lines import things_of_one_kind
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.judgements import judgement_from_line
from safeconduct.intake.readings import known_from_row
from safeconduct.intake.record import Record
from safeconduct.intake.rulings import ruling_from_line
from safeconduct.intake.thing import Held, Kind, Line, Refused, Thing
from safeconduct.law.library import Law
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary

BEFORE_READINGS: tuple[Kind, ...] = ("source", "row", "context", "refusal", "judgement")


@dataclass(kw_only=True, slots=True)
class Beside:
    """The things beside the readings by kind, the grounds on which readings are judged, and what was refused."""

    grounds: Grounds
    things: dict[Kind, list[Thing]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)

    @property
    def statements(self) -> list[Statement]:
        """What officers say in lines of context."""
        words = self.grounds.words
        return [
            statement_from_context(thing.body, words)
            for thing in self.things.get("context", ())
            if thing.body["kind"] == "statement"
        ]

    @property
    def surroundings(self) -> Surroundings:
        """Offers, parties, judgements and waivers; the memberships are a table."""
        context = [thing.body for thing in self.things.get("context", ())]
        return Surroundings(
            offers=tuple(offer(body) for body in context if body["kind"] == "offer"),
            parties=tuple(party(body) for body in context if body["kind"] == "party"),
            judgements=tuple(judgement_from_line(thing.body) for thing in self.things.get("judgement", ())),
            waivers=tuple(ruling for ruling in self.rulings if ruling.decision == "waived"),
        )

    @property
    def rulings(self) -> list[Ruling]:
        """All rulings, waivers included."""
        return [ruling_from_line(thing.body) for thing in self.things.get("ruling", ())]

    def take(self, kind: Kind, lines: Iterable[Line | Record], file: TableFile) -> None:
        """Check lines of one kind and keep what is sound."""
        several: list[Line] = []
        for line in lines:
            if isinstance(line, Record):
                assert line.mistake
                self.refused.append(refused(file, line.number, line.mistake))
            else:
                several.append(line)
        made = things_of_one_kind(several, self.grounds, self.refused)
        unlike = {thing.key: thing for thing in reversed(made)}
        self.things.setdefault(kind, []).extend(reversed(unlike.values()))
        self.grounds = self.grounds.with_things(unlike.values())


def refused(file: TableFile, line: int, mistake: BadLine) -> Refused:
    """A line that cannot be taken, and why."""
    return Refused(file=str(file.path), line=line, column=mistake.column, reason=str(mistake))


def beside_readings(engine: duckdb.DuckDBPyConnection, given: Given, words: Vocabulary, law: Law) -> Beside:
    """Everything but the rulings, which look at readings; also the tables `memberships` and `rows`."""
    beside = Beside(grounds=Grounds(held=Held(), words=words, law=law))
    context = given.of("context")
    take_memberships(engine, context, beside.grounds)
    for kind in BEFORE_READINGS:
        for file in given.of(kind):
            numbers = f"SELECT line FROM one_by_one WHERE file = {file.number}" if kind == "context" else ""  # noqa: S608
            beside.take(kind, (line for _, line in file.lines(engine, words, numbers)), file)
    filled(engine, "rows", {"id": "VARCHAR", "known": "VARCHAR", "document": "VARCHAR"}, _rows(beside.grounds))
    return beside


def _rows(grounds: Grounds) -> Iterator[Mapping[str, str | None]]:
    """From when what a row tells could be known, and the document it stands in."""
    for key, body in grounds.held.of("row").items():
        try:
            known = known_from_row({"row": key}, grounds)
        except BadLine:
            known = None
        yield {"id": key, "known": known, "document": body.get("source_url") or None}
