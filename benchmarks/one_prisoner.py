"""One real prisoner from his statements to his explained routes, with everything of the law warm and nothing of him."""

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

from benchmarks.dossier import AS_OF, PRISONER, assert_as_expected, dossier
from benchmarks.measured import Figure, Spread, in_milliseconds, spread
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation

NAME = "one_prisoner"
RUNS = 1000
WARM_UP = 100
TARGET = 1.5  # milliseconds, for the middle of all runs
PARTS = ("gather what was said", "fold all entries", "his routes, every finding explained", "owes next", "would open")


class Pass(NamedTuple):
    """One run: when each part was done, and what came out."""

    moments: tuple[float, ...]
    routes: list[Route]


def once() -> Pass:
    """From statements to explained routes."""
    answer = dossier()
    start = perf_counter()
    situation = Situation(PRISONER, answer.statements, answer.surroundings, AS_OF)
    gathered = perf_counter()
    _ = situation.record.entries
    folded = perf_counter()
    routes = routes_from_record(situation, answer.law)
    found = perf_counter()
    _ = [route.owes_next for route in routes]
    owed = perf_counter()
    _ = [route.would_open for route in routes]
    return Pass((start, gathered, folded, found, owed, perf_counter()), routes)


def whole() -> Spread:
    """The quartiles of the whole of it in seconds; the comparison with OpenFisca takes the middle."""
    return spread([one[-1] - one[0] for one in _moments(RUNS, WARM_UP)])


def _moments(runs: int, warm_up: int) -> Iterator[tuple[float, ...]]:
    for _ in range(warm_up):
        once()
    for _ in range(runs):
        yield once().moments


def statements_heard() -> int:
    """How many statements his record is made of."""
    answer = dossier()
    record = Situation(PRISONER, answer.statements, answer.surroundings, AS_OF).record
    of_his = [heard for matter in {entry.matter.id for entry in record.entries} for _, heard in record.heard_of(matter)]
    return sum(len(heard.standing) + len(heard.set_aside) + len(heard.of_one) for heard in of_his)


def figures() -> list[Figure]:
    """Assert that the routes are right, then measure the whole and its parts."""
    assert_as_expected(once().routes)
    assert len(once().routes) >= 4
    assert statements_heard() >= 130
    moments = list(_moments(RUNS, WARM_UP))
    name = f"record of {statements_heard()} statements, his routes, explanation"
    found = [in_milliseconds(NAME, name, spread([one[-1] - one[0] for one in moments]), runs=RUNS, target=TARGET)]
    for number, part in enumerate(PARTS):
        seconds = [one[number + 1] - one[number] for one in moments]
        found.append(in_milliseconds(NAME, f"of it: {part}", spread(seconds), runs=RUNS))
    return found
