"""Two solvers asked at once, of which the one that is done stops the other; searching.py asks.

Neither is the quicker one on all problems, and the plan of one with the bound of the other leaves the least gap.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from safeconduct.plans.door import Door, Found
from safeconduct.plans.second import Second
from safeconduct.plans.solver import Solver

Answers = list[tuple[Door, Found | None]]


def ask(
    first: Solver | None, second: Second | None, gains: Mapping[int, int], seconds: float, start: Sequence[int]
) -> Answers:
    """What each solver answers within the time; where there are two, neither waits for the other."""
    if not (first and second):
        return [(door, door.whole(gains, seconds, start)) for door in (first, second) if door]
    with ThreadPoolExecutor(1) as threads:
        other = threads.submit(second.whole, gains, seconds, start)
        own = first.whole(gains, seconds, start, stop=lambda: _is_answered(other))
        if own is None or own.finished:
            second.stop()
        return [(first, own), (second, other.result())]


def _is_answered(other: "Future[Found | None]") -> bool:
    """Whether it is done, and left nothing open. What failed is told when the answer is taken."""
    if not other.done() or other.exception():
        return other.done()
    found = other.result()
    return found is None or found.finished
