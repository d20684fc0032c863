"""Where a store is: a file of SQLite or a server of PostgreSQL, by option, setting or default; opening.py asks."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
import platformdirs

from safeconduct.errors import BadInput

SETTING = "SAFECONDUCT_STORE"
SECONDS_TO_WAIT = 20
SERVERS = ("postgres://", "postgresql://")


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """One store: the file, or None on a server; what Django needs to connect; and how it is called in a sentence."""

    file: Path | None
    database: dict[str, Any]
    called: str

    @property
    def alias(self) -> str:
        """The name under which Django keeps the connection; one for each store of a process."""
        return str(self.file.resolve()) if self.file else repr(sorted(self.database.items(), key=lambda item: item[0]))


def location_of(named: str | Path | None) -> Location:
    """The store that is named, else that of the setting, else a file in the user's data folder.

    Raises BadInput where the name cannot be one of a store. A password in an address never enters `called`.
    """
    name = str(named or os.environ.get(SETTING) or default_file())
    if name.startswith(SERVERS):
        return _server(name)
    if "://" in name:
        raise BadInput(
            f"a store cannot be at `{name.partition('://')[0]}://`; name a file, or a server as postgres://user@host/database"
        )
    file = Path(name)
    if file.is_dir():
        raise BadInput(f"the store `{name}` is a folder; name a file in it, such as {file / 'journal.sqlite3'}")
    options = {"transaction_mode": "IMMEDIATE", "timeout": SECONDS_TO_WAIT}
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}
    return Location(file=file, database=database, called=f"the store {file}")


def default_file() -> Path:
    """The file that is used where none is named."""
    return platformdirs.user_data_path("safeconduct", appauthor=False) / "journal.sqlite3"


def _server(address: str) -> Location:
    try:
        database: dict[str, Any] = {**dj_database_url.parse(address)}
    except ValueError:
        raise BadInput("the address of the store cannot be read; write it as postgres://user@host/database") from None
    database["OPTIONS"] = {"connect_timeout": SECONDS_TO_WAIT // 2, **database.get("OPTIONS", {})}
    host = database.get("HOST") or "this machine"
    return Location(file=None, database=database, called=f"the store {database['NAME']} on {host}")
