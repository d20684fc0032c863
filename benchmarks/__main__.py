"""`python -m benchmarks [NAME...]`: every benchmark, or those named; ends with 1 when a target is missed."""

import sys
from collections.abc import Callable

from benchmarks import (
    bulk,
    conditions,
    kidneys,
    many,
    nine_kinds,
    one_prisoner,
    openfisca,
    plan_answers,
    plan_deals,
    plans,
    process,
    trades,
)
from benchmarks.machine import machine
from benchmarks.measured import Figure
from benchmarks.results import print_table, write_results

BENCHMARKS: dict[str, Callable[[], list[Figure]]] = {
    one.NAME: one.figures
    for one in (
        one_prisoner,
        nine_kinds,
        openfisca,
        conditions,
        bulk,
        many,
        process,
        plans,
        plan_deals,
        plan_answers,
        kidneys,
        trades,
    )
}


def main(names: list[str]) -> int:
    """Measure, print and write the page, one benchmark after the other; the exit code."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    found: list[Figure] = []
    for name in names or BENCHMARKS:
        figures = BENCHMARKS[name]()
        print_table(figures)
        write_results(name, figures, machine())
        found += figures
    missed = [one.name for one in found if one.missed]
    for name in missed:
        print(f"missed: {name}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
