"""HiGHS, and nothing else knows it: a problem is relaxed or solved whole; searching.py and the explanations ask it.

Its gap is set to 0 (as it comes, it calls a plan optimal that leaves a hundred people in a million behind), what is
read is the status of the model and not of the call, and the count of threads is one for the whole process.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import inf
from typing import Any, NamedTuple

import highspy
import numpy as np

from safeconduct.errors import OutsideFailed
from safeconduct.plans.door import Found
from safeconduct.plans.problem import Problem

Status = highspy.HighsModelStatus
NO_PLAN = (Status.kInfeasible, Status.kUnboundedOrInfeasible)
LOST = (Status.kNotset, Status.kSolveError, Status.kUnknown)
STOPPED = (Status.kTimeLimit, Status.kSolutionLimit, Status.kInterrupt, Status.kIterationLimit)
Span = tuple[int, int]
# From so many switches on, the inner points come to the relaxed best sooner than the corners do.
MANY_SWITCHES = 2_000
LEAST_SECONDS = 0.1
TOO_SHORT = "the time allowed was too short for the solver; give it more with --seconds"


class TimeIsUp(OutsideFailed):
    """The solver was stopped before it knew."""


class Relaxed(NamedTuple):
    """The best without whole numbers: columns, what a unit of each row is worth, what a unit of each column loses."""

    columns: Sequence[float]
    worth: Sequence[float]
    lost: Sequence[float]


class Solver:
    """One problem, held by the solver; `floors` are rows added for aims that are settled."""

    name = "HiGHS"

    def __init__(self, problem: Problem, *, threads: int = 1, seed: int = 0) -> None:
        """Hand the problem over. All processes of one program must ask for the same number of threads."""
        self.problem = problem
        made: Callable[[], Any] = highspy.Highs  # its stub leaves out methods that it has
        self.highs = made()
        for option, value in (
            ("output_flag", False),
            ("threads", threads),
            ("random_seed", seed),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.5),
        ):
            self.highs.setOptionValue(option, value)
        self.highs.passModel(_model(problem))
        self._is_interlocked = sum(column.switch for column in problem.columns) >= MANY_SWITCHES
        self.floors: list[tuple[Mapping[int, int], int]] = []
        self._free: set[int] = set()

    def floor(self, gains: Mapping[int, int], low: int) -> None:
        """From now on these gains come to at least `low`."""
        at, times = list(gains), [float(gain) for gain in gains.values()]
        self.highs.addRow(float(low), highspy.kHighsInf, len(at), np.array(at, np.int32), np.array(times))
        self.floors.append((gains, low))

    def in_force(self, terms: Iterable[str]) -> None:
        """Only these terms bind; the rows of the others are let go together."""
        by_term = self.problem.by_term
        binding = {number for term in terms for number in by_term.get(term, ())}
        free = {number for numbers in by_term.values() for number in numbers} - binding
        for number in free ^ self._free:
            line = self.problem.lines[number]
            low, high = (None, None) if number in free else (line.low, line.high)
            self.highs.changeRowBounds(number, *_bounds(low, high))
        self._free = free

    def relaxed(self, gains: Mapping[int, int], spans: Mapping[int, Span], seconds: float = inf) -> Relaxed | None:
        """The best without whole numbers, columns held to `spans`; None where nothing is allowed.

        Raises TimeIsUp where `seconds` are too few to know.
        """
        self.highs.setOptionValue("solver", "ipm" if self._is_interlocked and not spans else "choose")
        with self._within(seconds):
            self._ask(gains, spans, relaxed=True)
        self.highs.setOptionValue("solver", "choose")
        status, solution = self.highs.getModelStatus(), self.highs.getSolution()
        found = Relaxed(list(solution.col_value), list(solution.row_dual), list(solution.col_dual))
        self._let_go(spans)
        if status in NO_PLAN:
            return None
        if status == Status.kTimeLimit:
            raise TimeIsUp(TOO_SHORT)
        if status != Status.kOptimal:
            raise OutsideFailed(f"the solver gave up on a part of the problem ({status.name}); ask once more")
        return found

    def contradiction(self, spans: Mapping[int, Span], seconds: float = inf) -> Sequence[float]:
        """Multipliers of the rows that show that nothing is allowed within the spans; empty where none were found."""
        self.highs.setOptionValue("presolve", "off")
        with self._within(seconds):
            self._ask({}, spans, relaxed=True)
        _, found, ray = self.highs.getDualRay()
        told = list(ray) if found and self.highs.getModelStatus() in NO_PLAN else []
        self.highs.setOptionValue("presolve", "choose")
        self._let_go(spans)
        return told

    def possible(self, seconds: float) -> bool:
        """Whether the rows allow anything. Raises TimeIsUp where the time is too short to know."""
        if self.relaxed({}, {}, seconds) is None:
            return False
        found = self.whole({}, seconds)
        if found and not found.columns:
            raise TimeIsUp(TOO_SHORT)
        return found is not None

    def whole(
        self,
        gains: Mapping[int, int],
        seconds: float,
        start: Sequence[int] = (),
        stop: Callable[[], bool] | None = None,
    ) -> Found | None:
        """The best in whole numbers within the time, or until `stop`; None where nothing is allowed."""
        if start:
            solution = highspy.HighsSolution()
            solution.col_value = [float(value) for value in start]
            self.highs.setSolution(solution)
        with self._within(seconds), self._stopping(stop):
            self._ask(gains, {}, relaxed=False)
        status, info = self.highs.getModelStatus(), self.highs.getInfo()
        columns = tuple(round(value) for value in self.highs.getSolution().col_value)
        if status in NO_PLAN:
            return None
        if status not in (Status.kOptimal, *STOPPED):
            raise OutsideFailed(f"the solver gave no answer ({status.name}); ask once more, or with more time")
        if status != Status.kOptimal and not _has_solution(info):
            return Found(tuple(start), info.mip_dual_bound, finished=False)
        return Found(columns, info.mip_dual_bound, finished=status == Status.kOptimal)

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """What is asked is answered within the time, of which there is always a little."""
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + max(seconds, LEAST_SECONDS))
        yield
        self.highs.setOptionValue("time_limit", highspy.kHighsInf)

    @contextmanager
    def _stopping(self, stop: Callable[[], bool] | None) -> Iterator[None]:
        """While it runs, the solver asks now and then whether to stop."""

        def asked(event: Any) -> None:  # noqa: ANN401 - its stub has no name for what it hands over
            if stop and stop():
                event.interrupt()

        calls = (self.highs.cbMipInterrupt, self.highs.cbSimplexInterrupt) if stop else ()
        for call in calls:
            call.subscribe(asked)
        yield
        for call in calls:
            call.unsubscribe(asked)

    def _ask(self, gains: Mapping[int, int], spans: Mapping[int, Span], *, relaxed: bool) -> None:
        costs = np.zeros(len(self.problem.columns))
        costs[list(gains)] = list(gains.values())
        self.highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        for column, (low, high) in spans.items():
            self.highs.changeColBounds(column, float(low), float(high))
        self.highs.setOptionValue("solve_relaxation", relaxed)
        self.highs.run()
        if self.highs.getModelStatus() in LOST:
            # From the basis of the question before it may lose its way in large numbers; from nothing it does not.
            self.highs.clearSolver()
            self.highs.run()

    def _let_go(self, spans: Mapping[int, Span]) -> None:
        for column in spans:
            self.highs.changeColBounds(column, 0.0, float(self.problem.columns[column].upper))


def _has_solution(info: highspy.HighsInfo) -> bool:
    return bool(info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible)


def _bounds(low: int | None, high: int | None) -> tuple[float, float]:
    return (
        -highspy.kHighsInf if low is None else float(low),
        highspy.kHighsInf if high is None else float(high),
    )


def _model(problem: Problem) -> highspy.HighsLp:
    model = highspy.HighsLp()
    bounds = [_bounds(line.low, line.high) for line in problem.lines]
    model.num_col_, model.num_row_ = len(problem.columns), len(problem.lines)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.zeros(len(problem.columns))
    model.col_lower_ = np.zeros(len(problem.columns))
    model.col_upper_ = np.array([float(column.upper) for column in problem.columns])
    model.row_lower_ = np.array([low for low, _ in bounds])
    model.row_upper_ = np.array([high for _, high in bounds])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lengths = [len(line.entries) for line in problem.lines]
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    model.a_matrix_.index_ = np.array([at for line in problem.lines for at, _ in line.entries], np.int32)
    model.a_matrix_.value_ = np.array([float(times) for line in problem.lines for _, times in line.entries])
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if column.whole else kinds.kContinuous for column in problem.columns]
    return model
