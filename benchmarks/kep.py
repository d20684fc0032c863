"""Run by the peers' own Python: kep_solver on files of its format, `transplants seconds` a line; no part of ours."""

import sys
from time import perf_counter

from kep_solver.fileio import read_json
from kep_solver.model import TransplantCount
from kep_solver.programme import Programme

for path in sys.argv[1:]:
    instance = read_json(path)
    start = perf_counter()
    programme = Programme([TransplantCount()], description=path, maxCycleLength=3, maxChainLength=0)
    solution, _ = programme.solve_single(instance)
    assert solution, f"kep_solver found nothing for {path}"
    print(int(solution.values[0]), perf_counter() - start, flush=True)
