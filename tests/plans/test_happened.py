"""The plan beside the exchange that happened: what differed, figure by figure."""

import json
from pathlib import Path

import pytest

from safeconduct.cli.main import run
from safeconduct.errors import BadInput
from safeconduct.plans.happened import compared, happened_from_file
from tests.plans.cases import FOLDER, people_of, planned


def differences(case: str, terms: str = "terms") -> list[tuple[str, int]]:
    told = happened_from_file(FOLDER / case / "happened.csv")
    return [(one.told.said_by, one.difference) for one in compared(planned(case, terms), people_of(case), told)]


def apart(case: str, terms: str = "terms") -> list[tuple[str, int]]:
    return [one for one in differences(case, terms) if one[1]]


def test_istanbul_went_as_the_terms_allow_at_best() -> None:
    assert len(differences("03-istanbul-may")) == 8
    assert not apart("03-istanbul-may")


def test_of_ankara_three_voices_count_otherwise() -> None:
    assert apart("02-ankara") == [("White House (United States)", -2), ("The Gaze", -1), ("TASS", -2)]


def test_the_thirty_nine_of_new_year_are_outside_what_russia_told() -> None:
    assert differences("05-new-year-2024", "as-it-went") == [("UA", 0), ("RU", -39), ("RU", 0)]


def test_bodies_are_compared_with_bodies() -> None:
    assert differences("10-remains", "as-delivered") == [("Medinsky (Russia)", 0), ("Medinsky (Russia)", 0)]


def test_the_verb_tells_planned_and_happened(capsys: pytest.CaptureFixture[str]) -> None:
    case = FOLDER / "05-new-year-2024"
    command = ["plan", "compare", str(case / "as-it-went.toml"), str(case / "happened.csv")]
    assert run([*command, "--routes", str(case / "routes.csv"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["planned"], one["happened"], one["said_by"]) for one in told["figures"]] == [
        (189, 189, "UA"),
        (189, 150, "RU"),
        (150, 150, "RU"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from,to,count\n", "line 1: the column `said_by` is missing"),
        ("count,said_by,source,form\n", "line 1: there is no column `form`; did you mean `from`"),
        ("count,said_by,source\n", "holds no figure"),
        ("count,said_by,source\nmany,UA,x\n", "line 2: the column `count` holds `many`; write a whole number"),
        ("count,said_by,source,from\n1,UA,x,XX\n", "line 2: `XX` is no Power"),
        ('count,said_by,source\n1,"UA,x\n', "line 2: it is not CSV"),
    ],
)
def test_bad_figures_are_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "happened.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        happened_from_file(tmp_path / "happened.csv")
