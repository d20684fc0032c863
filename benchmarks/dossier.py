"""The real dossier in a store of its own, as `make demo` imports it; the benchmarks on real prisoners begin with it."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from safeconduct.cli.asked import Asked, asked
from safeconduct.cli.main import run
from safeconduct.dates import AsOf
from safeconduct.routes.route import Route

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "kursk"
PRISONER = "prisoner-2"
DAY = "2025-09-25"
AS_OF = AsOf.of(DAY)


@cache
def store() -> str:
    """The place of a store that holds the dossier."""
    place = str(Path(mkdtemp(prefix="safeconduct-bench-")) / "journal.sqlite3")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = run(["import", str(FOLDER), "--store", place, "--json"])
    assert code == 0, f"the dossier could not be imported (exit code {code})"
    return place


@cache
def dossier() -> Asked:
    """Statements, surroundings and law of the real case."""
    return asked(store())


def assert_as_expected(routes: list[Route]) -> int:
    """That the routes of the prisoner on the day are what the dossier's readers expect; gives back how many answers."""
    by_name = {route.name: route for route in routes}
    compared = 0
    for case in _expected():
        route = by_name[case["route"]]
        assert route.status == case["status"], f"{route.name} is {route.status}, not {case['status']}"
        found = {finding.condition.id: finding.answer for finding in route.findings}
        for condition, wanted in case["findings"].items():
            assert found[condition] in wanted["finding"].split("|"), f"{route.name}: {condition} is {found[condition]}"
            compared += 1
    assert compared, "the dossier expects nothing of this prisoner on this day"
    return compared


def _expected() -> list[dict[str, Any]]:
    lines = (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    asked_for = (PRISONER, DAY, DAY, None)
    return [c for c in cases if (c["subject"], c["on"], c["known_by"], c.get("what_if")) == asked_for]
