"""The verb `duties` as it is typed, on the real dossier: its JSON, its filters, its calendar, and bad input."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from safeconduct.cli.main import run
from safeconduct.vocabulary.labels import LANGUAGES
from tests.cli.test_answers import printed, store

DAY = ["--on", "2025-09-25"]


def duties(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    store()
    capsys.readouterr()
    found: list[dict[str, Any]] = json.loads(printed(capsys, "duties", *arguments, "--json"))
    return found


def test_duties_have_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = duties(capsys, "prisoner-2", *DAY)
    wanted = {"duty", "subject", "owed_by", "owed_to", "trigger", "due", "period", "state", "statements"}
    for one in found:
        assert wanted <= set(one)
        assert one["state"] in ("met", "late", "running", "not-known")
        assert set(one["trigger"]) <= set(one["statements"])
        assert one["due"] is None


def test_what_a_lawyer_would_believe_of_the_two_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for prisoner in ("prisoner-1", "prisoner-2"):
        found = {one["duty"]: one for one in duties(capsys, prisoner, *DAY)}
        notice = found["nib-forward"]
        assert (notice["state"], notice["owed_by"], notice["since"]) == ("running", ["UA"], "2025-01-09")
        assert notice["owed_to"] == ["KP", "protecting-power", "central-tracing-agency"]
        assert notice["can_harm"]
        # The ICRC declined to say, and a lawmaker is no delegate: neither is a visit, both bear on it.
        assert found["visits"]["state"] == "running"
        assert found["visits"]["bears"] == ["st-163.1", "st-149.1"]
        # That he is wounded is told, that it is serious is not; where he is held, but not when he came there.
        assert found["nib-health-weekly"]["state"] == "not-known"
        assert {"st-026.1", "st-126.1"} <= set(found["capture-card"]["bears"])
        # Unnamed jurists doubted the status of all such men: nobody said that Ukraine does.
        assert (found["doubt-put-to-tribunal"]["state"], found["doubt-put-to-tribunal"]["trigger"]) == ("not-known", [])
        assert not {one["state"] for one in found.values()} & {"late", "met"}


def test_the_dead_are_owed_what_is_owed_on_a_death_and_nothing_that_ended_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = {one["duty"]: one for one in duties(capsys, "prisoner-0", *DAY)}
    assert (found["death-certificate"]["state"], found["death-certificate"]["owed_by"]) == ("running", ["UA"])
    assert {"capture-card", "visits", "medical-inspection", "final-repatriation"}.isdisjoint(found)


def test_what_nobody_spoke_of_comes_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    short, whole = duties(capsys, "prisoner-1", *DAY), duties(capsys, "prisoner-1", *DAY, "--all")
    unspoken = [one for one in whole if one["because"] == "never spoken of"]
    assert len(whole) == len(short) + len(unspoken)
    assert all(one["statements"] == [] for one in unspoken)
    store()
    capsys.readouterr()
    assert f"{len(unspoken)} duties of whose beginning nobody ever spoke (--all)" in printed(
        capsys, "duties", "prisoner-1", *DAY
    )


def test_duties_can_be_asked_for_by_state_by_who_owes_and_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    every = duties(capsys, *DAY)
    assert {one["subject"] for one in every} == {"prisoner-0", "prisoner-1", "prisoner-2"}
    assert duties(capsys, *DAY, "--state", "running") == [one for one in every if one["state"] == "running"]
    assert duties(capsys, *DAY, "--owed-by", "UA") == [one for one in every if "UA" in one["owed_by"]]
    assert duties(capsys, *DAY, "--due-by", "2030-01-01") == []


def test_the_table_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    store()
    capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "duties", *DAY, "--csv"))))
    assert len(rows) == len(duties(capsys, *DAY))
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_follow_the_language_and_ids_do_not(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    told = printed(capsys, "duties", "prisoner-2", *DAY, "--lang", lang)
    said = {
        "en": "259 days since capture",
        "uk": "минуло 259 днів: взяття в полон",
        "ru": "прошло 259 дней: взятие в плен",
    }
    assert said.get(lang, "259일 경과: 생포") in told
    assert "nib-forward" in told
    assert duties(capsys, *DAY, "--lang", lang) == duties(capsys, *DAY)


def test_the_calendar_is_written_whole_and_the_same_each_time(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    found = duties(capsys, "prisoner-2", *DAY, "--ics", str(first))
    duties(capsys, "prisoner-2", *DAY, "--ics", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert len(Calendar.from_ical(first.read_bytes()).walk("VTODO")) == len(found)
    for name in (b"Zelenskyy", b"Rizzoli", b"Yonhap", b"Chosun"):
        assert name not in first.read_bytes()


BAD = [
    (["duties", "prisoner-9"], "did you mean `prisoner-"),
    (["duties", "both"], "duties are owed for a person, and `both` is none"),
    (["duties", *DAY, "--state", "lat"], "did you mean `late`?"),
    (["duties", *DAY, "--owed-by", "UAX"], "nobody owes as `UAX`"),
    (["duties", *DAY, "--owed-by", "detaining-powr"], "did you mean `detaining-power`?"),
    (["duties", *DAY, "--due-by", "soon"], "is no day"),
    (["duties", "--on", "2025-02-30"], "names a day that does not exist"),
    (["duties", *DAY, "--lang", "fr"], "not one of en, uk, ru, ko"),
    (["duties", *DAY, "--json", "--csv"], "exclude each other"),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD, ids=[" ".join(one[0]) for one in BAD])
def test_bad_input_is_one_sentence(capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str) -> None:
    store()
    capsys.readouterr()
    assert run([*arguments, "--store", store()]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


def test_a_place_that_cannot_be_written_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    store()
    capsys.readouterr()
    assert run(["duties", *DAY, "--ics", str(tmp_path / "no" / "d.ics"), "--store", store()]) == 3
    assert "the calendar cannot be written" in capsys.readouterr().err
