"""One prisoner to whom all nine ways out are shown: the real dossier, with two statements added that no one made."""

from time import perf_counter

from benchmarks.dossier import AS_OF, PRISONER, assert_as_expected, dossier
from benchmarks.measured import Figure, in_milliseconds, spread
from safeconduct.dates import partial_date
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement

NAME = "nine_kinds"
RUNS = 500
WARM_UP = 50
TARGET = 4.0  # milliseconds, for the middle of all runs


def figures() -> list[Figure]:
    """Assert that every kind is shown and the real ones answer as they should, then measure the whole."""
    added = [
        _invented("acceptance", "accepts", by="CH"),
        _invented("parole_offer", "in-writing", by="UA", towards="KP"),
    ]
    statements = Statements([*dossier().statements, *added])
    routes = _once(statements)
    assert {route.kind.id for route in routes} == set(dossier().law.kinds)
    assert_as_expected(routes)
    for _ in range(WARM_UP):
        _once(statements)
    seconds = []
    for _ in range(RUNS):
        start = perf_counter()
        _once(statements)
        seconds.append(perf_counter() - start)
    findings = sum(len(route.findings) for route in routes)
    name = f"record, nine routes with {findings} findings, who owes next, what would open each"
    return [in_milliseconds(NAME, name, spread(seconds), runs=RUNS, target=TARGET)]


def _once(statements: Statements) -> list[Route]:
    situation = Situation(PRISONER, statements, dossier().surroundings, AS_OF)
    _ = situation.record.entries
    routes = routes_from_record(situation, dossier().law)
    for route in routes:
        _ = route.owes_next, route.would_open
    return routes


def _invented(matter: str, value: str, *, by: str, towards: str | None = None) -> Statement:
    day = partial_date("2025-03-01")
    return Statement(
        id=f"invented {matter}",
        row="",
        utterance=f"invented {matter}",
        subject=PRISONER,
        matter=matter,
        value=value,
        meaning=value,
        by=by,
        towards=towards,
        speaker=f"a minister of {by}",
        capacity="minister",
        on_behalf_of=by,
        first_hand=True,
        said=day,
        known=day,
    )
