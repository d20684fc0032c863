"""Stores for tests: each test of the journal runs on SQLite and on PostgreSQL, in a store of its own."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgresql import Server, binaries, running_server

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = binaries()
    if not programs:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL has to be tested here, and its programs (initdb, pg_ctl) are not installed")
        pytest.skip("the programs of PostgreSQL (initdb, pg_ctl) are not installed")
    with running_server(programs) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store, on each kind of database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "journal.sqlite3")
    running: Server = request.getfixturevalue("server")
    return running.new_database(f"journal_{next(NUMBERS)}")
