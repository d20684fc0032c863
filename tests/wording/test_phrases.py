"""What the program says: every phrase in four languages, every condition with a short name, numbers in their forms."""

from string import Formatter

import pytest

from safeconduct.law.library import law
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording, phrases

LONGEST_NAME = 60


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_phrase_is_said_in_four_languages() -> None:
    assert {
        key: sorted(set(LANGUAGES) - set(said)) for key, said in phrases().items() if set(said) != set(LANGUAGES)
    } == {}


def test_a_phrase_has_the_same_places_in_every_language() -> None:
    unlike = {key for key, said in phrases().items() if len({frozenset(places(text)) for text in said.values()}) > 1}
    assert unlike == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_condition_has_a_short_name_that_is_its_own(lang: str) -> None:
    names = {condition: phrases()[condition][lang] for condition in law().conditions}
    assert {name for name in names.values() if len(name) > LONGEST_NAME or "?" in name} == set()
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("en", 1, "1 day old"),
        ("en", 2, "2 days old"),
        ("uk", 1, "давність 1 день"),
        ("uk", 3, "давність 3 дні"),
        ("uk", 11, "давність 11 днів"),
        ("uk", 21, "давність 21 день"),
        ("ru", 1, "давность 1 день"),
        ("ru", 24, "давность 24 дня"),
        ("ru", 112, "давность 112 дней"),
        ("ko", 1, "1일 경과"),
        ("ko", 5, "5일 경과"),
    ],
)
def test_what_is_counted_stands_in_the_form_of_its_number(lang: str, count: int, said: str) -> None:
    assert Wording(lang).counted("days-old", count) == said


def test_a_phrase_with_forms_has_as_many_as_its_language_asks_for() -> None:
    forms = {"en": 2, "uk": 3, "ru": 3, "ko": 1}
    counted = {key: said for key, said in phrases().items() if " | " in said["en"]}
    assert counted
    wrong = {
        (key, lang) for key, said in counted.items() for lang in LANGUAGES if said[lang].count(" | ") + 1 != forms[lang]
    }
    assert wrong == set()
