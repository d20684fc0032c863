"""The page of the glossary: terms in four languages by group, each word marked as read or as recalled."""

from collections.abc import Mapping
from typing import Any

from safeconduct.manual.markdown import code, in_language, paragraphs, small, table, text
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader
from safeconduct.manual.wording import wording
from safeconduct.vocabulary.labels import LANGUAGES

MARKS = {"read": "✓", "recall": "?"}
POWERS = ("UA", "RU", "KP", "KR")

Table = Mapping[str, Any]


def page_from_glossary(reader: Reader) -> Page:
    """The page; its words stand in their own languages, whoever reads."""
    reader, glossary = reader.at("glossary"), reader.material.glossary
    terms = glossary["term"]
    groups = dict.fromkeys([*glossary["about"]["groups"], *(term["group"] for term in terms)])
    parts = []
    for group in groups:
        rows = [_term(term, reader) for term in terms if term["group"] == group]
        parts += [f"## {reader(f'glossary-{group}')}", table((*_languages(), reader("cited-from")), rows)]
    return reader.page(
        reader("glossary"),
        paragraphs(reader("glossary-counted", terms=len(terms)), reader("glossary-how"), reader("glossary-marks")),
        reader("glossary-notes"),
        *parts,
        *_besides(glossary, reader),
    )


def _languages() -> list[str]:
    return [in_language(wording("language", lang), lang) for lang in LANGUAGES]


def marked(word: str, checked: str) -> str:
    """A word with the mark of how it was checked; an empty one stays empty."""
    return f"{text(word)} {MARKS.get(checked, f'({text(checked)})')}" if word else ""


def _term(term: Table, reader: Reader) -> tuple[str, ...]:
    first, *rest = (_word(term, lang, reader) for lang in LANGUAGES)
    return (f"{first}<br>{small(code(term['id']))}", *rest, reader.english(term.get("cite", "")))


def _word(term: Table, lang: str, reader: Reader) -> str:
    note = term.get(f"{lang}_note")
    said = in_language(marked(term[lang], term["checked"][lang]), lang)
    return said + (f"<br>{small(reader.english(note))}" if note else "")


def _besides(glossary: Table, reader: Reader) -> list[str]:
    """The other tables of the glossary: Powers, ranks, plurals, rules of writing."""
    countries = [
        (code(one["iso2"]), *(_country(one, lang) for lang in LANGUAGES), MARKS.get(one["checked"], one["checked"]))
        for one in glossary["country"]
    ]
    called = [
        (*map(reader.english, (one["by"], one["KP"], one["KR"])), _noted(one.get("note") or "–", one, reader))
        for one in glossary["called"]
    ]
    ranks = [(text(str(one["level"])), *(_rank(one, lang) for lang in ("en", *POWERS))) for one in glossary["rank"]]
    plurals = [
        (
            in_language(text(one["en"]), "en"),
            *(in_language(text(", ".join(one[lang].values())), lang) for lang in ("uk", "ru")),
            in_language(marked(one["ko"], one["checked"]), "ko"),
        )
        for one in glossary["plural"]
    ]
    rules = [(code(one["id"]), _noted(one["rule"], one, reader)) for one in glossary["locale"]]
    powers = [reader.say.power(power) for power in POWERS]
    north, south = (reader.say.power(power) for power in ("KP", "KR"))
    return [
        *(
            f"## {reader('powers')}",
            table((reader("code"), *_languages(), reader.headed(reader("how-checked"))), countries),
        ),
        *(f"## {reader('called')}", table((reader("called-by"), north, south, reader("note")), called)),
        *(f"## {reader('ranks')}", table((reader("level"), _languages()[0], *powers), ranks)),
        *(f"## {reader('plurals')}", table(_languages(), plurals)),
        *(f"## {reader('rules-of-writing')}", table((reader("rule"), reader("says")), rules)),
    ]


def _noted(said: str, one: Table, reader: Reader) -> str:
    return f"{reader.english(said)} {MARKS.get(one['checked'], text(one['checked']))}"


def _rank(one: Table, column: str) -> str:
    lang = {"UA": "uk", "RU": "ru", "KP": "ko", "KR": "ko"}.get(column, "en")
    return in_language(marked(one[column], one["checked"][column]) if column != "en" else text(one["en"]), lang)


def _country(one: Table, lang: str) -> str:
    full = one[f"{lang}_full"]
    return in_language(text(one[lang]) + ("" if full == one[lang] else f"<br>{text(full)}"), lang)
