"""Every line of the dossier's expected answers, as a case from rows to routes."""

from typing import Any

import pytest

from safeconduct.dates import AsOf
from safeconduct.routes.route import Route
from tests.kursk import kursk, lines, rows

EXPECTED = lines("expected.jsonl")


def route_of(line: dict[str, Any]) -> Route:
    what_if = [line["what_if"]] if "what_if" in line else None
    routes = kursk().routes(line["subject"], AsOf.of(line["on"], line["known_by"]), what_if)
    return {route.name: route for route in routes}[line["route"]]


def named(line: dict[str, Any]) -> str:
    return f"{line['on']} known {line['known_by']} {line['subject']} {line['route']} {line.get('what_if', '')}".strip()


@pytest.mark.parametrize("line", EXPECTED, ids=named)
def test_it_answers_as_the_dossier_expects(line: dict[str, Any]) -> None:
    route = route_of(line)
    findings = {finding.condition.id: finding for finding in route.findings}
    assert route.status == line["status"], line["why"]
    for condition, wanted in line["findings"].items():
        found = findings[condition]
        assert found.answer in wanted["finding"].split("|"), (condition, line["why"])
        assert wanted.get("because", "") in ("", *found.because), (condition, found.because)
        cited = rows((*found.statements, *found.evidence))
        assert set(wanted.get("statements_include", ())) <= cited, condition
        assert not set(wanted.get("statements_exclude", ())) & cited, condition


@pytest.mark.parametrize("line", EXPECTED, ids=named)
def test_the_next_step_is_owed_by_whom_the_dossier_expects(line: dict[str, Any]) -> None:
    owed = route_of(line).owes_next
    who = {one.who for one in owed}
    assert set(line["owes_next_includes"]) <= who, line["why"]
    assert not set(line["owes_next_excludes"]) & who, line["why"]
    assert set(line.get("owes_next_for", ())) <= {f"{one.who}: {one.condition}" for one in owed}


def test_all_lines_are_tried() -> None:
    assert len(EXPECTED) == 73
