"""The page of the glossary: terms in four languages by group, each word marked as read or as recalled."""

from collections.abc import Mapping
from typing import Any

from safeconduct.manual.markdown import code, page, table, text
from safeconduct.vocabulary.labels import LANGUAGES

MARKS = {"read": "✓", "recall": "?"}
POWERS = ("UA", "RU", "KP", "KR")
MARKED = """\
✓ the word, or an inflected form of it, was seen in a page that is named beside it in the glossary's file; ? it was \
written from memory or coined here: a native legal reader signs it off first."""
PREFERENCE = "The order of preference: official treaty text; national law and practice; the ICRC; our own word."

Table = Mapping[str, Any]


def page_from_glossary(glossary: Table) -> str:
    """The page in Markdown."""
    terms = glossary["term"]
    groups = dict.fromkeys([*glossary["about"]["groups"], *(term["group"] for term in terms)])
    parts = []
    for group in groups:
        rows = [_term(term) for term in terms if term["group"] == group]
        parts.append(f"## {group.capitalize()}\n\n" + table(("id", *LANGUAGES, "cited from"), rows))
    return page(
        "The glossary",
        f"{len(terms)} terms in four languages. {PREFERENCE}",
        MARKED,
        *parts,
        *_besides(glossary),
    )


def marked(word: str, checked: str) -> str:
    """A word with the mark of how it was checked; an empty one stays empty."""
    return f"{text(word)} {MARKS.get(checked, f'({text(checked)})')}" if word else ""


def _term(term: Table) -> tuple[str, ...]:
    return (code(term["id"]), *(_word(term, lang) for lang in LANGUAGES), text(term.get("cite", "")))


def _word(term: Table, lang: str) -> str:
    note = term.get(f"{lang}_note")
    return marked(term[lang], term["checked"][lang]) + (f"<br>*{text(note)}*" if note else "")


def _besides(glossary: Table) -> list[str]:
    """The other tables of the glossary: Powers, ranks, plurals, rules of writing."""
    countries = [
        (code(one["iso2"]), *(_country(one, lang) for lang in LANGUAGES), MARKS.get(one["checked"], one["checked"]))
        for one in glossary["country"]
    ]
    called = [
        (text(one["by"]), text(one["KP"]), text(one["KR"]), marked(one.get("note") or "—", one["checked"]))
        for one in glossary["called"]
    ]
    ranks = [
        (code(one["level"]), text(one["en"]), *(marked(one[power], one["checked"][power]) for power in POWERS))
        for one in glossary["rank"]
    ]
    plurals = [
        (
            text(one["en"]),
            *(text(", ".join(one[lang].values())) for lang in ("uk", "ru")),
            marked(one["ko"], one["checked"]),
        )
        for one in glossary["plural"]
    ]
    rules = [(code(one["id"]), text(one["rule"]), marked(" ", one["checked"]).strip()) for one in glossary["locale"]]
    return [
        "## Powers\n\n" + table(("code", *LANGUAGES, ""), countries),
        "## What the Koreas are called, and by whom\n\n" + table(("by", "KP", "KR", "note"), called),
        "## Ranks\n\n" + table(("level", "en", *POWERS), ranks),
        "## Plurals (one, few, many)\n\n" + table(("en", "uk", "ru", "ko"), plurals),
        "## How it is written\n\n" + table(("rule", "says", ""), rules),
    ]


def _country(one: Table, lang: str) -> str:
    full = one[f"{lang}_full"]
    return text(one[lang]) + ("" if full == one[lang] else f"<br>{text(full)}")
