"""The manual holds everything: nothing that may be said, asked or typed is missing from it in any of the languages."""

import re
from pathlib import Path

import pytest

from safeconduct.cli.commands import verbs
from safeconduct.cli.manual import EXIT_CODES
from safeconduct.cli.registry import PRINTS, VERBS
from safeconduct.law.expression.in_words import rule_in_words
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Condition
from safeconduct.manual.from_condition import owed_by
from safeconduct.manual.from_files import material_from_files
from safeconduct.manual.from_provision import about
from safeconduct.manual.from_route_kind import STAGES
from safeconduct.manual.markdown import code, text
from safeconduct.manual.page import CONTENTS, SECTIONS
from safeconduct.manual.pages import pages
from safeconduct.manual.reader import Reader
from safeconduct.vocabulary.labels import LANGUAGES
from tests.manual.made import LAW, MARKDOWN, MATERIAL, PAGES, READERS, WORDS, place, section

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"

by_language = pytest.mark.parametrize("reader", READERS, ids=LANGUAGES)


def missing(wanted: list[str], page: str) -> list[str]:
    return [one for one in wanted if one and one not in page]


def lines(rule: Rule, reader: Reader) -> list[str]:
    return [text(line.says) for line in rule_in_words(rule, WORDS, reader.say)]


def test_no_page_is_stale() -> None:
    stands = {path.relative_to(MANUAL).as_posix(): path.read_text(encoding="utf-8") for path in MANUAL.rglob("*.md")}
    stale = [name for name in sorted({*MARKDOWN, *stands}) if MARKDOWN.get(name) != stands.get(name)]
    assert stale == [], "say `make docs`"


def test_the_same_material_gives_the_same_pages() -> None:
    assert {page.name: page for page in pages(material_from_files(verbs(), EXIT_CODES))} == PAGES


def test_every_provision_and_route_has_its_page_in_four_languages() -> None:
    paths = [*SECTIONS, *(f"law/{name}" for name in LAW.provisions), *(f"routes/{name}" for name in LAW.kinds)]
    assert set(PAGES) == {f"{lang}/{path}" for lang in ("en", "uk", "ru", "ko") for path in paths}
    assert set(MARKDOWN) == {f"{name}.md" for name in [*PAGES, CONTENTS]}


@by_language
def test_a_page_says_what_a_provision_is_and_what_of_it_is_not_encoded(reader: Reader) -> None:
    for one in LAW.provisions.values():
        page = PAGES[f"{reader.lang}/law/{one.id}"]
        told = [text(said) for said in (about(one), one.binds, one.text_version, one.not_encoded)]
        told += [reader.label(LAW.instruments[one.instrument].title), reader(f"checked-{one.checked}"), code(one.id)]
        told += [address if address.startswith("http") else text(address) for address in one.address]
        assert (page.title, missing(told, page.body)) == (one.citation, [])


@by_language
def test_a_page_says_all_of_every_condition(reader: Reader) -> None:
    for one in LAW.conditions.values():
        page = PAGES[f"{reader.lang}/law/{one.provision}"].body
        told = section(page, place(page, one.id).removeprefix("### "), level=3)
        assert missing(wanted_of(one, reader), told) == [], one.id
        assert len(re.findall(r"^\| ", told, re.MULTILINE)) == len(one.cases) + 2, one.id


def wanted_of(one: Condition, reader: Reader) -> list[str]:
    wanted = [reader.label(one.ask), reader(f"{one.kind}-says"), reader(f"stage-{one.stage}"), owed_by(one, reader)]
    wanted += [
        reader.label(one.fails) if one.fails else "",
        reader(f"weight-{one.weight.replace(' ', '-')}"),
        reader(f"checked-{one.checked}"),
    ]
    wanted += [reader.role(role) for role in (*one.asked_of, *one.waivable_by)]
    wanted += [f"#matter-{matter})" for matter in one.evidence]
    wanted += [f"#{before})" for before in one.after]
    wanted += [f"routes/{kind}.md)" for kind in one.routes]
    wanted += [text(said) for said in (one.disputed, one.cite, *one.see)]
    wanted += [code(one.rule), *lines(one.rule, reader)]
    wanted += [code(one.applies), *lines(one.applies, reader)] if one.applies else [reader("always-asked")]
    wanted += [reader.value(name, value) for case in one.cases for name, value in case.given.items()]
    return wanted + [reader(case.expected) for case in one.cases]


@by_language
def test_a_page_says_all_of_every_duty(reader: Reader) -> None:
    for provision in LAW.provisions.values():
        page = PAGES[f"{reader.lang}/law/{provision.id}"].body
        for one in provision.duties:
            told = section(page, place(page, one.id).removeprefix("### "), level=3)
            wanted = [reader.label(one.ask), reader(f"checked-{one.checked}"), text(one.disputed), text(one.cite)]
            wanted += [reader.role(role) for role in (*one.owed_by, *one.owed_to, *one.through)]
            wanted += [f"#matter-{sign.matter})" for sign in one.done]
            wanted += [text(case.says) for case in one.cases]
            wanted += lines(one.when, reader) if one.when else []
            assert (reader.label(one.says) in place(page, one.id), missing(wanted, told)) == (True, []), one.id


@by_language
def test_a_route_is_told_from_its_beginning_to_its_end(reader: Reader) -> None:
    for kind in LAW.kinds.values():
        page = PAGES[f"{reader.lang}/routes/{kind.id}"].body
        wanted = [reader.label(said) for said in (kind.meaning, kind.begins, kind.says)]
        wanted += [reader.role(role) for role in (*kind.roles, *kind.excepted)]
        wanted += [text(instrument) for instrument in kind.instruments]
        wanted += [f"#matter-{rule.matter})" for rule in kind.listed if rule.matter]
        wanted += lines(kind.completed_rule, reader) + (lines(kind.shown_rule, reader) if kind.shown_rule else [])
        assert missing(wanted, page) == [], kind.id


@by_language
def test_the_path_of_a_route_asks_its_conditions_stage_by_stage(reader: Reader) -> None:
    for kind in LAW.kinds.values():
        path = section(PAGES[f"{reader.lang}/routes/{kind.id}"].body, reader("path"))
        staged = [one for stage in STAGES for one in kind.conditions if one.stage == stage]
        asked = re.findall(r"^\d+\. .*?\.md#([a-z0-9-]+)\)", path, re.MULTILINE)
        assert asked == [one.id for one in staged]
        stages = [reader.headed(reader(f"stage-{stage}")) for stage in dict.fromkeys(one.stage for one in staged)]
        assert re.findall(r"^### (.*)$", path, re.MULTILINE) == stages
        for number, one in enumerate(staged, 1):
            line = place(path, f"step-{number}")
            wanted = [reader.label(one.ask), reader(one.kind), owed_by(one, reader), f"law/{one.provision}.md)"]
            assert missing(wanted, line) == [], one.id
            after = {staged[int(before) - 1].id for before in re.findall(r"\(#step-(\d+)\)", line)}
            assert after == {before for before in one.after if before in asked}


@by_language
def test_the_index_leads_to_every_instrument_provision_condition_and_route(reader: Reader) -> None:
    page = PAGES[f"{reader.lang}/law"].body
    wanted = [f"(law/{name}.md)" for name in LAW.provisions] + [f"(routes/{name}.md)" for name in LAW.kinds]
    wanted += [f"(law/{one.provision}.md#{one.id})" for one in LAW.conditions.values()]
    assert missing(wanted, page) == []
    for one in LAW.instruments.values():
        assert reader.label(one.title) in place(page, one.id)
        assert missing([text(said) for pair in one.not_encoded.items() for said in pair], page) == []


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    page = PAGES["en/law"].body
    assert page.index("(law/gc3-12-1.md)") < page.index("(law/gc3-109-1.md)") < page.index("(law/gc3-118-1.md)")


@by_language
def test_every_matter_stands_in_the_manual_with_its_words(reader: Reader) -> None:
    page = PAGES[f"{reader.lang}/vocabulary"].body
    for matter in WORDS.matters.values():
        wanted = [f"**{reader.label(matter.label)}**", code(matter.id), reader(f"type-{matter.type}")]
        wanted += [reader(f"{key}-{getattr(matter, key)}") for key in ("shape", "reach", "right")]
        wanted += [reader.label(word.label) for word in matter.words.values()]
        wanted += [reader("own-word") if matter.own_word else ""]
        assert missing(wanted, place(page, f"matter-{matter.id}")) == [], matter.id


@by_language
def test_every_fact_stands_in_the_manual_with_how_it_is_made_and_who_asks_it(reader: Reader) -> None:
    page = PAGES[f"{reader.lang}/vocabulary"].body
    for fact in WORDS.facts.values():
        wanted = [code(fact.id), reader.label(MATERIAL.ways[fact.made])]
        wanted += [f"(#matter-{name})" for name in fact.matters]
        wanted += [f"(law/{one.provision}.md)" for one in LAW.conditions.values() if fact.id in one.facts]
        assert missing(wanted, place(page, f"fact-{fact.id}")) == [], fact.id
    roles = section(page, reader("roles"))
    assert missing([f"{reader.label(one.label)} ({reader(one.kind)})" for one in WORDS.roles.values()], roles) == []


@by_language
def test_every_verb_stands_in_the_manual_and_says_what_it_prints(reader: Reader) -> None:
    page = PAGES[f"{reader.lang}/verbs"].body
    typed = [command.typed for verb in MATERIAL.verbs for command in verb.commands]
    assert [name for name in VERBS if f'## <a id="{name}"></a>{code(name)}' not in page] == []
    assert [name for name in typed if f"safeconduct {name}" not in page] == []
    assert set(PRINTS) == set(typed)
    silent = [(c.typed, p.written) for v in MATERIAL.verbs for c in v.commands for p in c.parameters if not p.says]
    assert silent == []


@by_language
def test_every_term_of_the_glossary_stands_in_the_manual_in_four_languages(reader: Reader) -> None:
    rows = {row.split("`")[1]: row for row in PAGES[f"{reader.lang}/glossary"].body.splitlines() if "<small>`" in row}
    for term in MATERIAL.glossary["term"]:
        assert missing([text(term[lang]) for lang in LANGUAGES], rows[term["id"]]) == []
