"""The site of the real dossier, written once a process by the verb itself; tests of pages and browsers read it."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from safeconduct.cli.main import run
from tests.kursk import FOLDER

ON = "2025-09-25"
ADDRESS = "https://bulletin.example.org/"
PAGES = (
    "index.html",
    "cases/held-by-ua.html",
    "days/2025-01-13.html",
    "days/index.html",
    "figures.html",
    "method.html",
)


@cache
def store() -> str:
    """A store that holds the dossier."""
    place = str(Path(mkdtemp(prefix="safeconduct-bulletin-")) / "journal.sqlite3")
    assert run(["import", str(FOLDER), "--store", place, "--json"]) == 0
    return place


@cache
def folder() -> Path:
    """The folder of the site."""
    out = Path(mkdtemp(prefix="safeconduct-bulletin-")) / "site"
    assert run(["bulletin", "--on", ON, "--out", str(out), "--address", ADDRESS, "--store", store()]) == 0
    return out
