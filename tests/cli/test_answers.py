"""The verbs as outside programs call them: shapes of JSON and CSV, exit codes, and sentences for bad input."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from safeconduct.cli.main import run
from safeconduct.cli.registry import VERBS
from safeconduct.vocabulary.labels import LANGUAGES
from tests.kursk import FOLDER

DAY = ["--on", "2025-02-20"]


@cache
def store() -> str:
    place = str(Path(mkdtemp(prefix="safeconduct-cli-")) / "journal.sqlite3")
    assert run(["import", str(FOLDER), "--store", place, "--json"]) == 0
    return place


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run([*arguments, "--store", store()]) == 0, arguments
    return capsys.readouterr().out


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    store()
    capsys.readouterr()
    return json.loads(printed(capsys, *arguments, "--json"))


def test_routes_have_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    routes = answered(capsys, "routes", "prisoner-2", *DAY)
    assert {route["route"] for route in routes} == {
        "acceptance-as-national:KR",
        "direct-repatriation:KP",
        "exchange:KP",
        "final-repatriation:KP",
        "protection-in-detaining-state:UA",
    }
    for route in routes:
        assert {"subject", "route", "power", "offer", "status", "findings", "owes_next", "would_open"} <= set(route)
        for finding in route["findings"]:
            assert finding["kind"] in ("safeguard", "step", "wait")
            assert finding["finding"] in ("holds", "fails", "not-known", "does-not-apply")
            assert (finding["because"] is None) == (finding["finding"] in ("holds", "fails"))
            assert isinstance(finding["owed_by"], list)
        assert all({"who", "condition"} <= set(owed) for owed in route["owes_next"])
        assert all({"matter", "value", "who"} <= set(wanted) for wanted in route["would_open"])


def test_routes_without_a_subject_are_those_of_all_prisoners(capsys: pytest.CaptureFixture[str]) -> None:
    of_whom = {route["subject"] for route in answered(capsys, "routes", *DAY)}
    assert of_whom == {"prisoner-0", "prisoner-1", "prisoner-2"}


def test_what_would_open_a_route_can_be_supposed(capsys: pytest.CaptureFixture[str]) -> None:
    closed = {route["route"]: route for route in answered(capsys, "routes", "prisoner-2", *DAY)}["exchange:KP"]
    wish = next(one for one in closed["would_open"] if one["matter"] == "wish")
    supposed = f"{wish['matter']}={wish['value']} by {wish['who']}"
    routes = answered(capsys, "routes", "prisoner-2", *DAY, "--what-if", supposed)
    assert {route["route"]: route for route in routes}["exchange:KP"]["status"] == "awaiting"


def test_a_supposition_leaves_the_journal_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(store()).read_bytes()
    answered(capsys, "routes", "prisoner-2", *DAY, "--what-if", "wish=KP by prisoner-2")
    assert Path(store()).read_bytes() == before


def test_a_record_has_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    record = answered(capsys, "record", "prisoner-1", *DAY)
    assert (record["subject"], record["on"], record["known_by"]) == ("prisoner-1", "2025-02-20", "2025-02-20")
    wanted = {
        "matter",
        "by",
        "towards",
        "value",
        "polarity",
        "statement",
        "speaker",
        "said",
        "reason",
        "contradicted_by",
    }
    assert all(wanted <= set(entry) for entry in record["entries"])
    assert all({"matter", "by", "towards", "reason", "statements"} <= set(entry) for entry in record["not_known"])
    age = next(entry for entry in record["not_known"] if entry["matter"] == "age_given")
    assert (age["reason"], age["statements"]) == ("disputed", ["st-049.1", "st-050.1", "st-077.1", "st-127.1"])
    assert "offer:exchange-kp" in {around["subject"] for around in record["surroundings"]}


def test_a_change_names_the_statements_that_made_it(capsys: pytest.CaptureFixture[str]) -> None:
    changes = answered(capsys, "compare", "prisoner-2", "--from", "2025-01-14", "--to", "2025-02-20")
    exchange = next(change for change in changes if change["route"] == "exchange:KP")
    assert (exchange["from"], exchange["to"]) == ("awaiting", "closed")
    assert "st-121.1" in exchange["because"]


def test_a_timeline_tells_the_day_on_which_a_route_closed(capsys: pytest.CaptureFixture[str]) -> None:
    moments = answered(capsys, "timeline", "prisoner-2", "--on", "2025-09-25")
    of_exchange = [(m["day"], c) for m in moments for c in m["changes"] if c["route"] == "exchange:KP"]
    closed = [day for day, change in of_exchange if change["to"] == "closed" != change["from"]]
    assert closed == ["2025-02-19"]


def test_a_route_that_was_not_shown_before_comes_from_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    first = answered(capsys, "timeline", "prisoner-2", "--on", "2025-01-11")[0]["changes"]
    assert {change["from"] for change in first} == {None}


@pytest.mark.parametrize(
    "verb",
    [
        ["routes", "prisoner-2"],
        ["record", "prisoner-2"],
        ["explain", "prisoner-2", "exchange:KP"],
        ["rulings", "prisoner-2"],
    ],
)
def test_what_is_printed_as_csv_can_be_read_back(capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    store()
    capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed(capsys, *verb, *DAY, "--csv"))))
    assert rows
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_follow_the_language_and_ids_do_not(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    told = printed(capsys, "explain", "prisoner-2", "acceptance-as-national:KR", *DAY, "--all", "--lang", lang)
    asked = {"en": "Is the prisoner alive?", "uk": "Чи є військовополонений живим?", "ru": "Жив ли военнопленный?"}
    assert asked.get(lang, "포로가 생존해 있습니까?") in told
    assert "detaining-power-decides" in told


def test_the_language_changes_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "routes", *DAY, "--lang", "ko") == answered(capsys, "routes", *DAY)


BAD = [
    (["routes", "prisoner-9"], "did you mean `prisoner-"),
    (["record", "nobody"], "nothing is held of `nobody`"),
    (["routes", "prisoner-2", "--on", "2025-02-30"], "names a day that does not exist"),
    (["routes", "prisoner-2", "--on", "2025-02"], "is not one whole day"),
    (["routes", "prisoner-2", "--known-by", "yesterday"], "is no day"),
    (["routes", "prisoner-2", "--lang", "fr"], "not one of en, uk, ru, ko"),
    (["explain", "prisoner-2", "exchange:RU", *DAY], "shown: acceptance-as-national:KR"),
    (["routes", "prisoner-2", "--what-if", "wish to go home"], "write `matter=value by WHO"),
    (["routes", "prisoner-2", "--what-if", "wsh=KR by prisoner-2"], "did you mean `wish`?"),
    (["routes", "prisoner-2", "--what-if", "wish=XX by prisoner-2"], "`XX` is no Power"),
    (["routes", "prisoner-2", "--what-if", "acceptance=welcome by KR"], "none of its words"),
    (["compare", "--to", "2025-01-14"], "--from is missing"),
    (["compare", "--from", "2025-02-20", "--to", "2025-01-14"], "turn them round"),
    (["compare", "--from", "2025-01-14", "--to", "soon"], "is no day"),
    (["routes", "prisoner-2", "--what-if", "wish=KR by prisoner-1"], "which nobody gives for another"),
    (["routes", "--what-if", "wish=KR by UA"], "concerns no prisoner"),
    (["routes", "prisoner-2", "--json", "--csv"], "--json and --csv exclude each other"),
    (["compare", "--from", "2025-01-14", "--csv", "--json"], "--csv and --json exclude each other"),
    (["rulings", "prisoner-9"], "did you mean `prisoner-"),
    (["statement", "st-1211"], "did you mean `st-121.1`?"),
    (["timeline", "prisoner-2", "--picture", "picture.gif"], "end its name in .svg or .png"),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD, ids=[" ".join(one[0]) for one in BAD])
def test_a_wrong_call_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    store()
    capsys.readouterr()
    assert run([*arguments, "--store", store()]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.startswith("safeconduct: ")
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_store_that_is_not_there_says_to_import_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["routes", "--store", str(tmp_path / "none.sqlite3")]) == 2
    assert "import something first" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_verb_that_is_none_is_told_with_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["route"]) == 2
    assert "did you mean `routes`?" in capsys.readouterr().err


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_tells_what_it_is_for(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert run([verb, "--help"]) == 0
    assert "Usage" in capsys.readouterr().out
