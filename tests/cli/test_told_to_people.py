"""What the verbs tell people: the path first, nothing twice, what is folded by its number, Powers by name alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.main import run
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import phrases
from tests.cast_of_files import dossier, held_by, reading, write
from tests.cli.test_answers import DAY, answered, printed, store

ROUTE = "acceptance-as-national:KR"
# Beside names of Powers: routes and what can be supposed are typed with codes; the wording of sources stays as it is.
TYPED = re.compile(r"\S+[:=][A-Z]{2}\b|\"[^\"]*\"|\bKR Act\b|\bUA Law\b")
PATHS = {"en": "▶ here", "uk": "▶ тут", "ru": "▶ здесь", "ko": "▶ 현재"}


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    store()
    capsys.readouterr()
    return printed(capsys, *arguments)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_route_is_explained_as_a_path_before_all_else(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    lines = told(capsys, "explain", "prisoner-2", ROUTE, *DAY, "--lang", lang).splitlines()
    table = next(number for number, line in enumerate(lines) if PATHS[lang] in line)
    first_condition = next(number for number, line in enumerate(lines) if re.match(r"  [✓✗?] ", line))
    assert table < first_condition
    assert phrases()["stage-heard"][lang] in lines[table - 2]


def test_what_nobody_spoke_of_is_one_line_of_a_stage_until_it_is_unfolded(capsys: pytest.CaptureFixture[str]) -> None:
    folded = told(capsys, "explain", "prisoner-2", ROUTE, *DAY)
    whole = told(capsys, "explain", "prisoner-2", ROUTE, *DAY, "--all")
    assert folded.count("nobody has spoken of it") <= folded.count(" of ")
    assert "nobody has spoken of it (" in folded
    assert "nobody has spoken of it" not in whole
    for condition in (one["condition"] for one in answered(capsys, "explain", "prisoner-2", ROUTE, *DAY)["findings"]):
        assert condition in whole


def test_who_owes_the_next_step_is_told_once_with_all_that_he_owes(capsys: pytest.CaptureFixture[str]) -> None:
    owing = told(capsys, "explain", "prisoner-2", ROUTE, *DAY).split("Who owes the next step")[1].split("Rulings")[0]
    assert [line.strip("→ ") for line in owing.splitlines() if line.startswith("→")] == ["South Korea", "Ukraine"]


def test_what_was_said_already_would_be_said_again(capsys: pytest.CaptureFixture[str]) -> None:
    route = answered(capsys, "explain", "prisoner-2", ROUTE, *DAY)
    again = {one["matter"] for one in route["would_open"] if one["again"]}
    assert "wish" in again
    assert "risk_finding" not in again
    assert "South Korea (again)" in told(capsys, "explain", "prisoner-2", ROUTE, *DAY)


@pytest.mark.parametrize(
    "call",
    [
        ["routes", "prisoner-2", "--all"],
        ["explain", "prisoner-2", ROUTE, "--all"],
        ["explain", "prisoner-2", "exchange:KP", "--all"],
        ["rulings", "prisoner-2", "--all"],
    ],
    ids=" ".join,
)
def test_powers_stand_by_name_and_codes_only_where_something_can_be_typed(
    capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    words = TYPED.sub("", told(capsys, *call, *DAY))
    assert set(re.findall(r"\b[A-Z]{2}\b", words)) & {"UA", "KR", "KP", "RU"} == set()


def test_where_no_day_is_named_the_heading_tells_how_old_the_last_word_is(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in (["routes", "prisoner-2"], ["explain", "prisoner-2", ROUTE], ["record", "prisoner-2"]):
        assert re.search(r"The last word held of him was said on 2025-09-\d\d, \d+ days before", told(capsys, *verb))
        assert "The last word" not in told(capsys, *verb, *DAY)


def test_conditions_stand_by_short_name_with_their_id(capsys: pytest.CaptureFixture[str]) -> None:
    moved = told(capsys, "compare", "prisoner-2", "--from", "2025-01-14", "--to", "2025-02-20")
    assert re.search(r"not exchanged against his will +holds → does not hold +not-exchanged-against-will", moved)
    assert re.search(
        r"wish told to a State +not known: never asked +wish-told-to-a-state", told(capsys, "routes", *DAY)
    )


def test_kinds_that_are_not_shown_are_named_and_what_would_show_them_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = {route["route"].partition(":")[0] for route in answered(capsys, "routes", "prisoner-2", *DAY)}
    assert "parole-release" not in shown
    assert "release on parole" in told(capsys, "routes", "prisoner-2", *DAY)
    assert "Shown for each Power where parole was offered" in told(capsys, "routes", "prisoner-2", *DAY, "--all")
    assert "release on parole" not in told(capsys, "routes", *DAY)


def death(folder: Path) -> str:
    """A store in which a man is said to be dead, by the Power that holds him."""
    died = reading(statement="r-1.9", matter="life", value="dead", wording="he died of his wounds")
    place = str(folder / "journal.sqlite3")
    assert run(["import", str(dossier(folder, readings=[died], context=[held_by("UA")])), "--store", place]) == 0
    return place


def test_of_one_who_is_dead_it_says_so_and_by_whom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = death(tmp_path)
    capsys.readouterr()
    assert run(["routes", "ward", "--on", "2031-03-01", "--store", place]) == 0
    out = capsys.readouterr().out
    assert "ward is dead (r-1.9, Ministry (2031-02-01)): no way out is left." in out
    assert "owes" not in out
    assert "No route is shown" not in out


def test_a_ruling_is_asked_by_name_with_what_bears_on_it_dated_and_attributed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(capsys, "rulings", "prisoner-2", *DAY)
    asked = text.split("? finding on the risk of ill-treatment · South Korea  asked")[1].split("\n? ")[0]
    assert "CAT art. 3 · no-real-risk-of-ill-treatment (acceptance-as-national:KR)" in asked
    assert "may be made by officer in charge of Ukraine; a second person approves" in asked
    assert "st-113.1  NKHR, Mulmangcho and others (2025-01-23)" in asked
    assert re.search(
        r"✓ Power on which he depends \(ruling\)  stands: North Korea, by legal officer on 2025-01-12, "
        r"approved by head of the bureau, 39 days old",
        text,
    )


def test_rulings_for_machines_have_who_signed_and_the_line_to_fill_in(capsys: pytest.CaptureFixture[str]) -> None:
    rulings = answered(capsys, "rulings", "prisoner-2", *DAY)
    by_name = {(one["matter"], one["towards"]): one for one in rulings}
    assert by_name["depends_on", None]["approved_by"] == "head of the bureau"
    assert by_name["depends_on", None]["form"] is None
    assert by_name["risk_finding", "KR"]["form"]["value"] == ""
    only_asked = answered(capsys, "rulings", "prisoner-2", *DAY, "--asked")
    assert {one["state"] for one in only_asked} <= {"asked", "again"}


def forms(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The rows to fill in, as the verb writes them."""
    file = folder / "asked.jsonl"
    told(capsys, "rulings", "prisoner-2", *DAY, "--form", str(file))
    return file


def test_rows_to_fill_in_are_refused_unfilled_one_plain_sentence_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = forms(tmp_path, capsys)
    assert run(["import", str(file), "--store", store(), "--dry-run", "--json"]) == 2
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert len(refused) == len(file.read_text(encoding="utf-8").splitlines())
    assert {one["reason"].split(";")[0] for one in refused} == {
        "it is not filled in yet: `value`, `reason`, `made_by`, `approved_by` are empty"
    }
    assert [one["line"] for one in refused] == list(range(1, len(refused) + 1))


def test_a_row_that_two_persons_filled_in_is_taken_and_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "journal.sqlite3")
    Path(place).write_bytes(Path(store()).read_bytes())
    [form] = [
        one
        for line in forms(tmp_path, capsys).read_text(encoding="utf-8").splitlines()
        if (one := json.loads(line))["matter"] == "risk_finding" and one["towards"] == "KR"
    ]
    signed: dict[str, Any] = {"value": "no-real-risk", "reason": "looked at", "made_by": "a", "approved_by": "b"}
    filled = write(tmp_path / "filled.jsonl", [{**form, **signed}])
    assert run(["import", str(filled), "--store", place]) == 0
    capsys.readouterr()
    assert run(["routes", "prisoner-2", *DAY, "--json", "--store", place]) == 0
    findings = {
        one["condition"]: one["finding"]
        for route in json.loads(capsys.readouterr().out)
        if route["route"] == ROUTE
        for one in route["findings"]
    }
    assert findings["no-real-risk-of-ill-treatment"] == "holds"
    assert findings["no-real-risk-to-life"] == "not-known"


def test_rows_to_fill_in_never_replace_a_file_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = forms(tmp_path, capsys)
    before = file.read_bytes()
    assert run(["rulings", "prisoner-2", *DAY, "--form", str(file), "--store", store()]) == 2
    assert "is there already and may be filled in" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_statement_is_shown_whole_with_its_row_its_source_and_the_rulings_on_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = answered(capsys, "statement", "st-085.1")
    assert (whole["row"]["id"], whole["source"]["url"]) == ("st-085", whole["row"]["source_url"])
    assert [one["ruling"] for one in whole["rulings"]] == ["rul-02"]
    assert (whole["speaker"], whole["directness"], whole["reading"]) == ("NIS", "paraphrase", "judged")
    text = told(capsys, "statement", "st-085.1", "--lang", "uk")
    assert "rul-02 · не враховується · 2025-01-14" in text


def test_a_correction_of_ours_is_shown_beside_the_statement_as_it_now_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = answered(capsys, "statement", "st-041.1")
    assert (whole["known"], [one["decision"] for one in whole["rulings"]]) == ("2025-01-12", ["corrected"])


def test_an_officers_statement_tells_who_made_and_who_approved_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert "made by legal officer, approved by head of the bureau" in told(capsys, "statement", "ctx-09")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "call", [["routes", "prisoner-2", "--all"], ["rulings", "prisoner-2", "--all"], ["statement", "st-121.1"]]
)
def test_every_verb_speaks_four_languages(capsys: pytest.CaptureFixture[str], call: list[str], lang: str) -> None:
    days = [] if call[0] == "statement" else DAY
    said = told(capsys, *call, *days, "--lang", lang)
    english = told(capsys, *call, *days)
    assert "{" not in said
    assert (said == english) is (lang == "en")
