"""A PostgreSQL of the tests' own: made in a temporary folder, reached over a unix socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import psycopg


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; each test takes a database of its own."""

    folder: Path

    def address(self, database: str) -> str:
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/{database}"

    def new_database(self, name: str) -> str:
        """Make an empty database and give its address."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.address(name)


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, where Debian keeps them, or as pg_config says."""
    candidates = [Path(found).resolve().parent for name in ("initdb", "pg_ctl") if (found := shutil.which(name))]
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if config := shutil.which("pg_config"):
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        candidates += [Path(said)] if said else []
    return next((one for one in candidates if (one / "initdb").exists() and (one / "pg_ctl").exists()), None)


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """A server for the length of a block. PostgreSQL refuses to run as root, so root runs it as another user."""
    folder = Path(mkdtemp(prefix="safeconduct-pg-"))
    as_other = _as_other_user(folder)
    data = folder / "data"
    quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=30"
    options = f"-k {folder} -c listen_addresses='' {quick}"
    make = [
        *as_other,
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    start = [
        *as_other,
        str(programs / "pg_ctl"),
        "-D",
        str(data),
        "-w",
        "-l",
        str(folder / "log"),
        "-o",
        options,
        "start",
    ]
    stop = [*as_other, str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop"]
    try:
        _quietly(make, folder)
        _quietly(start, folder)
        try:
            yield Server(folder)
        finally:
            _quietly(stop, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quietly(command: list[str], folder: Path) -> None:
    """Run one of the programs; what the server then says goes to its log, and keeps no pipe of ours open."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _as_other_user(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    name = next(user.pw_name for user in pwd.getpwall() if user.pw_name in ("postgres", "nobody"))
    shutil.chown(folder, user=name)
    if setpriv := shutil.which("setpriv"):
        return [setpriv, f"--reuid={name}", "--clear-groups"]
    return [shutil.which("runuser") or "runuser", "-u", name, "--"]
