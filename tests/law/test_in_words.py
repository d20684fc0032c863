"""A rule in words: every shipped rule in every language, and what each way of comparing is told as."""

import re

import pytest

from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.in_words import fact_in_words, rule_in_words, value_in_words
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.library import law
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import FILES, Wording, phrases

WORDS = vocabulary()
LETTERS = {"en": "[A-Za-z]", "uk": "[А-ЯҐЄІЇа-яґєії]", "ru": "[А-ЯЁа-яё]", "ko": "[가-힣]"}
FOREIGN = {"en": "[А-я가-힣]", "uk": "[ыэъё가-힣]", "ru": "[іїєґ가-힣]", "ko": "[А-я]"}


def told(text: str, lang: str = "en") -> list[str]:
    lines = rule_in_words(rule_from_text(text, WORDS.facts), WORDS, Wording(lang))
    return ["  " * line.depth + line.says for line in lines]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_shipped_rule_is_told_in_the_language_without_a_word_of_data(lang: str) -> None:
    for condition in law().conditions.values():
        for rule in (condition.rule, condition.applies):
            for line in rule_in_words(rule, WORDS, Wording(lang)) if rule else ():
                assert re.search(LETTERS[lang], line.says), (condition.id, line.says)
                assert not re.search(FOREIGN[lang], line.says), (condition.id, line.says)
                assert not re.search(r"\w_\w", line.says), (condition.id, line.says)


def test_the_lines_of_a_rule_tell_every_fact_of_it_once_more_or_less() -> None:
    for condition in law().conditions.values():
        lines = rule_in_words(condition.rule, WORDS, Wording("en"))
        assert {name for line in lines for name in line.facts} == set(facts_in(condition.rule))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_and_every_value_of_it_has_a_name(lang: str) -> None:
    say = Wording(lang)
    for fact in WORDS.facts.values():
        assert re.search(LETTERS[lang], fact_in_words(fact.id, WORDS, say)), fact.id
        for word in fact.words:
            assert re.search(LETTERS[lang], value_in_words(fact.id, word, WORDS, say)), (fact.id, word)


def test_what_must_all_and_what_may_each_be_so_are_set_in() -> None:
    rule = '(life == "dead" or fit_to_travel == "yes") and not (life == "alive" and fit_to_travel == "no")'
    assert told(rule) == [
        "all of these:",
        "  at least one of these:",
        "    alive or dead: dead",
        "    fit to travel: yes",
        "  not all of these:",
        "    alive or dead: alive",
        "    fit to travel: no",
    ]


SAID = [
    ('not fit_to_travel == "yes"', "fit to travel: no"),
    ('not life == "dead"', "alive or dead: not “dead”"),
    ('not not life == "dead"', "alive or dead: dead"),
    ('not last_word_on_going in ["refuses", "names-another"]', "his last word on going to this Power: none of refuses, names another State"),
    ('wish in ["KR", "UA"]', "where he wishes to go: South Korea or Ukraine"),
    ("receiving_power == power_of_origin", "receiving Power: the same as Power on which he depends (ruling)"),
    ("not receiving_power == power_of_origin", "receiving Power: another than Power on which he depends (ruling)"),
    ('wish_told_to_state == "yes"', "in the wish that stands: to whom he told his wish: Detaining Power or receiving Power"),
    ('origin_ruled == "yes"', "Power on which he depends (ruling): known"),
    ("not concordant_hearings >= 2", "hearings by different hearers on different days that agree with his last word on going there: fewer than 2"),
    ("not captured_on > on", "day of capture: not later than the day asked about"),
    ('captured_on >= "2025-01-09"', "day of capture: not earlier than 9 January 2025"),
    ('captured_on < "2025-01"', "day of capture: before January 2025"),
    ('not captured_on == "2025-01-09"', "day of capture: not “the same day as 9 January 2025”"),
    ("months_between(captured_on, on) > 12", "whole calendar months from day of capture to the day asked about: more than 12"),
    ('detaining_power_request == "yes"', "official request of one Power to another (Detaining Power → receiving Power): yes"),
    ('heard_in_private == "yes"', "when he last spoke of going there: heard in private: yes"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "says"), SAID, ids=[one[0] for one in SAID])
def test_one_comparison_is_one_line(rule: str, says: str) -> None:
    assert told(rule) == [says]


def test_no_phrase_stands_twice_and_each_has_the_same_places_in_every_language() -> None:
    assert len(phrases()) == sum(
        len(re.findall(r"^\[[^\[\]]+\]", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in FILES
    )
    for key, said in phrases().items():
        assert set(said) == set(LANGUAGES), key
        places = [set(re.findall(r"\{(\w+)", said[lang])) for lang in LANGUAGES]
        assert all(one == places[0] for one in places), key
