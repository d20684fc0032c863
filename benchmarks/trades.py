"""Math trades, TradeMaximizer's own samples: as many items as it trades, in no more time, both as whole processes."""

import os
import sys
from pathlib import Path

from benchmarks.measured import Figure
from benchmarks.ran import Ran, ran

NAME = "trades"
# How TradeMaximizer is run where somebody has it, as in "java -cp FOLDER tm.TradeMaximizer", and where its samples lie.
COMMAND, SAMPLES = "TRADEMAXIMIZER", "TRADEMAXIMIZER_SAMPLES"
OPTIMA = {"xmas": 356, "onewant": 336, "ask": 197}
RUNS = 5
# Brought in, so that it is compiled before, as theirs is.
OURS = "import sys; from benchmarks.plan_trades import main; main(sys.argv[1])"


def figures() -> list[Figure]:
    """Assert that both trade as many, then the quickest of some runs of each, by turns."""
    command, samples = os.environ.get(COMMAND), os.environ.get(SAMPLES)
    if not command or not samples:
        print(f"trades: not measured; set {COMMAND} and {SAMPLES}, as benchmarks/README.md tells", file=sys.stderr)
        return []
    return [figure for name in OPTIMA for figure in _sample(name, Path(samples) / f"{name}.txt", command.split())]


def _sample(name: str, path: Path, command: list[str]) -> list[Figure]:
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(ran([sys.executable, "-c", OURS, str(path)]))
        theirs.append(ran(command, given=path))
    traded, bound, parts = map(int, ours[0].printed.split())
    told = next(line for line in theirs[0].printed.splitlines() if line.startswith("Num trades"))
    assert traded == bound == OPTIMA[name] == int(told.split("=")[1].split()[0]), f"{name}: {traded}, {told}"
    assert parts, f"{name} is not proved"
    quickest, other = min(one.seconds for one in ours), min(one.seconds for one in theirs)
    return [
        Figure(NAME, f"{name}, {traded} trades, proved: ours", quickest, "s"),
        Figure(NAME, f"{name}: TradeMaximizer, its machine included", other, "s"),
        Figure(NAME, f"{name}: TradeMaximizer's time, in ours", other / quickest, "times", ">=", 1.0),
        Figure(
            NAME, f"{name}: the same in time of the processor", _processor(theirs) / _processor(ours), "times", ">="
        ),
    ]


def _processor(runs: list[Ran]) -> float:
    return min(one.processor for one in runs)
