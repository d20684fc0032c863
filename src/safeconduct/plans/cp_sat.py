"""OR-Tools' CP-SAT, in a process of its own: it and highspy cannot be loaded together; second.py starts and asks it.

The first line that it reads is a problem, every other one a question, answered by one line; all of it is JSON.
"""

import json
import sys
from signal import SIG_DFL, SIGINT, signal
from time import time
from typing import Any

from ortools.sat.python import cp_model

LEAST_SECONDS = 0.1
NOTHING = 0  # the column that every problem has and that is always 0
# A worker that relaxes the whole of a problem: with it counts of many prisoners close at once, and never without.
RELAXING, RELAXED_WHOLLY = "max_lp", 2


class _Held:
    """The problem, with every aim that is settled as one row more."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.model, self.threads, self.seed = cp_model.CpModel(), int(told["threads"]), int(told["seed"])
        self.columns = [self.model.new_int_var(0, upper, "") for upper in told["columns"]]
        for low, high, at, times in told["lines"]:
            self._line(low, high, at, times)

    def _line(self, low: int | None, high: int | None, at: list[int], times: list[int]) -> None:
        within = cp_model.Domain(cp_model.INT_MIN if low is None else low, cp_model.INT_MAX if high is None else high)
        self.model.add_linear_expression_in_domain(self._sum(at or [NOTHING], times or [1]), within)

    def _sum(self, at: list[int], times: list[int]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum([self.columns[one] for one in at], times)

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The best found; `known` is false where the time was too short for any plan, or for knowing there is none."""
        for gains, times, low in asked["floors"]:
            self._line(low, None, gains, times)
        self.model.maximize(self._sum(asked["at"] or [NOTHING], asked["times"] or [1]))
        self.model.clear_hints()  # type: ignore[no-untyped-call] # the one method that ortools leaves untyped
        for column, value in zip(self.columns, asked["start"], strict=False):
            self.model.add_hint(column, value)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(asked["until"] - time(), LEAST_SECONDS)
        solver.parameters.random_seed = self.seed
        if self.threads == 1:
            solver.parameters.num_workers, solver.parameters.linearization_level = 1, RELAXED_WHOLLY
        else:
            # Beside those that it has as it comes: single persons in interlocked deals are their ground.
            solver.parameters.num_workers = self.threads + 1
            solver.parameters.extra_subsolvers.append(RELAXING)
        status = solver.solve(self.model)
        has_plan = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return {
            "known": has_plan or status == cp_model.INFEASIBLE,
            "columns": [solver.value(column) for column in self.columns] if has_plan else None,
            "bound": solver.best_objective_bound if has_plan else None,
            "finished": status == cp_model.OPTIMAL,
        }


def main() -> None:
    """Answer until nothing more is asked."""
    signal(SIGINT, SIG_DFL)  # who interrupts the verb is told so by the verb alone
    lines = iter(sys.stdin)
    held = _Held(json.loads(next(lines)))
    for line in lines:
        print(json.dumps(held.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
