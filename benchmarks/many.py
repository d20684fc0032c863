"""Ten thousand invented prisoners one by one in the plain path, on one core: how many a second."""

from collections import Counter
from time import perf_counter
from typing import Any

from benchmarks.measured import Figure
from benchmarks.people import People, invented
from safeconduct.dates import AsOf
from safeconduct.law.library import law
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.situation import Situation
from safeconduct.statements.gathered import Statements

NAME = "many"
COUNT = 10_000
SAMPLE = 200
WARM_UP = 300
TARGET = 600  # prisoners a second
AS_OF = AsOf.of("2025-09-25")


def figures() -> list[Figure]:
    """Assert that the order in which statements came changes nothing, then count prisoners by the second."""
    people = invented(COUNT)
    statements = people.gathered()
    status = assert_order_changes_nothing(people, statements)
    assert {"closed", "awaiting"} <= set(status), f"the invented people are all alike: {status}"
    for prisoner in people.prisoners[:WARM_UP]:
        _answer(prisoner, people, statements)
    answered, opened, routes, heard = 0.0, 0.0, 0, 0
    for prisoner in people.prisoners:
        start = perf_counter()
        situation = Situation(prisoner, statements, people.surroundings, AS_OF)
        _ = situation.record.entries
        found = routes_from_record(situation, law())
        for route in found:
            _ = route.status, route.owes_next
        middle = perf_counter()
        for route in found:
            _ = route.would_open
        opened += perf_counter() - middle
        answered += middle - start
        routes += len(found)
        heard += _heard(situation)
    each = f"{COUNT:,} prisoners of {heard / COUNT:.1f} statements and {routes / COUNT:.1f} routes each"
    return [
        Figure(NAME, f"{each}: record, findings, status, owes next", COUNT / answered, "a second", ">=", TARGET),
        Figure(NAME, "the same, with what would open each route", COUNT / (answered + opened), "a second", ">="),
        Figure(NAME, "what would open them, for all routes of a prisoner", 1000 * opened / COUNT, "ms"),
    ]


def assert_order_changes_nothing(people: People, statements: Statements) -> Counter[str]:
    """That some of them get the same answers when their statements come in the other order; gives back the statuses."""
    backwards = people.gathered(backwards=True)
    status: Counter[str] = Counter()
    for prisoner in people.prisoners[:: len(people.prisoners) // SAMPLE]:
        found, again = _answer(prisoner, people, statements), _answer(prisoner, people, backwards)
        assert found == again, f"{prisoner} is answered otherwise when his statements come in the other order"
        status.update(said for said, _, _ in found.values())
    return status


def _answer(prisoner: str, people: People, statements: Statements) -> dict[str, Any]:
    """Status, findings and who owes next, by route."""
    routes = routes_from_record(Situation(prisoner, statements, people.surroundings, AS_OF), law())
    return {
        route.name: (route.status, [finding.answer for finding in route.findings], set(route.owes_next))
        for route in routes
    }


def _heard(situation: Situation) -> int:
    matters = {entry.matter.id for entry in situation.record.entries}
    return sum(
        len(heard.standing) + len(heard.set_aside) + len(heard.of_one)
        for matter in matters
        for _, heard in situation.record.heard_of(matter)
    )
