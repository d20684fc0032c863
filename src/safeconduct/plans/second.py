"""The second solver, behind the same door as the first: CP-SAT, asked in a process of its own; searching.py asks."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from math import inf
from time import time
from typing import IO, Any

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.plans.door import Found
from safeconduct.plans.problem import Problem

PROCESS = "safeconduct.plans.cp_sat"


class Second:
    """One problem, held by a process that begins with the first question and ends with `close`."""

    name = "CP-SAT"

    def __init__(self, problem: Problem, *, threads: int = 0, seed: int = 0) -> None:
        """`threads`: 0 are all that the machine has. Raises BadInput where OR-Tools is not installed."""
        if find_spec("ortools") is None:
            raise BadInput(
                "the second solver is not installed; install it with: pip install 'safeconduct[second]', "
                "or ask the first one alone with --solver highs"
            )
        self.problem = problem
        self.threads, self.seed = threads or os.cpu_count() or 1, seed
        self.floors: list[tuple[Mapping[int, int], int]] = []
        self._told, self._stopped = 0, False
        self._process: subprocess.Popen[str] | None = None

    def floor(self, gains: Mapping[int, int], low: int) -> None:
        """From now on these gains come to at least `low`."""
        self.floors.append((gains, low))

    def whole(self, gains: Mapping[int, int], seconds: float, start: Sequence[int] = ()) -> Found | None:
        """The best in whole numbers within the time; None where nothing is allowed."""
        if self._stopped:
            self.close()
        floors = [[list(one), list(one.values()), low] for one, low in self.floors[self._told :]]
        self._told = len(self.floors)
        asked = {"floors": floors, "at": list(gains), "times": list(gains.values()), "start": list(start)}
        # Its time runs from now on: to begin it and to hand the problem over is part of it.
        found = self._answer({**asked, "until": time() + seconds})
        if found["columns"] is not None:
            return Found(tuple(found["columns"]), found["bound"], bool(found["finished"]))
        return None if found["known"] else Found(tuple(start), inf, finished=False)

    def stop(self) -> None:
        """The question that is asked needs no answer any more; the next one begins a new process."""
        if self._process:
            self._stopped = True
            self._process.kill()

    def close(self) -> None:
        """Nothing more is asked."""
        if self._process:
            with suppress(BrokenPipeError):
                self._process.communicate()
            self._process, self._stopped, self._told = None, False, 0

    def _answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        try:
            to_it, from_it = self._pipes()
            to_it.write(f"{json.dumps(asked)}\n")
            to_it.flush()
            told: dict[str, Any] = json.loads(from_it.readline())
        except (OSError, json.JSONDecodeError):
            if self._stopped:
                self.close()
                return {"known": False, "columns": None}
            raise OutsideFailed(
                "the second solver stopped without an answer (its memory may have run out); "
                "ask the first one alone with --solver highs"
            ) from None
        return told

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        process = self._process or self._begun()
        if process.stdin is None or process.stdout is None:
            raise BrokenPipeError
        return process.stdin, process.stdout

    def _begun(self) -> "subprocess.Popen[str]":
        # Our own Python and our own module: nothing of it is anybody's input. -P: nothing is loaded from the folder.
        command = [sys.executable, "-P", "-m", PROCESS]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        told = {
            "threads": self.threads,
            "seed": self.seed,
            "columns": [column.upper for column in self.problem.columns],
            "lines": [
                [line.low, line.high, [at for at, _ in line.entries], [times for _, times in line.entries]]
                for line in self.problem.lines
            ],
        }
        self._pipes()[0].write(f"{json.dumps(told)}\n")
        return self._process
