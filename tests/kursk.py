"""The real dossier as tests meet it: imported once a process into a store of its own, as `make demo` does."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from safeconduct.cli.asked import Asked, asked
from safeconduct.cli.main import run

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "kursk"


@cache
def kursk() -> Asked:
    """Statements, surroundings and law of the real case."""
    store = str(Path(mkdtemp(prefix="safeconduct-kursk-")) / "journal.sqlite3")
    assert run(["import", str(FOLDER), "--store", store, "--json"]) == 0
    return asked(store)


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one file of the dossier."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def rows(ids: Any) -> set[str]:
    """The rows from which statements were read: st-121.1 was read from st-121."""
    return {one.split(".")[0] for one in ids}
