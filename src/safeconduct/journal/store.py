"""The journal opened for reading: statements, surroundings, rows and sources as they stood when it was opened."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Max

from safeconduct.errors import BadInput
from safeconduct.intake.contexts import membership, offer, party, statement_from_context
from safeconduct.intake.documents import row_from_line, source_from_line
from safeconduct.intake.judgements import judgement_from_line
from safeconduct.intake.rulings import ruling_from_line
from safeconduct.intake.stems import STEMS
from safeconduct.intake.thing import Body, Kind, as_told
from safeconduct.journal.location import Location, location_of
from safeconduct.journal.opening import entries, has_journal, session
from safeconduct.law.treaties import treaty_statements
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.reading import statement_from_reading
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.source import Row, Source
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary


def open_journal(location: str | Path | None = None) -> "Journal":
    """The journal of a store, as it stands now. Raises BadInput where there is none yet: import first."""
    place = location_of(location)
    with session(place) as alias:
        if not has_journal(place, alias):
            raise nothing_yet(place)
        head = entries(alias).aggregate(Max("number"))["number__max"] or 0
    return Journal(location=place, head=head, words=vocabulary())


def nothing_yet(place: Location) -> BadInput:
    """The sentence for a store that has no journal."""
    return BadInput(f"there is nothing in {place.called} yet; import something first: safeconduct import PATH")


@dataclass(frozen=True, kw_only=True, slots=True)
class Journal:
    """A journal up to entry `head`: what is entered later is not seen, so that all its answers agree."""

    location: Location
    head: int
    words: Vocabulary

    def statements(self) -> Statements:
        """All statements: of readings, of officers, of the depositaries of treaties; with the rulings upon them."""
        return Statements([*self._statements(), *treaty_statements()], self.rulings())

    def rulings(self) -> list[Ruling]:
        """All rulings, waivers included."""
        return [ruling_from_line(body) for body in self._bodies("ruling")]

    def surroundings(self) -> Surroundings:
        """Groups and members, offers, parties, judgements on identity, waivers."""
        context = list(self._bodies("context"))
        return Surroundings(
            memberships=tuple(membership(body) for body in context if body["kind"] == "membership"),
            offers=tuple(offer(body) for body in context if body["kind"] == "offer"),
            parties=tuple(party(body) for body in context if body["kind"] == "party"),
            judgements=tuple(judgement_from_line(body) for body in self._bodies("judgement")),
            waivers=tuple(ruling for ruling in self.rulings() if ruling.decision == "waived"),
        )

    def rows(self) -> dict[str, Row]:
        """All rows, by id, each with the line as it came."""
        return {row.id: row for row in map(row_from_line, self._bodies("row"))}

    def sources(self) -> dict[str, Source]:
        """All sources, by address."""
        return {source.address: source for source in map(source_from_line, self._bodies("source"))}

    def refusals(self) -> Mapping[str, str]:
        """Why a row was refused, by the row's id."""
        return {body["row"]: body["reason"] for body in self._bodies("refusal")}

    def signatures(self) -> Mapping[str, tuple[str, str]]:
        """Who made and who approved each line of context and each ruling, by its id."""
        kinds: tuple[Kind, ...] = ("context", "ruling")
        return {body[kind]: (body["made_by"], body["approved_by"]) for kind in kinds for body in self._bodies(kind)}

    def write_lines(self, folder: Path) -> None:
        """Everything but the chain as files of JSON Lines, named as those of a dossier; what was settled stands in it."""
        for stem, kind in STEMS.items():
            if stem != "statements":  # the other name of rows
                with (folder / f"{stem}.jsonl").open("w", encoding="utf-8") as file:
                    file.writelines(f"{body}\n" for body in self._texts(kind))

    def told(self, kind: Kind, key: str) -> Body | None:
        """One thing as it was entered, with what was settled at intake; None where it is not held."""
        with session(self.location) as alias:
            held = entries(alias).filter(kind=kind, key=key, number__lte=self.head).values_list("body", flat=True)
            body = held.first()
        return json.loads(body) if body else None

    def rulings_upon(self, statement: Statement) -> list[Body]:
        """The rulings that name a statement or its row, each as it was entered, in the order of entry."""
        names = {statement.id, statement.row} - {""}
        return [body for body in self._bodies("ruling") if names.intersection(body.get("of") or ())]

    def _statements(self) -> Iterator[Statement]:
        documents = {body["id"]: body.get("source_url") or "" for body in self._bodies("row")}
        for body in self._bodies("reading"):
            document = documents.get(body.get("row") or "", "")
            yield statement_from_reading(as_told(body), self.words, document=document)
        for body in self._bodies("context"):
            if body["kind"] == "statement":
                yield statement_from_context(body, self.words)

    def _bodies(self, kind: Kind) -> Iterator[Body]:
        return map(json.loads, self._texts(kind))

    def _texts(self, kind: Kind) -> Iterator[str]:
        with session(self.location) as alias:
            bodies = entries(alias).filter(kind=kind, number__lte=self.head).values_list("body", flat=True)
            yield from bodies.iterator(chunk_size=2000)
