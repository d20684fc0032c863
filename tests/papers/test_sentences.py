"""Sentences are composed: every public matter has its clause in four languages, and the grammar of each is right."""

import tomllib
from string import Formatter

import pytest
from babel import Locale

from safeconduct.papers.grammar import capital, marked, plural, runs, with_particles
from safeconduct.papers.register import FOLDER, register
from safeconduct.papers.sentence import plain
from safeconduct.papers.speech import Speech, words
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.labels import LANGUAGES
from tests.cast import CAST, said
from tests.papers.written import bulletin

PUBLIC = [matter for matter in vocabulary().matters.values() if matter.right == "public"]


def places(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("matter", PUBLIC, ids=lambda matter: matter.id)
def test_every_public_matter_has_its_clauses_in_four_languages(matter: object) -> None:
    known = next(one for one in PUBLIC if one is matter)
    expected = set(known.words) if known.type == "word" else {known.type}
    clauses = words("clauses")[known.id]
    assert set(clauses) == expected
    for clause in clauses.values():
        assert set(clause) == set(LANGUAGES)
        assert clause["ko"].endswith("다")


def test_no_matter_that_is_not_public_has_a_clause() -> None:
    assert set(words("clauses")) == {matter.id for matter in PUBLIC}


@pytest.mark.parametrize("name", ["page", "capacities"])
def test_everything_a_page_says_is_there_in_four_languages(name: str) -> None:
    for key, told in words(name).items():
        assert set(told) == set(LANGUAGES), key
        asked = [
            places(form) for forms in told.values() for form in (forms.values() if isinstance(forms, dict) else [forms])
        ]
        assert all(one <= asked[0] | {"n"} and asked[0] <= one | {"n"} for one in asked), key


def test_every_plural_form_that_a_language_needs_is_there() -> None:
    needed = {"en": {"one", "other"}, "uk": {"one", "few", "many", "other"}, "ko": {"other"}}
    needed["ru"] = needed["uk"]
    for key, told in words("page").items():
        for lang, forms in told.items():
            if isinstance(forms, dict):
                assert needed[lang] <= set(forms), f"{key}.{lang}"


def test_every_name_of_the_register_is_there_in_four_languages() -> None:
    names = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    told = {"as", "of", "many"}
    assert {key for key, voice in names["voice"].items() if set(voice) - told != set(LANGUAGES)} == set()


@pytest.mark.parametrize(
    ("lang", "number", "expected"),
    [
        ("en", 2, "Two prisoners of war held by Ukraine"),
        ("en", 7, "7 prisoners of war held by Ukraine"),
        ("uk", 2, "Двоє військовополонених, яких утримує Україна"),
        ("uk", 21, "21 військовополонений, якого утримує Україна"),
        ("uk", 5, "5 військовополонених, яких утримує Україна"),
        ("ru", 4, "Четверо военнопленных, которых удерживает Украина"),
        ("ru", 31, "31 военнопленный, которого удерживает Украина"),
        ("ko", 2, "우크라이나가 억류한 포로 2명"),
    ],
)
def test_prisoners_are_counted_as_each_language_counts(lang: str, number: int, expected: str) -> None:
    speech = Speech(lang, register())
    assert speech("case-title", n=number, power=speech.power("UA")) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("우크라이나은(는)", "우크라이나는"),
        ("북한이(가)", "북한이"),
        ("대한민국과(와)", "대한민국과"),
        ("서울(으)로", "서울로"),
        ("북한(으)로", "북한으로"),
        ("러시아(으)로", "러시아로"),
        ("2을(를)", "2를"),
        ("3을(를)", "3을"),
        ("1,000(으)로", "1,000으로"),
        ("NIS이(가)", "NIS가"),
        ("CNN이(가)", "CNN이"),
        ("Reuters은(는)", "Reuters는"),
        ("Babel(으)로", "Babel로"),
        ("장관(대한민국)이(가)", "장관(대한민국)이"),
        ("약 300명(전사자, 부상자)(으)로", "약 300명(전사자, 부상자)으로"),
        ("“여러 명”을(를)", "“여러 명”을"),
    ],
)
def test_a_korean_particle_follows_the_sound_before_it(before: str, after: str) -> None:
    assert with_particles(before) == after


def test_a_name_in_another_language_is_marked_and_the_rest_is_not() -> None:
    assert [(run.text, run.lang) for run in runs(f"Джерело: {marked('News.Az', 'en')}.")] == [
        ("Джерело: ", ""),
        ("News.Az", "en"),
        (".", ""),
    ]


def test_a_capital_opens_a_sentence_even_in_another_language() -> None:
    assert runs(capital(marked("the Courier", "en")))[0].text == "The Courier"


def test_a_form_of_its_own_goes_before_the_category() -> None:
    assert plural({"=2": "both", "other": "many"}, 2, Locale("en")) == "both"


def test_the_same_statement_is_one_sentence_in_each_language() -> None:
    told = said(
        "column",
        "acceptance",
        "accepts-who-asks",
        on="2030-02-01",
        by="KR",
        speaker="NIS",
        on_behalf_of="KR",
        capacity="intelligence-service",
    )
    one = bulletin(CAST.having(told), "2030-02-02").days[-1].told[0]
    assert {lang: plain(one, Speech(lang, register())).replace("\xa0", " ") for lang in LANGUAGES} == {
        "en": "South Korea accepts all who ask, the National Intelligence Service (intelligence service, South Korea)"
        " said on 1 February 2030.",
        "uk": "Південна Корея приймає всіх, хто попросить, — заявляє Національна служба розвідки"
        " (розвідувальна служба, Південна Корея), 1 лютого 2030\u202fр.",
        "ru": "Южная Корея принимает всех, кто попросит, — заявляет Национальная служба разведки"
        " (разведывательная служба, Южная Корея), 1 февраля 2030\u202fг.",
        "ko": "대한민국은 요청하는 사람을 모두 받아들인다고 2030년 2월 1일 국가정보원(대한민국 정보기관)이 밝혔다.",
    }
