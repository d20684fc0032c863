"""Every expected answer of every dossier, from rows to routes: imported into a real store, and asked as a user asks."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.dossiers import DOSSIERS, EXAMPLES, all_lines, folder, lines, printed, rows

Line = dict[str, Any]
Answer = Callable[[str, str, Line], list[Line]]
EXPECTED = all_lines("expected.jsonl")
DUTIES = all_lines("expected-duties.jsonl")
NOT_SHOWN = "not-shown"
SHOWN = [(dossier, line) for dossier, line in EXPECTED if line["status"] != NOT_SHOWN]
HIDDEN = [(dossier, line) for dossier, line in EXPECTED if line["status"] == NOT_SHOWN]


@pytest.fixture(scope="session", params=["sqlite", "postgresql", "one-store-for-all"])
def answer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """What a verb prints for a line, on each kind of database, and with all dossiers side by side in one store."""
    stores: dict[str, str] = {}
    told: dict[tuple[str, ...], list[Line]] = {}

    def store(name: str, *dossiers: str) -> str:
        if name not in stores:
            server = request.getfixturevalue("server") if request.param == "postgresql" else None
            stores[name] = server.new_database(name) if server else str(tmp_path_factory.mktemp(name) / "j.sqlite3")
            printed("import", *(str(folder(one)) for one in dossiers), "--store", stores[name])
        return stores[name]

    def asked(verb: str, dossier: str, line: Line) -> list[Line]:
        together = request.param == "one-store-for-all"
        where = store("all", *DOSSIERS) if together else store(f"only-{dossier}", dossier)
        supposed = [part for one in suppositions(line) for part in ("--what-if", one)]
        days = ("--on", line["on"], "--known-by", line["known_by"])
        call = (verb, line["subject"], *days, *supposed, "--store", where)
        if call not in told:
            told[call] = printed(*call)
        return told[call]

    return asked


def suppositions(line: Line) -> list[str]:
    """One supposition, several, or none."""
    supposed = line.get("what_if", [])
    return [supposed] if isinstance(supposed, str) else supposed


def named(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    asked = value.get("route") or value["duty"]
    return " ".join([value["on"], "known", value["known_by"], value["subject"], asked, *suppositions(value)])


def route_of(answer: Answer, dossier: str, line: Line) -> Line:
    routes = {route["route"]: route for route in answer("routes", dossier, line)}
    assert line["route"] in routes, line["why"]
    return routes[line["route"]]


@pytest.mark.parametrize(("dossier", "line"), SHOWN, ids=named)
def test_it_answers_as_the_dossier_expects(answer: Answer, dossier: str, line: Line) -> None:
    route = route_of(answer, dossier, line)
    findings = {finding["condition"]: finding for finding in route["findings"]}
    assert route["status"] == line["status"], line["why"]
    for condition, wanted in line["findings"].items():
        found = findings[condition]
        because = found["because"] if isinstance(found["because"], list) else [found["because"]]
        assert found["finding"] in wanted["finding"].split("|"), (condition, line["why"])
        assert wanted.get("because", "") in ("", *because), (condition, because)
        cited = rows([*found["statements"], *found["evidence"]])
        assert set(wanted.get("statements_include", ())) <= cited, condition
        assert not set(wanted.get("statements_exclude", ())) & cited, condition


@pytest.mark.parametrize(("dossier", "line"), SHOWN, ids=named)
def test_the_next_step_is_owed_by_whom_the_dossier_expects(answer: Answer, dossier: str, line: Line) -> None:
    owed = route_of(answer, dossier, line)["owes_next"]
    who = {one["who"] for one in owed}
    assert set(line["owes_next_includes"]) <= who, line["why"]
    assert not set(line["owes_next_excludes"]) & who, line["why"]
    assert set(line.get("owes_next_for", ())) <= {f"{one['who']}: {one['condition']}" for one in owed}


@pytest.mark.parametrize(("dossier", "line"), HIDDEN, ids=named)
def test_a_way_out_of_which_nobody_spoke_is_not_shown(answer: Answer, dossier: str, line: Line) -> None:
    assert line["route"] not in {route["route"] for route in answer("routes", dossier, line)}, line["why"]


@pytest.mark.parametrize(("dossier", "line"), DUTIES, ids=named)
def test_a_duty_stands_as_the_dossier_expects(answer: Answer, dossier: str, line: Line) -> None:
    [duty] = [one for one in answer("duties", dossier, line) if one["duty"] == line["duty"]]
    assert (duty["state"], duty["due"]) == (line["state"], line["due"]), line["why"]
    assert set(line["statements_include"]) <= rows([*duty["trigger"], *duty["statements"]]), line["why"]
    assert set(line.get("owed_by_includes", ())) <= set(duty["owed_by"]), line["why"]


def test_all_lines_of_the_first_dossier_are_tried() -> None:
    assert len(lines("kursk", "expected.jsonl")) == 73


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_the_page_on_the_dossiers_counts_what_each_holds(dossier: str) -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    [told] = [line.split(" | ") for line in page.splitlines() if line.startswith(f"| [{dossier}]({dossier}/README.md)")]
    assert told[2:4] == [str(len(lines(dossier, name))) for name in ("statements.jsonl", "expected.jsonl")]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_every_dossier_is_asked_by_two_clocks(dossier: str) -> None:
    assert any(line["known_by"] != line["on"] for line in lines(dossier, "expected.jsonl"))


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_every_dossier_cites_only_rows_that_it_has(dossier: str) -> None:
    has = {line["id"] for line in lines(dossier, "statements.jsonl")}
    has |= {line["context"] for line in lines(dossier, "context.jsonl")}
    findings = [wanted for line in lines(dossier, "expected.jsonl") for wanted in line["findings"].values()]
    cited = {
        one
        for wanted in (*findings, *lines(dossier, "expected-duties.jsonl"))
        for key in ("statements_include", "statements_exclude")
        for one in wanted.get(key, ())
    }
    assert {one for one in cited - has if not one.startswith("treaty:")} == set()


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_no_dossier_quotes_more_than_a_dozen_words(dossier: str) -> None:
    quotes = {line["id"]: len(line.get("quote", "").split()) for line in lines(dossier, "statements.jsonl")}
    assert {row: words for row, words in quotes.items() if words > 12} == {}
