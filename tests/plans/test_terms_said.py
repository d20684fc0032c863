"""Terms in words: every pattern in four languages with the same places, numbers in the case that each language wants."""

import re
from pathlib import Path

import pytest
from babel import Locale

from safeconduct.plans.person import People
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.keys import FRACTION
from safeconduct.plans.terms.known import known_from_people
from safeconduct.plans.terms.only_if import Enough, OnlyIf
from safeconduct.plans.terms.ratio import Ratio, Share
from safeconduct.plans.terms.sentence import Speaker, called, patterns, sentence
from safeconduct.plans.terms.term import Term
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.plans.test_documented import exchange_of_page

ANYBODY = Selector()
PLACE = {"name": "a", "position": 1, "line": 1}


def told(lang: str, term: Term) -> str:
    return sentence(term, Wording(lang)).replace("\u00a0", " ")


@pytest.mark.parametrize("key", sorted(patterns()))
def test_every_pattern_has_the_same_places_in_four_languages(key: str) -> None:
    assert set(patterns()[key]) == set(LANGUAGES)
    places = set()
    for lang, text in patterns()[key].items():
        if isinstance(text, dict):
            assert Locale(lang).plural_form.tags | {"other"} == set(text)
        words = str(text["other"]) if isinstance(text, dict) else str(text)
        places.add(frozenset(re.findall(r"\{(\w+)\}", words)))
    assert len(places) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_said_in_every_language(tmp_path: Path, lang: str) -> None:
    for term in exchange_of_page(tmp_path).terms:
        words = sentence(term, Wording(lang))
        assert words.endswith(".")
        assert not re.search(r"[{}]|\b(None|True|False)\b", words)


@pytest.mark.parametrize(
    ("lang", "count", "words"),
    [
        ("en", 1, "At least 1 person: everyone."),
        ("uk", 1, "Щонайменше 1 особа: усі."),
        ("uk", 22, "Щонайменше 22 особи: усі."),
        ("uk", 11, "Щонайменше 11 осіб: усі."),
        ("ru", 1, "Не менее 1 человека: все."),
        ("ru", 2, "Не менее 2 человек: все."),
        ("ko", 6000, "최소 6,000명: 전원."),
    ],
)
def test_at_least_takes_its_case(lang: str, count: int, words: str) -> None:
    assert told(lang, AtLeast(**PLACE, count=count, picked=ANYBODY)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "everyone: only upon the release of at least 1 person in earlier stages: everyone."),
        ("uk", "усі: лише за умови звільнення на попередніх етапах щонайменше 1 особи: усі."),
        ("ru", "все: только при освобождении на предыдущих этапах не менее 1 человека: все."),
        ("ko", "전원: 앞선 단계에서 최소 1명 석방 시에만: 전원."),
    ],
)
def test_a_condition_takes_its_case(lang: str, words: str) -> None:
    term = OnlyIf(**PLACE, then=ANYBODY, wanted=Enough(ANYBODY, 1), when="first-then")  # type: ignore[arg-type]
    assert told(lang, term) == words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Exactly 3 persons (Russia) for every 2 persons (Ukraine): everyone."),
        ("uk", "Рівно 3 особи (Росія) за кожні 2 особи (Україна): усі."),
        ("ru", "Ровно 3 человека (Россия) за каждых 2 человек (Украина): все."),
        ("ko", "우크라이나 2명마다 러시아 정확히 3명: 전원."),
    ],
)
def test_a_ratio_says_what_for_each(lang: str, words: str) -> None:
    term = Ratio(**PLACE, give=Share("RU", 3), in_return=Share("UA", 2), picked=ANYBODY)  # type: ignore[arg-type]
    assert told(lang, term) == words


@pytest.mark.parametrize(
    ("lang", "slack", "words"),
    [("en", 0.01, "1 percentage point"), ("uk", 0.02, "2 відсоткові пункти"), ("ru", 0.005, "0,5 процентного пункта")],
)
def test_shares_differ_by_points(lang: str, slack: float, words: str) -> None:
    nobody = known_from_people(People(()), (), 1, 1)
    term = Fairness(**PLACE, between=("UA", "RU"), slack=FRACTION.read(slack, nobody))  # type: ignore[arg-type]
    assert words in told(lang, term)


def test_a_category_of_the_routes_that_is_a_word_of_ours_stays_as_it_is() -> None:
    assert called("cap", Wording("en")) == "cap"
    assert Speaker(Wording("ko")).whom(ANYBODY) == "전원"
