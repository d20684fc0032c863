"""`safeconduct law` as it is typed: its shapes for programs, its words in four languages, its refusals."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from safeconduct.cli.main import run
from safeconduct.law.library import law
from safeconduct.vocabulary.labels import LANGUAGES
from tests.kursk import FOLDER
from tests.law.broken import copied, replaced

DAY = ["--on", "2025-03-18"]
RECENT = "instruments/house/house-recent-wish.toml"


@cache
def store() -> str:
    place = str(Path(mkdtemp(prefix="safeconduct-law-")) / "journal.sqlite3")
    assert run(["import", str(FOLDER), "--store", place, "--json"]) == 0
    return place


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SAFECONDUCT_STORE", store())
    capsys.readouterr()


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["law", *arguments]) == 0, arguments
    return capsys.readouterr().out


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(printed(capsys, *arguments, "--json"))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    assert run(["law", *arguments]) == code, arguments
    told = capsys.readouterr()
    assert told.err.startswith("safeconduct: ")
    assert told.err.count("\n") == 1
    return told.err


# list


def test_the_list_has_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    for one in answered(capsys, "list"):
        assert {"provision", "citation", "routes", "conditions", "cases"} <= set(one)
        assert all({"id", "kind", "owed_by", "if"} <= set(condition) for condition in one["conditions"])


@pytest.mark.parametrize("by", ["instrument", "route", "owed"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_has_every_condition_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], by: str, lang: str
) -> None:
    told = printed(capsys, "list", "--by", by, "--lang", lang)
    assert all(name in told for name in law().conditions)
    assert law().conditions["active-hostilities-have-ceased"].ask[lang][:20] in told
    heading = {
        "instrument": law().instruments["cat"].title[lang],
        "route": law().kinds["exchange"].name[lang],
        "owed": "detaining-power",
    }
    assert heading[by][:40] in told


def test_the_list_of_a_day_holds_what_was_in_force_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    then = {one["provision"] for one in answered(capsys, "list", "--on", "1949-12-31")}
    now = {one["provision"] for one in answered(capsys, "list", "--on", "2025-03-18")}
    assert "gc3-118-1" not in then
    assert "gc3-118-1" in now


def test_the_order_of_the_list_and_the_language_change_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "list", "--by", "route", "--lang", "ko") == answered(capsys, "list")


def test_the_list_as_csv_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "list", "--csv"))))
    assert len(rows) == len(law().editions.versions)


# show


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_condition_is_shown_with_its_rule_its_cases_and_what_rests_on_it(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    told = printed(capsys, "show", "wish-is-recent", "--lang", lang, *DAY)
    assert law().conditions["wish-is-recent"].ask[lang] in told
    assert {"en": "at most 30", "uk": "щонайбільше 30", "ru": "не более 30", "ko": "30 이하"}[lang] in told
    assert "st-164.1" in told
    assert "house-recent-wish" in told


def test_what_rests_on_a_condition_is_what_the_routes_say(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answered(capsys, "show", "wish-is-recent", *DAY)["resting"]
    assert run(["routes", *DAY, "--json"]) == 0
    routes = json.loads(capsys.readouterr().out)
    found = {
        (route["subject"], route["route"]): finding["finding"]
        for route in routes
        for finding in route["findings"]
        if finding["condition"] == "wish-is-recent"
    }
    assert {(one["subject"], one["route"]): one["finding"] for one in shown} == found
    assert found


def test_a_provision_is_shown_with_every_condition_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "show", "gc3-118-1", *DAY)
    assert "from 1950-10-21" in told
    assert all(one.id in told for one in law().provisions["gc3-118-1"].conditions)
    document = answered(capsys, "show", "gc3-118-1", *DAY)
    assert [one["id"] for one in document["conditions"]] == [one.id for one in law().provisions["gc3-118-1"].conditions]
    assert {one["provision"] for one in document["resting"]} == {"gc3-118-1"}


def test_a_route_is_shown_as_its_stages_with_those_who_are_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "show", "exchange", *DAY)
    stages = [told.index(f"\n{stage}\n") for stage in ("ground", "wish heard", "examined", "handed over")]
    assert stages == sorted(stages)
    assert all(one.id in told for one in law().kinds["exchange"].conditions)
    resting = answered(capsys, "show", "exchange", *DAY)["resting"]
    assert {"prisoner-2"} <= {one["subject"] for one in resting}


def test_without_a_store_the_law_is_shown_and_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nowhere = ["--store", str(tmp_path / "none.sqlite3")]
    told = printed(capsys, "show", "wish-is-recent", *nowhere)
    assert "import something first" in told
    assert "at most 30" in told
    assert answered(capsys, "show", "wish-is-recent", *nowhere)["resting"] is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "near"), [("wish-is-recnt", "wish-is-recent"), ("gc3-118-9", "gc3-118-"), ("exchang", "exchange")]
)
def test_what_is_not_in_the_law_is_told_with_what_is_near(
    capsys: pytest.CaptureFixture[str], name: str, near: str
) -> None:
    assert f"did you mean `{near}" in refused(capsys, "show", name)


def test_what_is_not_in_force_on_the_day_is_told_as_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert "`gc3-118-1` is not in force on that day" in refused(capsys, "show", "gc3-118-1", "--on", "1949-12-31")


# coverage


def test_coverage_tells_how_far_each_article_is_encoded(capsys: pytest.CaptureFixture[str]) -> None:
    document = answered(capsys, "coverage")
    assert {one["extent"] for one in document["articles"]} <= {"encoded", "in-part", "on-purpose-not"}
    kinds = [one["kind"] for one in document["to_read"]]
    assert kinds == sorted(kinds, key=["safeguard", "step", "wait", "duty", "provision"].index)
    assert "house-recent-wish" in document["without_days"]
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "coverage", "--csv"))))
    assert [row["citation"] for row in rows] == [one["citation"] for one in document["articles"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_coverage_is_told_in_the_readers_language(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    told = printed(capsys, "coverage", "--lang", lang)
    assert {"en": "in part", "uk": "частково", "ru": "частично", "ko": "일부"}[lang] in told
    assert "house-recent-wish" in told


# diff


@pytest.fixture(scope="session")
def stricter(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A law by which a wish grows old after a week."""
    place = copied(tmp_path_factory.mktemp("stricter"))
    replaced(place / RECENT, ("days_between(wish_day, on) <= 30", "days_between(wish_day, on) <= 7"))
    return str(place)


@pytest.fixture(scope="session")
def milder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A law that closes no exchange against his will."""
    place = copied(tmp_path_factory.mktemp("milder"))
    (place / "instruments/house/house-not-exchanged-against-will.toml").unlink()
    return str(place)


def test_two_laws_differ_in_their_texts_and_in_the_routes_of_prisoners(
    capsys: pytest.CaptureFixture[str], milder: str
) -> None:
    document = answered(capsys, "diff", "2025-03-18", milder, *DAY)
    assert {(one["id"], one["how"]) for one in document["law"]} == {
        ("house-not-exchanged-against-will", "removed"),
        ("not-exchanged-against-will", "removed"),
    }
    moved = {(one["subject"], one["route"]): (one["from"], one["to"]) for one in document["routes"]}
    assert moved[("prisoner-2", "exchange:KP")] == ("closed", "awaiting")


def test_who_would_owe_the_next_step_is_told_before_and_after(capsys: pytest.CaptureFixture[str], milder: str) -> None:
    back = answered(capsys, "diff", milder, "2025-03-18", *DAY)["routes"]
    (closed,) = [one for one in back if (one["subject"], one["route"]) == ("prisoner-2", "exchange:KP")]
    assert closed["owed_before"]
    assert closed["owed_after"] == []


def test_a_text_that_changes_is_told_by_its_key(capsys: pytest.CaptureFixture[str], stricter: str) -> None:
    (told,) = answered(capsys, "diff", "2025-03-18", stricter, *DAY)["law"]
    assert told == {"thing": "condition", "id": "wish-is-recent", "how": "changed", "keys": ["if"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_difference_is_told_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], milder: str, lang: str
) -> None:
    told = printed(capsys, "diff", "2025-03-18", milder, "--lang", lang, *DAY)
    assert {"en": "removed", "uk": "вилучено", "ru": "исключено", "ko": "삭제"}[lang] in told
    assert {"en": "closed → ", "uk": "закритий → ", "ru": "закрыт → ", "ko": "닫힘 → "}[lang] in told


def test_two_days_are_compared_by_the_law_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    document = answered(capsys, "diff", "1949-12-31", "2025-03-18", *DAY)
    assert ("gc3-118-1", "added") in {(one["id"], one["how"]) for one in document["law"]}
    assert document["routes"]
    assert answered(capsys, "diff", "2025-03-18", "2025-03-19", *DAY) == {
        "law": [],
        "on": "2025-03-18",
        "known_by": "2025-03-18",
        "routes": [],
    }


def test_without_a_store_the_texts_are_compared_and_it_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, milder: str
) -> None:
    nowhere = ["--store", str(tmp_path / "none.sqlite3")]
    assert "import something first" in printed(capsys, "diff", "2025-03-18", milder, *nowhere)
    assert answered(capsys, "diff", "2025-03-18", milder, *nowhere)["routes"] is None


def test_a_difference_as_csv_can_be_read_back(capsys: pytest.CaptureFixture[str], milder: str) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "diff", "2025-03-18", milder, *DAY, "--csv"))))
    assert {"provision", "condition", "route of a prisoner"} == {row["thing"] for row in rows}


def test_what_cannot_be_compared_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "is neither a day" in refused(capsys, "diff", "yesterday", "2025-03-18")
    assert "a day that does not exist" in refused(capsys, "diff", "2025-02-30", "2025-03-18")
    assert "is not one whole day" in refused(capsys, "diff", "2025-02", "2025-03-18")
    assert "there are no law files in" in refused(capsys, "diff", "2025-03-18", str(tmp_path))
    place = copied(tmp_path)
    replaced(place / RECENT, ('kind        = "step"', 'kind = "stepp"'))
    told = refused(capsys, "diff", "2025-03-18", str(place))
    assert "cannot be compared: law/instruments/house/house-recent-wish.toml, line " in told


# check


def test_the_shipped_law_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    document = answered(capsys, "check")
    assert document["right"] is True
    assert document["mistakes"] == []
    assert document["conditions"] == len(law().conditions)
    assert {"routes", "instruments", "provisions", "duties", "cases"} <= set(document)
    assert "all as expected" in printed(capsys, "check")


def test_a_mistake_in_a_law_is_an_answer_of_no(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = copied(tmp_path)
    replaced(place / RECENT, ('expected = "holds"', 'expected = "fails"'))
    assert run(["law", "check", "--folder", str(place), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["right"] is False
    assert all(one.startswith("law/instruments/house/house-recent-wish.toml, line ") for one in document["mistakes"])


def test_a_folder_without_a_law_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "there are no law files in" in refused(capsys, "check", "--folder", str(tmp_path))
