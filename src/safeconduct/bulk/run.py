"""The parts of a run: from statements of some subjects to files of their records and routes; from_files.py calls."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from time import perf_counter
from typing import Any

import duckdb

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.filled import filled
from safeconduct.bulk.for_plan import people
from safeconduct.bulk.parts import Part, take_part
from safeconduct.bulk.told.from_files import Taken
from safeconduct.bulk.written_records import records
from safeconduct.bulk.written_records import types_in_sql as types_of_records
from safeconduct.dates import AsOf
from safeconduct.law.library import law
from safeconduct.records.in_bulk.from_statements import (
    FOLDING,
    GATHERING,
    SHOWING,
    forgotten,
    steps_before,
    steps_of_records,
)
from safeconduct.records.in_bulk.judged import judged_rows
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.closed_words import types_in_sql
from safeconduct.routes.in_bulk.from_tables import routes_from_tables
from safeconduct.routes.in_bulk.tables import Tables
from safeconduct.statements.gathered import HEARINGS
from safeconduct.vocabulary.from_files import vocabulary

AROUND = "_around"
OUTPUTS = ("records", "routes")
FOR_PLAN = "for-plan"


@dataclass(kw_only=True)
class Run:
    """One run over an open engine: the days, the folder of its parts, and how long each step took."""

    engine: duckdb.DuckDBPyConnection
    as_of: AsOf
    folder: Path
    taken: Taken
    for_plan: bool = False
    # How many parts are written at the same time: what of one part only one processor can do leaves room for another.
    at_once: int = 2
    seconds: dict[str, float] = field(default_factory=dict)
    stopped: Event = field(default_factory=Event)
    spoken_of: frozenset[str] = frozenset()

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add what a block takes to a step. Raises KeyboardInterrupt where the run was stopped."""
        if self.stopped.is_set():
            raise KeyboardInterrupt
        started = perf_counter()
        yield
        self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - started

    def prepare(self) -> None:
        """Make what all parts share: closed words as types, judgements, what counts around, and the records around."""
        for statement in (*types_in_sql(law()), *types_of_records(vocabulary())):
            self.engine.execute(statement)
        judged = judged_rows(self.taken.surroundings.judgements, self.as_of.known_by)
        columns = {"record": "VARCHAR", "key": "VARCHAR", "same": "BOOLEAN", "place": "INTEGER"}
        filled(self.engine, "judged", columns, (one._asdict() for one in judged))
        take_part(self.engine, Part(number=0), AROUND, open_=self.taken.judged.open)
        before = steps_before(self.as_of, vocabulary(), {"around_statements": f"statements{AROUND}"})
        self.make(before, shared=True)
        told = self.engine.execute(
            "SELECT DISTINCT matter FROM sound UNION SELECT DISTINCT matter FROM made"
        ).fetchall()
        self.spoken_of = frozenset([*(matter for (matter,) in told), *(matter for _, matter in HEARINGS)])

    def parts(self, parts: Sequence[Part]) -> Iterator[tuple[Part, Mapping[str, Any]]]:
        """Write parts, several at a time; each as it is whole.

        Of the seconds of steps that go on side by side each has its share: together they are those by the clock.
        """
        beside = [replace(self, engine=self.engine.cursor(), seconds={}) for _ in range(self.at_once)]
        free = SimpleQueue[Run]()
        for one in beside:
            free.put(one)

        def written(part: Part) -> tuple[Part, Mapping[str, Any]]:
            one = free.get()
            try:
                return part, one.part(part)
            finally:
                free.put(one)

        with ThreadPoolExecutor(self.at_once) as threads:
            try:
                for whole in as_completed([threads.submit(written, part) for part in parts]):
                    yield whole.result()
            except BaseException:  # also where nobody asks for the next: what others are at is left off
                self.stopped.set()
                threads.shutdown(wait=False, cancel_futures=True)
                for one in beside:
                    one.engine.interrupt()
                raise
        for one in beside:
            for step, seconds in one.seconds.items():
                self.seconds[step] = self.seconds.get(step, 0.0) + seconds / self.at_once

    def make(self, steps: list[Step], *, shared: bool = False) -> list[Step]:
        """Carry out steps; give them back."""
        for step in steps:
            kind = f"{'' if shared else 'TEMP '}{'TABLE' if step.kept else 'VIEW'}"
            self.engine.execute(f"CREATE {kind} {step.name} AS {step.select}")
        return steps

    def part(self, part: Part) -> Mapping[str, Any]:
        """Write the records and routes of a part; how many there are."""
        suffix = "" if part.number else AROUND
        with self.timed("statements"):
            if part.number:
                take_part(self.engine, part, suffix, open_=self.taken.judged.open)
        with self.timed("records"):
            made = self.make(steps_of_records(self.as_of, self.names(suffix)), shared=not part.number)
            passing = frozenset(forgotten(self.names(suffix)))
            self.drop([step for step in made if step.name in passing])
            made = [step for step in made if step.name not in passing]
        with self.timed("records written"):
            self.write("records", part, records(self.names(suffix), self.as_of, vocabulary()))
        with self.timed("routes"):
            *steps, last = self.steps_of_routes(suffix)
            made += self.make(steps)
        with self.timed("routes written"):
            self.write("routes", part, last.select)
        if self.for_plan:
            with self.timed("for plans"):
                self.write(FOR_PLAN, part, people(self.names(suffix), self.file("routes", part), self.as_of))
        self.drop(made if part.number else steps)
        return self.counted(part)

    def names(self, suffix: str) -> Mapping[str, str]:
        """What the tables of the records are called."""
        made = ("statements", "subjects", "prisoners", *GATHERING, *FOLDING, *SHOWING)
        around = f"statements{AROUND}"
        return {name: f"{name}{suffix}" for name in made} | {"around_statements": around, "statements_around": around}

    def steps_of_routes(self, suffix: str) -> list[Step]:
        """The steps from the records of a part to its routes."""
        own = ("prisoners", "identities", "gathered", "held", "entries", "sayings")
        tables = Tables(**{name: f"{name}{suffix}" for name in own})
        waived = frozenset(one.condition for one in self.taken.surroundings.waivers)
        return routes_from_tables(tables, law(), self.as_of, waived=waived, spoken_of=self.spoken_of)

    def counted(self, part: Part) -> Mapping[str, Any]:
        """What the files of a part hold."""
        records, routes = (quoted(self.file(output, part)) for output in OUTPUTS)
        ((subjects, entries, not_known),) = self.engine.execute(
            "SELECT count(*), COALESCE(sum(len(entries)), 0)::BIGINT, COALESCE(sum(len(not_known)), 0)::BIGINT "
            f"FROM {records}"
        ).fetchall()
        found = self.engine.execute(
            f"SELECT status, count(*), sum(len(findings))::BIGINT FROM {routes} GROUP BY 1 ORDER BY 1"
        ).fetchall()
        return {
            "subjects": subjects,
            "entries": entries,
            "not_known": not_known,
            "routes": sum(count for _, count, _ in found),
            "findings": sum(count for *_, count in found),
            **{f"routes {status}": count for status, count, _ in found},
        }

    def write(self, output: str, part: Part, select: str) -> None:
        """One file of a part, whole or not at all."""
        place = self.file(output, part)
        beside = place.with_suffix(".part")
        self.engine.execute(f"COPY ({select}) TO {quoted(beside)} (FORMAT parquet)")
        beside.replace(place)

    def file(self, output: str, part: Part) -> Path:
        """Where an output of a part stands."""
        return self.folder / f"{output}-{part.name}.parquet"

    def drop(self, steps: list[Step]) -> None:
        """Forget tables, the last made first."""
        for step in reversed(steps):
            self.engine.execute(f"DROP {'TABLE' if step.kept else 'VIEW'} {step.name}")
