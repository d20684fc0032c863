"""The dossier that most tests meet, by its name: imported once a process into a store of its own, as `make demo` does."""

from typing import Any

from safeconduct.cli.asked import Asked
from tests import dossiers

FOLDER = dossiers.folder("kursk")


def kursk() -> Asked:
    """Statements, surroundings and law of the real case."""
    return dossiers.held("kursk")


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one file of the dossier."""
    return dossiers.lines("kursk", name)
