"""The store opened for writing: things are entered in one transaction, once each; the verb import calls it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.intake.thing import KINDS, Body, Held, Kind, Thing, same_content
from safeconduct.journal.chain import BEFORE_THE_FIRST, canonical, digest_of
from safeconduct.journal.location import SECONDS_TO_WAIT, Location, location_of
from safeconduct.journal.opening import entries, has_journal, session

if TYPE_CHECKING:
    from safeconduct.journal.models import Entry

# One number for all who write to a journal on a server, so that they take turns.
TURN = 3_110_949
AT_ONCE = 500

Name = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Appended:
    """What came of it: newly stored, held already, and (with a sentence) held with other content."""

    stored: tuple[Thing, ...] = ()
    already_held: tuple[Thing, ...] = ()
    conflicts: tuple[tuple[Thing, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Store:
    """One store, opened for writing. Nothing is written before `append`."""

    location: Location

    def held(self) -> Held:
        """What the journal holds; nothing where there is no journal yet."""
        found = Held()
        with session(self.location) as alias:
            if has_journal(self.location, alias):
                rows = entries(alias).filter(kind__in=KINDS).values_list("kind", "key", "body")
                for kind, key, body in rows.iterator(chunk_size=2000):
                    found.bodies[_kind(kind)][key] = json.loads(body)
        return found

    def append(
        self, things: Sequence[Thing], *, author: str, dry_run: bool = False, all_or_nothing: bool = False
    ) -> Appended:
        """Enter what is not held yet, in one transaction. Raises OutsideFailed with nothing written.

        With `dry_run`, or with `all_or_nothing` and a conflict, nothing is written either, and the answer is the same.
        """
        if dry_run or not things:
            with session(self.location) as alias:
                there = has_journal(self.location, alias)
                return _sorted_out(things, _bodies(alias, things) if there else {})
        self._make_file()
        with session(self.location) as alias, _turn(alias):
            _migrate(alias)
            outcome = _sorted_out(things, _bodies(alias, things))
            if not (all_or_nothing and outcome.conflicts):
                entries(alias).bulk_create(_chained(outcome.stored, alias, author), batch_size=AT_ONCE)
        return outcome

    def _make_file(self) -> None:
        file = self.location.file
        if file and not file.exists():
            try:
                file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                # What is in it concerns people: its owner reads it, nobody else.
                file.touch(mode=0o600)
            except OSError as error:
                raise OutsideFailed(
                    f"{self.location.called} cannot be made ({error.strerror}). Nothing was changed."
                ) from None


def open_store(location: str | Path | None = None) -> Store:
    """The store that is named, by setting or default where none is; made when something is first entered."""
    return Store(location_of(location))


def _kind(name: str) -> Kind:
    found = next((kind for kind in KINDS if kind == name), None)
    if not found:
        raise BadInput(f"the store holds `{name}`, which this version does not know; use the version that wrote it")
    return found


@contextmanager
def _turn(alias: str) -> Iterator[None]:
    """A transaction that has waited for its turn: one import at a time, on a file as on a server."""
    connection = connections[alias]
    # SQLite lets its schema be changed inside a transaction only where foreign keys are off; the journal has none.
    connection.disable_constraint_checking()
    with transaction.atomic(using=alias, durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{SECONDS_TO_WAIT}s'")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        yield


def _migrate(alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    targets = executor.loader.graph.leaf_nodes("journal")
    if executor.migration_plan(targets):
        executor.migrate(targets)


def _bodies(alias: str, things: Sequence[Thing]) -> dict[Name, Body]:
    """What is held under the names of these things."""
    found: dict[Name, Body] = {}
    keys = sorted({thing.key for thing in things})
    for start in range(0, len(keys), AT_ONCE):
        some = entries(alias).filter(key__in=keys[start : start + AT_ONCE]).values_list("kind", "key", "body")
        found |= {(kind, key): json.loads(body) for kind, key, body in some}
    return found


def _sorted_out(things: Iterable[Thing], held: dict[Name, Body]) -> Appended:
    stored, already, conflicts = [], [], []
    for thing in things:
        name = (thing.kind, thing.key)
        if name not in held:
            held[name] = thing.body
            stored.append(thing)
        elif same_content(held[name], thing.body):
            already.append(thing)
        else:
            conflicts.append(
                (thing, f"the {thing.kind} `{thing.key}` is held with other content; correct it by a ruling")
            )
    return Appended(stored=tuple(stored), already_held=tuple(already), conflicts=tuple(conflicts))


def _chained(things: Iterable[Thing], alias: str, author: str) -> "Iterator[Entry]":
    """Entries that follow the last one, in order, all recorded at one moment."""
    model: type[Entry] = apps.get_model("journal", "Entry")
    last = entries(alias).order_by("-number").values_list("number", "digest").first()
    number, previous = last or (0, BEFORE_THE_FIRST)
    recorded = datetime.now(UTC).isoformat(timespec="microseconds")
    for thing in things:
        number += 1
        fields = {"number": number, "kind": thing.kind, "key": thing.key, "subject": thing.subject}
        signed = {**fields, "author": author, "recorded": recorded}
        digest = digest_of(previous, {**signed, "body": thing.body})
        yield model(**signed, body=canonical(thing.body), previous=previous, digest=digest)
        previous = digest
