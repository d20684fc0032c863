"""Nothing of a prisoner leaves through the public page: every matter and every text field is tried with planted names."""

from dataclasses import replace
from typing import Any

import pytest

from safeconduct.dates import partial_date
from safeconduct.law.library import law
from safeconduct.papers.register import register
from safeconduct.statements.source import Source
from safeconduct.statements.statement import Statement, meaning_of
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter
from tests.cast import CAST, World, member, offer, office, ruled, said
from tests.papers.written import bulletin, site

NAMES = ("Vellamoqui", "Велламоки", "벨라모퀴")
PLANT = " ".join(NAMES)
ON = "2030-06-01"
MATTERS = vocabulary().matters
NOT_PUBLIC = [name for name, matter in MATTERS.items() if matter.right != "public"]
SUBJECTS = {
    "person": "aron",
    "group": "column",
    "power": "SM",
    "force": "force",
    "offer": "offer:swap",
    "utterance": "utterance:x",
    "conflict": "conflict:mc-sm",
}
FIGURE = {"n": 7, "bound": "about", "includes": ["killed", "wounded"]}


def values(matter: Matter) -> list[Any]:
    """A value of each kind that a matter may have; free text is a planted name."""
    kinds: dict[str, list[Any]] = {
        "word": list(matter.words),
        "power": ["MC", *matter.words],
        "date": ["2030-01-02"],
        "number": [3],
        "text": [PLANT],
        "figure": [FIGURE, {**FIGURE, "where": PLANT, "of": PLANT, PLANT: PLANT}, {"n": None, "bound": PLANT}],
    }
    return kinds[matter.type]


def statement(matter: Matter, value: Any, number: int, subject: str = "") -> Statement:
    """A statement of a matter by a minister, said in public on a day of its own."""
    slots: dict[str, Any] = {"by": "SM" if matter.by else None, "towards": "MC" if matter.towards else None}
    return replace(
        said("column", "pow_status", "denied", on="2030-03-01", speaker="minister of SM", id=f"st-{number}"),
        subject=subject or SUBJECTS[matter.of[0]],
        matter=matter.id,
        value=value,
        meaning=meaning_of(value, matter.type),
        capacity="foreign-minister",
        document="https://kyivindependent.com/1",
        **slots,
    )


EVERYTHING = [
    statement(matter, value, number)
    for number, (matter, value) in enumerate((m, v) for m in MATTERS.values() for v in values(m))
]
SOURCES = {"https://kyivindependent.com/1": Source(address="https://kyivindependent.com/1", outlet="Kyiv Independent")}
FIELDS: dict[str, Any] = {
    "id": PLANT,
    "row": PLANT,
    "utterance": PLANT,
    "subject": "vellamoqui",
    "speaker": PLANT,
    "capacity": PLANT,
    "on_behalf_of": PLANT,
    "by": "vellamoqui",
    "towards": "vellamoqui",
    "via": (PLANT,),
    "wording": f"all of it, says {PLANT}",
    "lang": "vellamoqui",
    "hedge": PLANT,
    "asked_how": {"told_to": "press", "interpreter": PLANT, "private": True},
    "candidates": ("vellamoqui",),
    "distinct_from": ("vellamoqui",),
    "document": f"https://{NAMES[0]}.example/{PLANT}",
}


def leaks(files: dict[str, str]) -> list[str]:
    """The files that hold a planted name, in their path or in what they say."""
    return [
        path
        for path, content in files.items()
        for name in NAMES
        if name.casefold() in path.casefold() or name.casefold() in content.casefold()
    ]


def planted(field: str) -> World:
    """Everything that can be said, with a name in one field of each statement."""
    told = []
    for number, one in enumerate(EVERYTHING):
        changes: dict[str, Any] = {field: f"{PLANT} {number}" if field == "id" else FIELDS[field]}
        told.append(replace(one, quoted=True, **changes))
    return CAST.having(*told)


@pytest.mark.parametrize("field", FIELDS)
def test_no_name_in_any_field_of_any_matter_reaches_the_site(field: str) -> None:
    persons = ("aron", "bela", "vellamoqui")
    assert leaks(site(bulletin(planted(field), ON, persons=persons, sources=SOURCES))) == []


@pytest.mark.parametrize(
    "source",
    [
        {"outlet": PLANT},
        {"title": PLANT},
        {"author": PLANT},
        {"lang": "vellamoqui"},
        {"address": f"https://kyivindependent.com/{NAMES[0]}-wants-to-stay"},
        {"address": f"https://kyivindependent.com/1?who={NAMES[2]}#{NAMES[1]}"},
        {"address": "https://kyivindependent.com/%56%65llamoqui"},
        {"address": f"https://{NAMES[0]}:{NAMES[0]}@kyivindependent.com/1"},
        {"address": f"https://{NAMES[0]}.kyivindependent.com/1"},
        {"address": f"https://{NAMES[0]}.example/1"},
        {"address": f"javascript:{NAMES[0]}"},
        {"address": f"https://[{NAMES[0]}"},
    ],
    ids=str,
)
def test_no_name_in_a_source_reaches_the_site(source: dict[str, str]) -> None:
    given: dict[str, Any] = {"address": "https://kyivindependent.com/1", "outlet": "x", **source}
    found = Source(**given, published=partial_date("2030-03-01"))
    told = [replace(one, document=found.address) for one in EVERYTHING]
    assert leaks(site(bulletin(CAST.having(*told), ON, sources={found.address: found}))) == []


def test_no_name_in_a_ruling_or_a_correction_reaches_the_site() -> None:
    upon = [one.id for one in EVERYTHING]
    rulings = [
        replace(
            ruled("does-not-count", *upon, on="2030-04-01"), id=PLANT, reason=PLANT, made_by=PLANT, approved_by=PLANT
        ),
        ruled("corrected", *upon, on="2030-04-02", id=f"{PLANT} 2", corrected_to={"speaker": PLANT, "wording": PLANT}),
    ]
    files = site(bulletin(CAST.having(*EVERYTHING, *rulings), ON, sources=SOURCES))
    assert leaks(files) == []
    assert "since-" not in files["en/index.html"]


def test_no_name_of_a_group_an_offer_or_a_person_reaches_the_site() -> None:
    moved = {"column": "vellamoqui-brothers", "offer:swap": "offer:vellamoqui", "aron": "vellamoqui"}
    told = [replace(one, subject=moved.get(one.subject, one.subject)) for one in EVERYTHING]
    world = CAST.having(
        *(replace(one, id=f"st-9{number}") for number, one in enumerate(told)),
        member("vellamoqui", of="vellamoqui-brothers"),
        member("bela", of="vellamoqui-brothers"),
        offer("offer:vellamoqui", covers="vellamoqui-brothers"),
        said("vellamoqui", "detaining_power", "SM", on="2030-02-01", speaker="minister of SM"),
    )
    assert leaks(site(bulletin(world, ON, persons=("bela", "vellamoqui"), sources=SOURCES))) == []


def test_an_address_is_linked_whole_only_where_a_person_has_read_just_that_one() -> None:
    read = "https://www.indiandefensenews.in/2025/04/600-north-korean-soldiers-killed.html"
    page = register().page("indiandefensenews.in")
    assert page
    assert register().address(read, page) == (read, True)
    for other in (f"{read}?who={NAMES[0]}", read.replace("600", NAMES[0]), read.replace("2025", "2026")):
        assert register().address(other, page) == ("https://indiandefensenews.in/", False)


def test_html_and_markdown_in_statements_are_text_or_nothing() -> None:
    evil = "</script><script>alert(1)</script> **bold** [x](javascript:1)"
    told = [replace(one, wording=evil, quoted=True, speaker=evil) for one in EVERYTHING]
    source = Source(address='https://kyivindependent.com/1"><script>', outlet=evil, title=evil)
    files = site(bulletin(CAST.having(*told), ON, sources={"https://kyivindependent.com/1": source}))
    assert [path for path, content in files.items() if "<script>" in content or "**" in content] == []


@pytest.mark.parametrize("name", NOT_PUBLIC)
def test_which_of_two_men_it_is_said_of_makes_no_difference(name: str) -> None:
    matter = MATTERS[name]
    if "person" not in matter.of:
        pytest.skip("it is not said of a person")
    for value in values(matter):
        of_one, of_the_other = (
            bulletin(CAST.having(replace(statement(matter, value, 1, who), capacity="officer")), ON)
            for who in ("aron", "bela")
        )
        assert of_one == of_the_other


@pytest.mark.parametrize("name", NOT_PUBLIC)
def test_what_is_not_public_is_never_told_as_a_statement(name: str) -> None:
    plain = bulletin(CAST, ON)
    for value in values(MATTERS[name]):
        assert bulletin(CAST.having(statement(MATTERS[name], value, 1)), ON).told == plain.told


def test_what_a_prisoner_says_is_told_of_no_matter() -> None:
    own = [replace(one, capacity=capacity, speaker="aron") for one in EVERYTHING for capacity in ("prisoner",)]
    assert bulletin(CAST.having(*own), ON).told == bulletin(CAST, ON).told


def wish(who: str, power: str = "AD", *, on: str = "2030-03-01") -> Statement:
    """A prisoner's own word, to the press."""
    return said(who, "wish", power, on=on, by_himself=True)


def asked_of(world: World, on: str, persons: tuple[str, ...] = ("aron", "bela")) -> set[str | None]:
    """What is told of who asks, on all ways out."""
    return {way.asked for case in bulletin(world, on, persons=persons).cases for way in case.together.ways}


def test_of_two_it_is_told_that_neither_or_at_least_one_asks_and_never_that_both_do() -> None:
    assert asked_of(CAST, ON) == {"none"}
    one, both = CAST.having(wish("aron")), CAST.having(wish("aron"), wish("bela"))
    ways = [bulletin(world, "2030-03-02").cases[0].together.ways[0] for world in (one, both)]
    assert [way.asked for way in ways] == ["some", "some"]


def test_of_a_man_held_alone_nothing_is_told_of_ways_or_wounds() -> None:
    alone = World(things=tuple(one for one in CAST.things if one != member("bela")))
    wounded = said("aron", "wounded_or_sick", "yes", on="2030-03-01", speaker="minister of SM")
    told = bulletin(alone.having(wish("aron"), wounded), ON, persons=("aron",)).cases[0].together
    assert (told.tellable, told.wounded, {(way.status, way.asked) for way in told.ways}) == (
        False,
        False,
        {(None, None)},
    )


def test_that_there_are_wounded_is_told_of_all_together() -> None:
    wounded = said("aron", "wounded_or_sick", "yes", on="2030-03-01", speaker="minister of SM")
    told = bulletin(CAST.having(wounded), ON).cases[0].together
    assert told.wounded


def test_who_leaves_alone_takes_with_him_what_was_told_of_all() -> None:
    three = CAST.having(member("cyra"), wish("cyra"))
    gone = office("cyra", "detaining_power", "LI", on="2030-04-01")
    persons = ("aron", "bela", "cyra")
    assert asked_of(three, "2030-03-02", persons) == {"some", "none"}
    told = bulletin(three.having(gone), ON, persons=persons)
    assert {case.power: case.together.tellable for case in told.cases} == {"LI": False, "SM": False}


def test_a_way_to_a_power_that_no_public_word_names_is_not_told() -> None:
    claimed = replace(statement(MATTERS["nationality"], "ZW", 1, "aron"), by=None, towards=None)
    told = bulletin(CAST.having(claimed, wish("aron", "ZW")), ON)
    assert "ZW" not in {way.power for case in told.cases for way in case.together.ways}


def test_of_a_condition_that_asks_of_him_no_word_is_told() -> None:
    ways = bulletin(CAST, ON).cases[0].together.ways
    owed = {debt.condition for way in ways for debt in way.owed}
    told = {*owed, *(name for way in ways for name in (*way.waits, *(one for one, _ in way.unanswered)))} - {""}
    facts = [vocabulary().facts[fact] for name in told for fact in law().conditions[name].facts]
    assert {matter for fact in facts for matter in fact.matters if MATTERS[matter].right != "public"} == set()
    assert "" in owed
