"""The real dossiers under examples/ as tests meet them: their lines, and what a verb answers from a store of them."""

import contextlib
import io
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from safeconduct.cli.asked import Asked, asked
from safeconduct.cli.main import run

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
DOSSIERS = tuple(sorted(file.parent.name for file in EXAMPLES.glob("*/expected.jsonl")))


def folder(dossier: str) -> Path:
    """Where a dossier stands."""
    return EXAMPLES / dossier


def lines(dossier: str, name: str) -> list[dict[str, Any]]:
    """The lines of one file of a dossier; none where it has no such file."""
    file = folder(dossier) / name
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def all_lines(name: str) -> list[tuple[str, dict[str, Any]]]:
    """The lines of one file of every dossier, each with its dossier."""
    return [(dossier, line) for dossier in DOSSIERS for line in lines(dossier, name)]


def rows(ids: Iterable[str]) -> set[str]:
    """The rows from which statements were read: st-121.1 was read from st-121. What an officer said is its own row."""
    return {one.split(".")[0] for one in ids}


def printed(*arguments: str) -> Any:
    """The document that a verb prints with --json, when it ends well."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        ended = run([*arguments, "--json"])
    assert ended == 0, err.getvalue()
    return json.loads(out.getvalue())


@cache
def held(dossier: str) -> Asked:
    """Statements, surroundings and law of a dossier, imported once a process into a store of its own."""
    store = str(Path(mkdtemp(prefix=f"safeconduct-{dossier}-")) / "journal.sqlite3")
    printed("import", str(folder(dossier)), "--store", store)
    return asked(store)
