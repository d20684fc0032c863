"""The manual holds everything: nothing that may be said, asked or typed is missing from it, and nothing is stale."""

import re
from pathlib import Path
from posixpath import normpath

import pytest

from safeconduct.cli.commands import verbs
from safeconduct.cli.manual import EXIT_CODES
from safeconduct.cli.registry import PRINTS, VERBS
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import Among, Compare, Constant, Named, Not, Period, Rule, facts_in
from safeconduct.law.provision import Condition
from safeconduct.law.route_kind import RouteKind
from safeconduct.manual.from_files import material_from_files
from safeconduct.manual.from_provision import KINDS
from safeconduct.manual.from_rule import words_from_rule
from safeconduct.manual.from_vocabulary import REACHES, RIGHTS, SHAPES
from safeconduct.manual.markdown import code, text
from safeconduct.manual.pages import pages
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.vocabulary.matter import Matter

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"
MATERIAL = material_from_files(verbs(), EXIT_CODES)
PAGES = pages(MATERIAL)
LAW = MATERIAL.law
WORDS = MATERIAL.words
RULES = {
    **{one.id: one.rule for one in LAW.conditions.values()},
    **{f"{one.id} applies": one.applies for one in LAW.conditions.values() if one.applies},
    **{f"{one.id} completed": one.completed_rule for one in LAW.kinds.values()},
    **{f"{one.id} shown": one.shown_rule for one in LAW.kinds.values() if one.shown_rule},
}


def named(one: Matter | Condition | RouteKind) -> str:
    return one.id


def section(page: str, heading: str) -> str:
    """What stands below a heading, until the next of its kind."""
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def constants(rule: Rule) -> list[str]:
    """Every word, number and day that a rule compares with."""
    match rule:
        case Among(_, words):
            return list(words)
        case Compare(_, _, Constant(value)):
            return [str(value)]
        case Compare():
            return []
        case Not(inner):
            return constants(inner)
        case _:
            return [word for part in rule.parts for word in constants(part)]


def test_no_page_is_stale() -> None:
    stands = {path.relative_to(MANUAL).as_posix(): path.read_text(encoding="utf-8") for path in MANUAL.rglob("*.md")}
    stale = [name for name in sorted({*PAGES, *stands}) if PAGES.get(name) != stands.get(name)]
    assert stale == [], "say `make docs`"


def test_the_same_material_gives_the_same_pages() -> None:
    assert pages(material_from_files(verbs(), EXIT_CODES)) == PAGES


@pytest.mark.parametrize("matter", WORDS.matters.values(), ids=named)
def test_every_matter_stands_in_the_manual_with_its_words(matter: Matter) -> None:
    (line,) = [line for line in PAGES["vocabulary.md"].splitlines() if f'<a id="matter-{matter.id}"></a>' in line]
    told = [*(text(matter.label[lang]) for lang in LANGUAGES), matter.type, matter.shape, matter.reach, matter.right]
    told += [code(word) for word in matter.words] + [code(role) for role in matter.first_hand]
    assert [one for one in told if one not in line] == []


def test_every_fact_and_role_stands_in_the_manual() -> None:
    page = PAGES["vocabulary.md"]
    assert [name for name in WORDS.facts if f'<a id="fact-{name}"></a>' not in page] == []
    roles = section(page, "Roles")
    assert [
        one.id for one in WORDS.roles.values() if f"| {code(one.id)} | {one.kind} | {one.label['en']}" not in roles
    ] == []


def test_every_way_shape_reach_right_and_kind_is_explained() -> None:
    assert {one.made for one in WORDS.facts.values()} <= set(MATERIAL.ways)
    assert {one.shape for one in WORDS.matters.values()} <= set(SHAPES)
    assert {one.reach for one in WORDS.matters.values()} <= set(REACHES)
    assert {one.right for one in WORDS.matters.values()} <= set(RIGHTS)
    assert {one.kind for one in LAW.conditions.values()} <= set(KINDS)


def test_every_provision_and_instrument_stands_in_the_manual() -> None:
    assert [name for name in LAW.provisions if f"(law/{name}.md)" not in PAGES["law.md"]] == []
    assert [one.id for one in LAW.instruments.values() if text(one.title["en"]) not in PAGES["law.md"]] == []
    for one in LAW.provisions.values():
        told = [text(said) for said in (one.citation, one.binds, one.text_version, one.not_encoded) if said]
        assert [said for said in told if said not in PAGES[f"law/{one.id}.md"]] == [], one.id


@pytest.mark.parametrize("condition", LAW.conditions.values(), ids=named)
def test_every_condition_stands_on_the_page_of_its_provision(condition: Condition) -> None:
    told = section(PAGES[f"law/{condition.provision}.md"], code(condition.id))
    wanted = [*(text(condition.ask[lang]) for lang in LANGUAGES), f"{condition.kind}: ", text(condition.weight)]
    wanted += [code(one) for one in (*condition.owed_by, *condition.asked_of, *condition.evidence, *condition.after)]
    wanted += [text(condition.disputed), text(condition.cite), code(condition.checked)]
    wanted += [words_from_rule(rule, WORDS) for rule in (condition.rule, condition.applies) if rule]
    assert [one for one in wanted if one not in told] == []
    cases = [line for line in told.split("**Cases**", 1)[1].splitlines() if line.startswith("| ")]
    assert len(cases[2:]) == len(condition.cases)


@pytest.mark.parametrize("kind", LAW.kinds.values(), ids=named)
def test_every_route_stands_in_the_manual_with_its_path(kind: RouteKind) -> None:
    page = PAGES[f"routes/{kind.id}.md"]
    wanted = [text(said[lang]) for lang in LANGUAGES for said in (kind.name, kind.meaning, kind.begins, kind.says)]
    assert [one for one in wanted if one not in page] == []
    assert [role for role in kind.roles if code(role) not in section(page, "Roles")] == []
    path = re.findall(r"^\| \d+ \| \[`([a-z0-9-]+)`\]", section(page, "The path"), re.MULTILINE)
    assert path == [one.id for one in kind.conditions]
    assert f"(routes/{kind.id}.md)" in PAGES["law.md"]


def test_every_verb_stands_in_the_manual_and_says_what_it_prints() -> None:
    page = PAGES["verbs.md"]
    typed = [command.typed for verb in MATERIAL.verbs for command in verb.commands]
    assert [name for name in VERBS if f"## {code(name)}" not in page] == []
    assert [name for name in typed if f"safeconduct {name}" not in page] == []
    assert set(PRINTS) == set(typed)
    silent = [(c.typed, p.written) for v in MATERIAL.verbs for c in v.commands for p in c.parameters if not p.says]
    assert silent == []


def test_every_term_of_the_glossary_stands_in_the_manual() -> None:
    page = PAGES["glossary.md"]
    missing = [term["id"] for term in MATERIAL.glossary["term"] if f"| {code(term['id'])} |" not in page]
    assert missing == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_in_words_holds_every_fact_and_word_of_the_rule(rule: Rule) -> None:
    told = words_from_rule(rule, WORDS)
    for name in facts_in(rule):
        assert text(WORDS.facts[name].means) in told
        assert f"[`{name}`](../vocabulary.md#fact-{name})" in told
    assert [one for one in constants(rule) if code(one) not in told] == []
    asks_the_day = re.search(r"\bon\b", re.sub(r'"[^"]*"', "", str(rule)))
    assert ("`on`" in told) == bool(asks_the_day)


def test_a_rule_in_words_keeps_its_order_and_its_contraries() -> None:
    rule = rule_from_text('not (wish == "KR" or not life == "dead") and not captured_on > on', WORDS.facts)
    first, *rest = words_from_rule(rule, WORDS).splitlines()
    assert first == "- **all of these:**"
    assert [line.rpartition(": ")[2] if "**" not in line else line for line in rest] == [
        "  - **none of these:**",
        "`KR` (South Korea)",
        "not `dead`",
        "not after the as-of day (`on`)",
    ]


def test_a_period_is_told_with_both_its_days() -> None:
    rule = rule_from_text("days_between(wish_day, on) <= 30", WORDS.facts)
    assert isinstance(rule, Compare)
    assert isinstance(rule.left, Period)
    assert rule.left.start == Named("wish_day")
    assert words_from_rule(rule, WORDS) == (
        "- days from day of his last word on going ([`wish_day`](../vocabulary.md#fact-wish_day)) "
        "to the as-of day (`on`): at most `30`"
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_the_manual_leads_to_a_place(name: str) -> None:
    folder = name.rpartition("/")[0]
    for address, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]+))?\)", PAGES[name]):
        target = normpath(f"{folder}/{address}" if folder else address) if address else name
        assert target in PAGES, address
        headings = re.findall(r"^#+ `?([^`\n]+?)`?$", PAGES[target], re.MULTILINE)
        assert not anchor or f'<a id="{anchor}">' in PAGES[target] or anchor in headings, (address, anchor)
