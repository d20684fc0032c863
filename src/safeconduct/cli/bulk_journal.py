"""The journal as files that `safeconduct bulk` reads; loaded only where no file is named, for it brings the database."""

from collections.abc import Callable
from pathlib import Path

from safeconduct.journal.store import open_journal


def writer(store: str | None) -> Callable[[Path], None]:
    """What writes all that a store holds into a folder. Raises BadInput where there is nothing yet."""
    return open_journal(store).write_lines
