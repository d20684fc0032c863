"""What `bulk summary` counts is what is found of each prisoner alone: statuses, steps owed, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.bulk.summary import Summary, summary
from safeconduct.cli.asked import Asked, asked
from safeconduct.dates import AsOf
from safeconduct.routes.finding import Owed
from safeconduct.routes.route import Route
from tests import dossiers
from tests.bulk.test_from_files import bulk

PRISONERS, ON = 300, "2025-09-25"
BY = ("kind", "power", "status", "who", "condition")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Asked]:
    """What is counted of them all, and what can be asked of each."""
    folder = tmp_path_factory.mktemp("invented")
    (folder / "in").mkdir()
    files_from_seed(PRISONERS, 1, folder / "in" / "readings.jsonl")
    dossiers.printed("import", str(folder / "in"), "--store", str(folder / "journal.sqlite3"))
    bulk(folder / "out", folder / "in", on=ON)
    return summary(folder / "out"), asked(str(folder / "journal.sqlite3"))


def routes(answer: Asked) -> Iterator[tuple[Route, dict[str, str]]]:
    """Every route, with the day on which each statement that his records show was said."""
    as_of = AsOf.of(ON)
    shown = {
        saying.statement.id: str(saying.statement.said).rpartition("/")[2]
        for subject in {*answer.prisoners, *answer.surroundings.groups, *answer.statements.subjects}
        if not subject.startswith("utterance:")
        for entry in answer.situation(subject, as_of).record.entries
        for saying in entry.sayings
    }
    return ((route, shown) for one in answer.prisoners for route in answer.routes(one, as_of))


def captured(route: Route) -> str | None:
    entry = route.facts.situation.record.entry("captured_on")
    return str(entry.value) if entry.value is not None else None


def owed_since(route: Route, owed: Owed, shown: dict[str, str]) -> str | None:
    """The last day of what is before it, or that of his capture."""
    after = next(one.condition.after for one in route.findings if one.condition.id == owed.condition)
    cited = [
        id_ for one in route.findings if one.condition.id in after and one.answer == "holds" for id_ in one.statements
    ]
    return max((shown[one] for one in cited if one in shown), default=None) if cited else captured(route)


def of_route(route: Route, **told: str) -> dict[str, str]:
    return {"kind": route.kind.id, "power": route.power, "status": route.status, **told}


def counted(found: Iterable[tuple[dict[str, str], Route, str | None]]) -> list[dict[str, Any]]:
    """Counts as the summary has them, in no order."""
    groups: dict[tuple[tuple[str, str], ...], list[tuple[Route, str | None]]] = defaultdict(list)
    for by, route, day in found:
        groups[tuple(by.items())].append((route, day))
    return [
        dict(by)
        | {
            "routes": len({(one.subject, one.name) for one, _ in told}),
            "prisoners": len({one.subject for one, _ in told}),
        }
        | {"since": min((day for _, day in told if day), default=None)}
        for by, told in groups.items()
    ]


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = ({key: cell for key, cell in row.items() if key != "half_since"} for row in rows)
    return sorted(kept, key=lambda row: [row.get(key, "") for key in BY])


def steps(answer: Asked, *, single: bool) -> Iterator[tuple[dict[str, str], Route, str | None]]:
    for route, shown in routes(answer):
        for owed in route.owes_next if not single or len(route.unmet) == 1 else ():
            who = "prisoner" if owed.who == route.subject else owed.who
            told = of_route(route, who=who, condition=owed.condition)
            if single:
                del told["status"]
            yield told, route, owed_since(route, owed, shown)


def test_routes_stand_as_they_stand_for_each(invented: tuple[Summary, Asked]) -> None:
    told, answer = invented
    found = counted((of_route(route), route, captured(route)) for route, _ in routes(answer))
    assert in_order(told.statuses) == in_order(found)
    assert {"open", "awaiting", "closed", "completed"} == {one["status"] for one in told.statuses}


def test_who_owes_a_step_owes_it_for_each_and_since_that_day(invented: tuple[Summary, Asked]) -> None:
    told, answer = invented
    assert in_order(told.owed) == in_order(counted(steps(answer, single=False)))


def test_a_single_step_is_all_that_is_wanting_for_each(invented: tuple[Summary, Asked]) -> None:
    told, answer = invented
    assert told.single_steps
    assert in_order(told.single_steps) == in_order(counted(steps(answer, single=True)))


def test_what_would_open_most_stands_first_and_half_is_between_first_and_last(invented: tuple[Summary, Asked]) -> None:
    told, _ = invented
    for table in (told.statuses, told.owed, told.single_steps):
        assert [one["routes"] for one in table] == sorted((one["routes"] for one in table), reverse=True)
        assert all(one["since"] <= one["half_since"] <= ON for one in table if one["since"])
