"""Routes of many as an engine makes them of the printed SQL, and of one after another as the plain path does."""

from collections.abc import Iterable
from typing import Any

import duckdb

from safeconduct.dates import AsOf
from safeconduct.law.library import law
from safeconduct.records.in_bulk.from_statements import steps_before, steps_of_records
from safeconduct.records.in_bulk.judged import judged_rows
from safeconduct.records.in_bulk.step import Step
from safeconduct.records.surroundings import Surroundings
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.in_bulk.closed_words import types_in_sql
from safeconduct.routes.in_bulk.from_tables import routes_from_tables
from safeconduct.routes.in_bulk.tables import Tables
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.from_files import vocabulary
from tests.bulk_tables import fill_statements, fill_surroundings, filled

Told = dict[str, Any]
# The records of prisoners and those around them stand in the same tables here.
TABLES = Tables(held_around="held", entries_around="entries", sayings_around="sayings")
JUDGED = {"record": "VARCHAR", "key": "VARCHAR", "same": "BOOLEAN", "place": "INTEGER"}


class Many:
    """Statements and surroundings in an engine, asked for the routes of many as of two days."""

    def __init__(self, statements: Statements, surroundings: Surroundings, prisoners: Iterable[str]) -> None:
        """Fill the tables from which everything is made."""
        self.statements = statements
        self.surroundings = surroundings
        self.prisoners = sorted(prisoners)
        self.engine = duckdb.connect()
        for statement in types_in_sql(law()):
            self.engine.execute(statement)
        fill_statements(self.engine, statements)
        fill_surroundings(self.engine, surroundings)
        self.engine.execute("CREATE VIEW around_statements AS SELECT * FROM statements")
        self._subjects("subjects", {*statements.subjects, *self.prisoners})
        self._subjects("prisoners", self.prisoners)

    def _subjects(self, name: str, subjects: Iterable[str]) -> None:
        filled(self.engine, name, {"subject": "VARCHAR"}, ({"subject": one} for one in sorted(subjects)))

    def steps(self, as_of: AsOf) -> list[Step]:
        """From statements to routes."""
        waived = frozenset(waiver.condition for waiver in self.surroundings.waivers)
        spoken_of = {matter for (matter,) in self.engine.execute("SELECT DISTINCT matter FROM statements").fetchall()}
        before = [*steps_before(as_of, vocabulary()), *steps_of_records(as_of)]
        return [*before, *routes_from_tables(TABLES, law(), as_of, waived=waived, spoken_of=spoken_of)]

    def routes(self, as_of: AsOf) -> list[Told]:
        """The routes of all of them by the printed SQL, in order."""
        rows = (row._asdict() for row in judged_rows(self.surroundings.judgements, as_of.known_by))
        filled(self.engine, "judged", JUDGED, rows)
        for step in self.steps(as_of):
            kind = "TABLE" if step.kept else "VIEW"
            self.engine.execute(f"CREATE OR REPLACE TEMP {kind} {step.name} AS {step.select}")
        found = self.engine.execute("SELECT * FROM routes")
        names = [column[0] for column in found.description or ()]
        return [plainly(dict(zip(names, row, strict=True))) for row in found.fetchall()]

    def one_by_one(self, as_of: AsOf) -> list[Told]:
        """The same by the plain path."""
        return [
            as_told(route)
            for one in self.prisoners
            for route in routes_from_record(Situation(one, self.statements, self.surroundings, as_of), law())
        ]


def as_told(route: Route) -> Told:
    """A plain route as the engine tells it."""
    findings = [
        {
            "condition": one.condition.id,
            "kind": one.condition.kind,
            "provision": one.condition.provision,
            "finding": one.answer,
            "because": list(one.because),
            "presumed": one.presumed,
            "statements": list(one.statements),
            "evidence": list(one.evidence),
            "owed_by": list(one.owed_by),
        }
        for one in route.findings
    ]
    return plainly(
        {
            "subject": route.subject,
            "route": route.name,
            "kind": route.kind.id,
            "power": route.power,
            "offer": route.offer.key if route.offer else None,
            "status": route.status,
            "owes_next": [{"who": owed.who, "condition": owed.condition} for owed in route.owes_next],
            "findings": findings,
        }
    )


def plainly(route: Told) -> Told:
    """A route whose evidence stands in a fixed order: what bears on a condition bears on it in none."""
    return route | {"findings": [one | {"evidence": sorted(one["evidence"])} for one in route["findings"]]}


def by_name(routes: Iterable[Told]) -> dict[tuple[str, str], Told]:
    """Routes by prisoner and name: those of one man to several Powers stand in no order that matters."""
    return {(route["subject"], route["route"]): route for route in routes}
