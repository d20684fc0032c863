"""Sentences are composed: every public matter has its clause in four languages, and the grammar of each is right."""

import re
import tomllib
from dataclasses import replace
from string import Formatter
from typing import Any

import pytest
from babel import Locale

from safeconduct.dates import partial_date
from safeconduct.papers.grammar import capital, marked, plural, runs, typeset, unmarked, with_particles
from safeconduct.papers.register import FOLDER, register
from safeconduct.papers.sentence import sentence
from safeconduct.papers.speech import Speech, words
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.labels import LANGUAGES
from tests.cast import CAST, said
from tests.papers.written import bulletin

PUBLIC = [matter for matter in vocabulary().matters.values() if matter.right == "public"]


def accepts(word: str = "accepts") -> Statement:
    """A service says that KR accepts."""
    who: dict[str, Any] = {"speaker": "NIS", "on_behalf_of": "KR", "capacity": "intelligence-service"}
    return said("column", "acceptance", word, on="2030-02-01", by="KR", **who)


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


@pytest.mark.parametrize(("lang", "script"), [("uk", "[а-яіїєґ]"), ("ru", "[а-яё]"), ("ko", "[가-힣]")])
def test_nothing_that_is_said_is_left_in_english(lang: str, script: str) -> None:
    clauses = [(key, forms) for clause in words("clauses").values() for key, forms in clause.items()]
    for key, forms in (*words("page").items(), *words("capacities").items(), *clauses):
        for form in forms[lang].values() if isinstance(forms[lang], dict) else [forms[lang]]:
            own = re.sub(r"{[^}]*}", "", form)
            assert re.search(script, own.lower()) or not re.search("[a-z]", own), f"{key}.{lang}"


def test_no_template_says_anything_by_itself() -> None:
    for template in sorted((FOLDER.parent / "templates").glob("*.html")):
        said = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", template.read_text(encoding="utf-8"))
        assert set(re.findall(r"[^\W\d_]+", said)) <= {"Safe", "Conduct"}, template.name


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


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("міністр об'єднання", "міністр об’єднання"),
        ("the Workers' Party", "the Workers’ Party"),
        ("прийме, — заявляє", "прийме,\xa0— заявляє"),
        ("обмін з Росією", "обмін з\xa0Росією"),
        ("2025 р..", "2025 р."),
    ],
)
def test_a_text_is_set_as_a_printer_sets_it(written: str, printed: str) -> None:
    assert typeset(written) == printed


def in_words(statement: Statement, lang: str) -> str:
    """The sentence of the newest statement of a bulletin, without its source; held spaces are plain."""
    told = bulletin(CAST.having(statement), "2030-04-30").days[-1].told[0]
    return sentence(told, Speech(lang, register())).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "uk",
            "Південна Корея приймає полонених, — заявляють Transitional Justice Working Group та ще вісім організацій",
        ),
        ("ru", "Южная Корея принимает пленных, — заявляют Transitional Justice Working Group и ещё восемь организаций"),
    ],
)
def test_several_who_speak_together_take_a_verb_in_the_plural(lang: str, expected: str) -> None:
    told = replace(accepts(), speaker="Transitional Justice Working Group and eight others", on_behalf_of=None)
    assert unmarked(in_words(told, lang)).startswith(expected)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            "South Korea accepts the captured soldiers, the National Intelligence Service (intelligence service,"
            " South Korea) passed on at second hand in February 2030.",
        ),
        (
            "uk",
            "Південна Корея приймає полонених, — переказує з чужих слів Національна служба розвідки"
            " (розвідувальна служба, Південна Корея), лютий 2030\u202fр.",
        ),
    ],
)
def test_hearsay_of_a_month_is_told_as_hearsay_and_as_of_a_month(lang: str, expected: str) -> None:
    month = partial_date("2030-02")
    assert in_words(replace(accepts(), directness="hearsay", said=month, known=month), lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "It is not the case that South Korea accepts the captured soldiers"),
        ("uk", "Заперечується, що Південна Корея приймає полонених"),
        ("ru", "Отрицается, что Южная Корея принимает пленных"),
        ("ko", "대한민국은 포로들을 받아들인다는 것은 사실과 다르다고 2030년 2월 1일 국가정보원"),
    ],
)
def test_what_is_denied_is_told_as_denied(lang: str, expected: str) -> None:
    assert in_words(replace(accepts(), denied=True), lang).startswith(expected)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [("more than", "3,000명 초과"), ("or more", "3,000명 이상"), ("about", "약 3,000명"), ("up to", "최대 3,000명")],
)
def test_in_korean_the_counter_stands_by_the_number_and_before_its_bound(bound: str, expected: str) -> None:
    told = said("force", "killed", {"n": 3000, "bound": bound}, on="2030-02-01", speaker="minister of SM")
    assert f"전사한 군인은 {expected}" in in_words(told, "ko")


def test_a_power_is_named_in_a_list_as_it_is_called_and_in_a_clause_as_grammar_asks() -> None:
    speech = Speech("uk", register())
    assert (speech.power_alone("US"), speech.power("US"), speech.power_alone("PL"), speech.power("PL").gen) == (
        "США",
        "держава США",
        "Польща",
        "держави Польща",
    )


def test_a_form_of_its_own_goes_before_the_category() -> None:
    assert plural({"=2": "both", "other": "many"}, 2, Locale("en")) == "both"


def test_the_same_statement_is_one_sentence_in_each_language() -> None:
    assert {lang: in_words(accepts("accepts-who-asks"), lang) for lang in LANGUAGES} == {
        "en": "South Korea accepts all who ask, the National Intelligence Service (intelligence service, South Korea)"
        " said on 1 February 2030.",
        "uk": "Південна Корея приймає всіх, хто попросить, — заявляє Національна служба розвідки"
        " (розвідувальна служба, Південна Корея), 1 лютого 2030\u202fр.",
        "ru": "Южная Корея принимает всех, кто попросит, — заявляет Национальная служба разведки"
        " (разведывательная служба, Южная Корея), 1 февраля 2030\u202fг.",
        "ko": "대한민국은 요청하는 사람을 모두 받아들인다고 2030년 2월 1일 국가정보원(대한민국 정보기관)이 밝혔다.",
    }
