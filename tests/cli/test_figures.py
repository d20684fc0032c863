"""`safeconduct figures` as it is typed: tables, plain data and pictures; and one sentence for what cannot be done."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from safeconduct.cli.main import run
from safeconduct.vocabulary.labels import LANGUAGES
from tests.cli.test_answers import printed, store

DAY = ["--on", "2025-09-25"]
KILLED_AND_WOUNDED = "force-casualties-killed-wounded"


@pytest.fixture(autouse=True)
def _read_the_dossier_before(capsys: pytest.CaptureFixture[str]) -> None:
    store()
    capsys.readouterr()


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """What the verb gives as JSON."""
    found: list[dict[str, Any]] = json.loads(printed(capsys, "figures", *arguments, "--json"))
    return found


def test_figures_have_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, *DAY)
    wanted = {"matter", "value", "low", "high", "speaker", "on_behalf_of", "said", "includes", "statement"}
    assert all(wanted <= set(one) for one in found)
    by_statement = {one["statement"]: one for one in found}
    total, span = by_statement["st-206.1"], by_statement["st-210.1"]
    assert (total["value"], total["includes"], total["speaker"]) == (4700, ["killed", "wounded"], "NIS")
    assert (span["value"], span["low"], span["high"]) == (None, 15000, 18000)
    assert by_statement["st-208.1"]["ended"] == {"decision": "does-not-count", "ruling": "rul-12"}
    assert by_statement["st-220.1"]["also"] == ["st-221.1"]


def test_the_two_clocks_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert {one["statement"] for one in answered(capsys, "--on", "2024-12-19")} == {"st-003.1", "st-006.1", "st-007.1"}
    late = answered(capsys, "--on", "2025-09-25", "--known-by", "2025-04-30")
    assert all(one["known"] <= "2025-04-30" for one in late)
    assert next(one for one in late if one["statement"] == "st-208.1")["ended"] is None


def test_the_language_changes_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, *DAY, "--lang", "ko") == answered(capsys, *DAY)


def test_as_csv_it_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "figures", *DAY, "--csv"))))
    assert [row["statement"] for row in rows] == [one["statement"] for one in answered(capsys, *DAY)]
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_definition_is_a_table_in_the_language_asked_for(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    told = printed(capsys, "figures", *DAY, "--lang", lang)
    titles = {
        "en": "Number of casualties (killed, wounded, missing)",
        "uk": "Кількість утрат (загиблі, поранені, зниклі безвісти)",
        "ru": "Число потерь (погибшие, раненые, пропавшие без вести)",
        "ko": "사상자 수 (전사자, 부상자, 실종자)",
    }
    assert titles[lang] in told
    assert "st-220.1, st-221.1" in told
    assert all(one not in told for one in ("about", "more than") if lang != "en")


def test_before_anything_was_known_it_says_so_and_shows_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = printed(capsys, "figures", "--on", "2024-01-01", "--picture", str(tmp_path / "a.svg"))
    assert told.strip() == "No figure is known as of 1 January 2024."
    assert "No figure is known as of 1 January 2024." in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert answered(capsys, "--on", "2024-01-01") == []
    assert printed(capsys, "figures", "--on", "2024-01-01", "--csv").count("\n") == 1


def test_a_folder_takes_a_plot_and_a_table_of_each_definition(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "plots"
    names = {one["definition"] for one in answered(capsys, *DAY)}
    printed(capsys, "figures", *DAY, "--picture", str(folder))
    assert {one.name for one in folder.iterdir()} == {f"{name}.{kind}" for name in names for kind in ("svg", "csv")}
    assert KILLED_AND_WOUNDED in names
    rows = list(csv.reader((folder / f"{KILLED_AND_WOUNDED}.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1 + 8
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    printed(capsys, "figures", *DAY, "--picture", str(folder))
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_one_picture_holds_every_definition_each_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed(capsys, "figures", *DAY, "--picture", str(tmp_path / "a.svg"), "--picture", str(tmp_path / "a.png"))
    picture = ET.parse(tmp_path / "a.svg").getroot()  # noqa: S314 - our own picture
    drawn = [str(one.get("data-statement")) for one in picture.iter() if one.get("data-statement")]
    assert sorted(drawn) == sorted(one["statement"] for one in answered(capsys, *DAY))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_picture_in_the_documentation_is_drawn_from_the_dossier(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # To draw it anew: safeconduct figures --on 2025-09-25 --picture FOLDER, and take this one of its plots.
    printed(capsys, "figures", *DAY, "--picture", str(tmp_path))
    kept = Path(__file__).resolve().parents[2] / "docs" / "pictures" / f"{KILLED_AND_WOUNDED}.svg"
    assert kept.read_text(encoding="utf-8") == (tmp_path / kept.name).read_text(encoding="utf-8")


BAD = [
    (["--lang", "fr"], 2, "not one of en, uk, ru, ko"),
    (["--on", "2025-02-30"], 2, "names a day that does not exist"),
    (["--known-by", "2025-02"], 2, "is not one whole day"),
    (["--picture", "picture.gif"], 2, "end its name in .svg or .png, or name a folder"),
    (["--picture", "nowhere/plots"], 3, "cannot be made (No such file or directory); name another place"),
    (["--picture", "nowhere/a.svg"], 3, "name another place"),
    (["--picture", "a-file/plots"], 3, "cannot be made (Not a directory); name another place"),
    (["--picture", "a-file"], 3, "cannot be made (File exists); name another place"),
]


@pytest.mark.parametrize(("arguments", "code", "sentence"), BAD, ids=[" ".join(one[0]) for one in BAD])
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-file").write_text("kept")
    assert run(["figures", *DAY, *arguments, "--store", store()]) == code
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.startswith("safeconduct: ")
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a-file", "kept")]
