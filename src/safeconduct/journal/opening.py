"""A store opened: Django is set up once a process, each store has its connection, failures become sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import ENVIRONMENT_VARIABLE
from django.db import DatabaseError, Error, connections

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.journal.location import SECONDS_TO_WAIT, Location

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from safeconduct.journal.models import Entry

TABLE = "journal_entry"
# What the databases say, in small letters, and what a person is told: their own text may hold values, so it stays.
FAILURES = (
    (
        ("locked", "lock timeout"),
        f"is busy: another import has been writing for {SECONDS_TO_WAIT} seconds. Try again when it has ended",
    ),
    (
        ("is full", "no space", "disk i/o", "could not extend"),
        "cannot be written: the disk is full or failing. Make room and run it again",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "may not be written by this user. Ask for the right, or name another with --store",
    ),
    (("unable to open",), "cannot be opened. Check that its folder exists and that you may write there"),
    (
        ("connection", "connect", "could not translate"),
        "cannot be reached. Check that the server runs and that the address is right",
    ),
)


@contextmanager
def session(location: Location) -> Iterator[str]:
    """A connection for the length of a block, as the alias that Django knows it by; closed whatever happens.

    Raises OutsideFailed where the database fails and BadInput where the file is none of a database.
    """
    alias = _connected(location)
    try:
        yield alias
    except Error as error:
        raise _sentence(error, location) from None
    finally:
        _closed(alias)


def entries(alias: str) -> "QuerySet[Entry]":
    """The journal's table, in the order of its numbers."""
    model: type[Entry] = apps.get_model("journal", "Entry")
    return model._default_manager.using(alias)


def has_journal(location: Location, alias: str) -> bool:
    """Whether the store already has the journal's table."""
    if location.file and not (location.file.exists() and location.file.stat().st_size):
        return False
    with connections[alias].cursor() as cursor:
        return TABLE in connections[alias].introspection.table_names(cursor)


def _connected(location: Location) -> str:
    if not apps.ready:
        os.environ.setdefault(ENVIRONMENT_VARIABLE, "safeconduct.journal.settings")
        django.setup()
    alias = location.alias
    if alias not in connections.databases:
        filled = connections.configure_settings({"default": {}, alias: dict(location.database)})
        connections.databases[alias] = filled[alias]
    return alias


def _closed(alias: str) -> None:
    try:
        connections[alias].close()
    except DatabaseError:
        # The block has ended and its outcome stands; a connection that is gone needs no closing.
        return


def _sentence(error: Error, location: Location) -> BadInput | OutsideFailed:
    says = str(error).lower()
    if "not a database" in says or (isinstance(error.__cause__, sqlite3.DatabaseError) and "malformed" in says):
        return BadInput(f"{location.called} is no store of Safe Conduct, or it is damaged; name another with --store")
    for needles, sentence in FAILURES:
        if any(needle in says for needle in needles):
            return OutsideFailed(f"{location.called} {sentence}. Nothing was changed.")
    return OutsideFailed(f"{location.called} failed ({type(error).__name__}). Nothing was changed.")
