"""What each file may say by itself and the law as a whole may not: each fault is one sentence with file and line."""

import shutil
from pathlib import Path

import pytest

from safeconduct.law.faults import names_article
from safeconduct.law.library import law
from tests.law.broken import Broken, copied, replaced, sentences_on

RECENT = "instruments/house/house-recent-wish.toml"
CLOSE = "instruments/gc3/gc3-118-1.toml"
KOREA = "instruments/kr-5259/kr-5259-7-1.toml"
TREATY = 'cite        = "GC III art. 118(1)"'
STATUTE = next(line for line in law().provisions["kr-5259-7-1"].file.text.splitlines() if line.startswith("cite "))
RECENT_ROUTES = (
    'routes      = ["exchange", "acceptance-as-national", "protection-in-detaining-state", "third-state-protection"]'
)

# Each: what it is, the file, what stands there, what instead (it begins on the line to be named), what the sentence says.
FAULTS = [
    ("a citation that is only a treaty", CLOSE, TREATY, 'cite = "GC III"', "cites `GC III`, which names no article"),
    ("a citation that is only a year", CLOSE, TREATY, 'cite = "Convention of 1949"', "which names no article"),
    ("a citation that is only the number of a statute", KOREA, STATUTE, 'cite = "KR Act No. 5259"', "which names no article"),
    ("a provision that cites no article", CLOSE, 'citation     = "GC III art. 118(1)"', 'citation = "GC III"', "`gc3-118-1` cites `GC III`, which names no article"),
    ("a role owed by whom one of its routes does not bind", RECENT, 'owed_by     = ["detaining-power"]', 'owed_by = ["counterpart-power"]', "names the role `counterpart-power`, which the route `acceptance-as-national` does not bind"),
    ("a role asked of whom one of its routes does not bind", RECENT, 'asked_of    = ["prisoner", "icrc"]', 'asked_of = ["mixed-medical-commission"]', "names the role `mixed-medical-commission`, which the route `exchange` does not bind"),
    ("a fact that is read by a role that one of its routes does not bind", RECENT, "if          =", "if = 'offer_answer_of_counterpart == \"accepted\"' #", "is read by the role `counterpart-power`, which the route `acceptance-as-national` does not bind"),
    ("a condition that no route reaches", RECENT, RECENT_ROUTES, "routes = []", "is reached by no route: `routes` is empty"),
    ("another that no route reaches", CLOSE, 'routes      = ["final-repatriation"]', "routes = []", "`receiver-is-power-of-origin` is reached by no route"),
    ("a third that no route reaches", CLOSE, 'routes      = ["final-repatriation", "exchange"]', "routes = []", "`refusal-of-final-return-examined` is reached by no route"),
    ("a provision without a source", RECENT, 'address      = ["apnews ce23c9415e7a35ee0dd5805acb5b88c4"]', "address = []", "`house-recent-wish` has no `address`"),
    ("a provision that is never in force", CLOSE, 'in_force     = { from = "1950-10-21" }', 'in_force = { until = "1949-08-12" }', "is never in force: its days lie outside those of `gc3`"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "file", "old", "new", "says"), FAULTS, ids=[one[0] for one in FAULTS])
def test_a_fault_is_one_sentence_with_file_and_line(
    tmp_path: Path, _: str, file: str, old: str, new: str, says: str
) -> None:
    broken = Broken(tmp_path, file, old, new)
    told = [one for one in broken.sentences if says in one]
    assert told, broken.sentences
    assert told[0].startswith(broken.place), told[0]
    assert "\n" not in told[0]


@pytest.mark.parametrize("file", [RECENT, CLOSE, KOREA])
def test_a_provision_whose_address_is_left_out_is_told(tmp_path: Path, file: str) -> None:
    folder = copied(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    start = text.index("address ")
    replaced(folder / file, (text[start : text.index("]", start) + 1], ""))
    assert any(one.startswith(f"law/{file}") and "has no `address`" in one for one in sentences_on(folder))


def test_a_role_is_missing_on_each_route_that_does_not_bind_it_not_on_all_together(tmp_path: Path) -> None:
    broken = Broken(tmp_path, RECENT, 'owed_by     = ["detaining-power"]', 'owed_by = ["counterpart-power"]')
    routes = {one.partition("the route `")[2].partition("`")[0] for one in broken.sentences}
    assert routes == {"acceptance-as-national", "protection-in-detaining-state", "third-state-protection"}


@pytest.mark.parametrize(
    ("file", "rule", "instead", "fact"),
    [
        (RECENT, "days_between(wish_day, on) <= 30", 'fit_to_travel == "yes"', "wish_day"),
        (CLOSE, 'active_hostilities == "no"', 'repatriation_plan == "agreed"', ""),
        ("instruments/house/house-concordant-hearings.toml", "concordant_hearings >= 2", 'fit_to_travel == "yes"', "concordant_hearings"),
        ("instruments/house/house-identity-at-handover.toml", 'identity_checked == "same-person"', 'fit_to_travel == "yes"', "identity_checked"),
    ],
)  # fmt: skip
def test_a_fact_that_nothing_asks_any_more_is_told_at_its_own_line(
    tmp_path: Path, file: str, rule: str, instead: str, fact: str
) -> None:
    told = [one for one in Broken(tmp_path, file, rule, instead).sentences if "asked by no condition" in one]
    assert [one.partition("`")[2].partition("`")[0] for one in told] == ([fact] if fact else [])
    assert all(one.startswith("vocabulary/facts/") and ", line " in one for one in told)


@pytest.mark.parametrize("citation", ["GC III art. 12", "GC III arts 46-48", "Part IV, titles", "Annex I part II(3)", "rule 128 section C", "UNHCR ExCom Conclusion 94 (LIII) 2002", "Procedure para 7-1"])  # fmt: skip
def test_a_place_in_a_text_is_an_article(citation: str) -> None:
    assert names_article(citation)


@pytest.mark.parametrize("citation", ["GC III", "the Convention of 1949", "Act No. 5259", "house rule", "12", ""])
def test_a_name_a_year_or_a_number_is_no_article(citation: str) -> None:
    assert not names_article(citation)


def test_practice_policy_and_the_house_are_cited_by_their_name() -> None:
    named = [one for one in law().provisions.values() if not names_article(one.citation)]
    assert {law().instruments[one.instrument].kind for one in named} == {"practice", "policy", "house"}


@pytest.mark.parametrize(
    ("file", "copy", "says"),
    [
        ("instruments/cat/instrument.toml", "instruments/cat-again/instrument.toml", "`cat` is given twice; one id names one instrument"),
        ("routes/exchange.toml", "routes/exchange-again.toml", "`exchange` is given twice; one id names one route"),
        (RECENT, "instruments/house/house-recent-wish-again.toml", "`house-recent-wish` is in force from the beginning here and in law/instruments/house/house-recent-wish"),
    ],
)  # fmt: skip
def test_what_is_given_twice_is_told_once(tmp_path: Path, file: str, copy: str, says: str) -> None:
    folder = copied(tmp_path)
    (folder / copy).parent.mkdir(exist_ok=True)
    shutil.copy(folder / file, folder / copy)
    (told,) = sentences_on(folder)
    assert says in told
