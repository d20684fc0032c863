"""Kidney exchange, cycles up to three: kep_solver's and kidney_solver's own work, through the door of our plans."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.measured import Figure, timed
from benchmarks.plan_bound import bound
from benchmarks.plan_kidneys import Compatible, problem, saidman
from benchmarks.ran import ran
from safeconduct.plans.limits import Limits
from safeconduct.plans.proof import leaves
from safeconduct.plans.searching import best

NAME = "kidneys"
PEERS = Path(".venv-peers/bin/python")
FILES = Path("build/bench")
SECONDS = 600.0
# Pairs -> at most this part of kep_solver's time, and so many seconds for the check of the certificate.
SIZES: dict[int, tuple[float | None, float | None]] = {64: (None, None), 128: (None, None), 256: (4, 1), 512: (6, 5)}
SEED = 1
# Where the peers' own instances lie: the tests of kep_solver's source distribution; a clone of kidney_solver.
LARGE, CLONE = "KEP_SOLVER_INSTANCES", "KIDNEY_SOLVER"
LARGE_OPTIMA = (72, 85, 96, 75, 95, 78, 66, 93, 103, 91)
FIXTURES = {"100": 29, "200": 104, "300": 165, "MD-00001-00000100": 37}
# What gurobipy's own licence allows: 2,000 columns.
SMALL = ("100", "MD-00001-00000100")


class Theirs(NamedTuple):
    """Transplants that kep_solver finds; its seconds from the instance it has read, by the clock and the processor."""

    transplants: int
    seconds: float
    processor: float


class Solved(NamedTuple):
    """Transplants, seconds from the pairs to the proof, parts of the proof, seconds of its check, columns."""

    transplants: int
    seconds: float
    processor: float
    parts: int
    checked: float
    columns: int


def figures() -> list[Figure]:
    """Assert the same optima everywhere, each proved and its proof checked, then the times side by side."""
    return [*_drawn(), *_large(), *_fixtures()]


def _solved(compatible: Compatible) -> Solved:
    start, before = perf_counter(), process_time()
    made = problem(compatible)
    found = best(made, Limits(seconds=SECONDS))
    seconds, processor = perf_counter() - start, process_time() - before
    assert found, "no transplant at all is always possible"
    (one,) = found.settled
    assert one.proof, "it is not proved"
    checked, shown = timed(bound, made, one.aim, one.proof)
    assert made.allows(found.columns)
    assert one.value == one.bound == shown, f"{one.value} found, {one.bound} claimed, {shown} shown"
    return Solved(one.value, seconds, processor, leaves(one.proof), checked, len(made.columns))


def _kep(paths: Sequence[Path]) -> list[Theirs]:
    """What kep_solver finds in each file, in a process of its own."""
    lines = ran([str(PEERS), str(Path(__file__).with_name("kep.py")), *map(str, paths)]).printed.splitlines()
    return [Theirs(int(found), float(clock), float(used)) for found, clock, used in map(str.split, lines)]


def _drawn() -> list[Figure]:
    found = []
    for pairs, (part, seconds) in SIZES.items():
        compatible = saidman(pairs, SEED)
        ours = _solved(compatible)
        (theirs,) = _kep([_written(compatible, f"saidman-{pairs}")])
        assert ours.transplants == theirs.transplants, f"{pairs} pairs: {ours.transplants}, kep_solver {theirs}"
        what = f"Saidman, {pairs} pairs, {ours.columns:,} cycles, {ours.transplants} transplants"
        found += [
            Figure(NAME, f"{what}: ours, proved in {ours.parts} parts", ours.seconds, "s"),
            Figure(NAME, f"{pairs} pairs: kep_solver", theirs.seconds, "s"),
            Figure(NAME, f"{pairs} pairs: its time, in ours", theirs.seconds / ours.seconds, "times", ">=", part),
            Figure(NAME, f"{pairs} pairs: in time of the processor", theirs.processor / ours.processor, "times", ">="),
            Figure(NAME, f"{pairs} pairs: the certificate checked", ours.checked, "s", "<=", seconds),
        ]
    return found


def _written(compatible: Compatible, name: str) -> Path:
    """A file as kep_solver reads it."""
    FILES.mkdir(parents=True, exist_ok=True)
    path = FILES / f"{name}.json"
    donors = {
        str(pair): {
            "sources": [pair],
            "dage": 40,
            "matches": [{"recipient": one, "score": 1} for one in sorted(others)],
        }
        for pair, others in compatible.items()
    }
    path.write_text(json.dumps({"data": donors}), encoding="utf-8")
    return path


def _large() -> list[Figure]:
    folder = os.environ.get(LARGE)
    if not folder:
        print(f"kidneys: kep_solver's own instances are not measured; set {LARGE}", file=sys.stderr)
        return []
    paths = [Path(folder) / f"large-{number}.json" for number in range(1, len(LARGE_OPTIMA) + 1)]
    ours = [_solved(_pairs_of_kep(path)) for path in paths]
    theirs = _kep(paths)
    assert tuple(one.transplants for one in ours) == tuple(one.transplants for one in theirs) == LARGE_OPTIMA
    clock, processor = sum(one.seconds for one in ours), sum(one.processor for one in ours)
    theirs_too = sum(one.seconds for one in theirs), sum(one.processor for one in theirs)
    return [
        Figure(NAME, "kep_solver's large-1 to large-10, the same ten optima: ours", clock, "s"),
        Figure(NAME, "the same: kep_solver", theirs_too[0], "s"),
        Figure(NAME, "the same: its time, in ours", theirs_too[0] / clock, "times", ">=", 4),
        Figure(NAME, "the same: in time of the processor", theirs_too[1] / processor, "times", ">="),
    ]


def _pairs_of_kep(path: Path) -> Compatible:
    """Donors of one patient are one pair, which gives to whomever any of them can give."""
    found: dict[int, set[int]] = {}
    for donor in json.loads(path.read_text(encoding="utf-8"))["data"].values():
        if donor.get("sources"):
            (pair,) = donor["sources"]
            found.setdefault(pair, set()).update(match["recipient"] for match in donor.get("matches", ()))
    return {pair: frozenset(others & found.keys() - {pair}) for pair, others in found.items()}


def _fixtures() -> list[Figure]:
    folder = os.environ.get(CLONE)
    if not folder:
        print(f"kidneys: kidney_solver's fixtures are not measured; set {CLONE}", file=sys.stderr)
        return []
    found = []
    for name, optimum in FIXTURES.items():
        path = Path(folder) / "test-fixtures" / f"{name}.input"
        compatible = _pairs_of_fixture(path)
        ours = _solved(compatible)
        (theirs,) = _kep([_written(compatible, f"fixture-{name}")])
        assert ours.transplants == theirs.transplants == optimum, f"{name}: {ours}, {theirs}, expected {optimum}"
        found += [
            Figure(NAME, f"kidney_solver's {name}, {optimum} transplants: ours", ours.seconds, "s"),
            Figure(NAME, f"{name}: kep_solver", theirs.seconds, "s"),
        ]
        if name in SMALL:
            found.append(Figure(NAME, f"{name}: kidney_solver, its own figure", _kidney_solver(path, optimum), "s"))
    return found


def _pairs_of_fixture(path: Path) -> Compatible:
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: dict[int, set[int]] = {pair: set() for pair in range(int(rows[0][0]))}
    for donor, patient, *_ in rows[1:-1]:
        found[int(donor)].add(int(patient))
    return {pair: frozenset(others - {pair}) for pair, others in found.items()}


def _kidney_solver(path: Path, optimum: int) -> float:
    command = [str(PEERS.absolute()), "-m", "kidney_solver.kidney_solver", "3", "0", "cf"]
    told = dict(
        line.split(": ", 1)
        for line in ran(command, given=path, inside=path.parents[1]).printed.splitlines()
        if ": " in line
    )
    assert round(float(told["total_score"])) == optimum, f"kidney_solver finds {told['total_score']} in {path.name}"
    return float(told["total_time"])
