"""`safeconduct routes` and `bulletin` on the demo store as whole processes: from the start of Python to its end."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.dossier import dossier, store
from benchmarks.measured import Figure, spread
from safeconduct.cli.options import as_of

NAME = "process"
RUNS = 20
TARGET = 0.7  # seconds
SITES = 5
SITE_DAY = "2025-09-25"
SITE_TARGET = 10.0  # seconds
SHOWN = 12
COMMAND = str(Path(sys.executable).parent / "safeconduct")


def figures() -> list[Figure]:
    """Assert that the process tells what the passes find, then time it."""
    assert_it_tells_the_same()
    seconds = [_seconds() for _ in range(RUNS + 1)][1:]
    lower, middle, upper = spread(seconds)
    name = f"`safeconduct routes` on the demo ({len(dossier().prisoners)} prisoners), whole process"
    found = [Figure(NAME, name, middle, "s", "<=", TARGET, lower, upper, RUNS)]
    sites = spread([_seconds_of_a_site() for _ in range(SITES)])
    name = "`safeconduct bulletin` of the demo, all days, four languages, whole process"
    found.append(Figure(NAME, name, sites.middle, "s", "<=", SITE_TARGET, sites.lower, sites.upper, SITES))
    return found + (_slowest_imports() if found[0].missed else [])


def assert_it_tells_the_same() -> None:
    """That the process prints the routes that the passes find."""
    printed = subprocess.run(
        [COMMAND, "routes", "--store", store(), "--json"], check=True, capture_output=True, text=True
    )
    told = {(one["subject"], one["route"]): one["status"] for one in json.loads(printed.stdout)}
    days = as_of(None, None)
    found = {(r.subject, r.name): r.status for one in dossier().prisoners for r in dossier().routes(one, days)}
    assert told == found, f"the process tells {told}, the passes find {found}"


def _seconds() -> float:
    start = perf_counter()
    subprocess.run([COMMAND, "routes", "--store", store()], check=True, capture_output=True)
    return perf_counter() - start


def _seconds_of_a_site() -> float:
    with TemporaryDirectory() as folder:
        command = [COMMAND, "bulletin", "--on", SITE_DAY, "--out", f"{folder}/site", "--store", store()]
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return perf_counter() - start


def _slowest_imports() -> list[Figure]:
    """The modules that take longest to import by themselves, in milliseconds."""
    command = [sys.executable, "-X", "importtime", COMMAND, "routes", "--store", store()]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    taken: list[tuple[float, str]] = []
    for line in told.splitlines():
        own, _, name = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            taken.append((int(own) / 1000, name.strip()))
    return [Figure(NAME, f"of it: import {name}", own, "ms") for own, name in sorted(taken, reverse=True)[:SHOWN]]
