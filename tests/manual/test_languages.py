"""Every page speaks the language of its reader; what stands in another is marked as such."""

import re

import pytest

from safeconduct.errors import LawMistake
from safeconduct.manual.page import Page
from safeconduct.manual.wording import of_the_manual, wording
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import phrases
from tests.manual.made import MARKDOWN, PAGES, SITE

# In code, in an address and in a marked passage another language may stand; a term of the glossary is in all four.
MARKED = re.compile(r"```.*?```|`[^`]*`|<span lang=\"\w\w\">.*?</span>|\]\([^)]*\)|<[^>]*>|\S+/\S+", re.DOTALL)
STRANGE = {
    "en": r"[\u0400-\u04FF\uAC00-\uD7A3]",
    "uk": r"[ыэёъ\uAC00-\uD7A3]",
    "ru": r"[іїєґ\uAC00-\uD7A3]",
    "ko": r"[\u0400-\u04FF]",
}
NAMES = {"Safe", "Conduct", "JSON", "ICRC", "UNHCR"}
PLACES = re.compile(r"\{(\w+)\}")


def own_words(page: Page) -> str:
    return MARKED.sub(" ", page.body)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_has_a_letter_of_another_language(lang: str) -> None:
    strange = re.compile(STRANGE[lang])
    pages = [page for page in PAGES.values() if page.lang == lang and page.path != "glossary"]
    assert {page.name: strange.findall(own_words(page)) for page in pages if strange.search(own_words(page))} == {}


@pytest.mark.parametrize("lang", ["uk", "ru", "ko"])
def test_no_page_has_an_english_word_that_is_not_marked_as_such(lang: str) -> None:
    english = re.compile(r"[A-Za-z][A-Za-z'-]*[a-z][A-Za-z'-]*|[A-Z]{4,}")
    found = {
        page.name: words
        for page in PAGES.values()
        if page.lang == lang and page.path != "glossary" and (words := set(english.findall(own_words(page))) - NAMES)
    }
    assert found == {}


def test_a_citation_is_marked_as_english_for_who_reads_another_language() -> None:
    assert '# <span lang="en">CAT art. 3</span>\n' in MARKDOWN["uk/law/cat-3.md"]
    assert "# CAT art. 3\n" in MARKDOWN["en/law/cat-3.md"]
    assert '<h1 lang="en">CAT art. 3</h1>' in SITE["uk/law/cat-3.html"]


@pytest.mark.parametrize("page", ["README", "law", "law/cat-3", "routes/exchange"])
def test_the_switch_of_languages_keeps_the_page(page: str) -> None:
    for lang in LANGUAGES:
        switch = MARKDOWN[f"{lang}/{page}.md"].splitlines()[2]
        assert re.findall(r"\((.*?)\)", switch) == [
            f"{'../' * (page.count('/') + 1)}{other}/{page}.md" for other in LANGUAGES if other != lang
        ]
        assert f"**{wording('language', lang)}**" in MARKED.sub("", switch) or wording("language", lang) in switch


def test_no_phrase_of_the_manual_hides_one_of_the_verbs() -> None:
    assert set(of_the_manual()) & set(phrases()) == set()


def test_a_phrase_that_is_missing_is_told_in_a_sentence() -> None:
    with pytest.raises(LawMistake, match=r"`kind-treatise` has no words; say it in manual/wording\.toml"):
        wording("kind-treatise", "en")


def test_every_phrase_has_four_languages_with_the_same_places() -> None:
    uneven = {
        key: said
        for key, said in of_the_manual().items()
        if set(said) != set(LANGUAGES) or len({frozenset(PLACES.findall(one)) for one in said.values()}) != 1
    }
    assert uneven == {}
