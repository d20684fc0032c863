"""Run by the peers' own Python: kep_solver on files of its format, three numbers a line; no part of ours."""

import os
import sys
from time import perf_counter

from kep_solver.fileio import read_json
from kep_solver.model import TransplantCount
from kep_solver.programme import Programme

for path in sys.argv[1:]:
    instance = read_json(path)
    start, before = perf_counter(), sum(os.times()[:4])
    programme = Programme([TransplantCount()], description=path, maxCycleLength=3, maxChainLength=0)
    solution, _ = programme.solve_single(instance)
    assert solution, f"kep_solver found nothing for {path}"
    # Transplants, seconds by the clock, seconds of the processor with those of the solver that it starts.
    print(int(solution.values[0]), perf_counter() - start, sum(os.times()[:4]) - before, flush=True)
