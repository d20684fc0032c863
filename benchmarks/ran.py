"""A whole process run to its end: how long, on how much of the processor, in how much memory; peers and verbs."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple


class Ran(NamedTuple):
    """Seconds by the clock, seconds of the processor, megabytes at the most, and what was printed."""

    seconds: float
    processor: float
    megabytes: float
    printed: str


def ran(command: Sequence[str], *, given: Path | None = None, inside: Path | None = None) -> Ran:
    """Run a command, with a file as its input where one is given, in a folder where one is named."""
    start = perf_counter()
    with (given or Path(os.devnull)).open(encoding="latin-1") as file:
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, text=True, cwd=inside)
    assert process.stdout
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{' '.join(command)} ended with {process.returncode}"
    return Ran(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)
