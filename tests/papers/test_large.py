"""A bulletin of a large journal: no page grows past 60 kB; what does not fit goes on over more pages, and none is lost."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from safeconduct.dates import iso, partial_date
from safeconduct.papers.bulletin import Bulletin
from safeconduct.papers.figures_page import panels
from safeconduct.papers.places import places_of
from safeconduct.papers.register import register
from safeconduct.papers.speech import Speech
from safeconduct.statements.source import Source
from safeconduct.statements.statement import Statement
from tests.cast import CAST, World, ruled, said
from tests.papers.test_protection import MATTERS, NOT_PUBLIC, statement, values
from tests.papers.written import bulletin, site

LARGEST = 60_000
POWERS = ("SM", "MC", "AD", "LI", "KR", "KP", "RU", "US", "UA")


def too_large(files: dict[str, str]) -> list[str]:
    """The pages that weigh more than a page may, their plots left out."""
    pages = {path: re.sub(r"<svg\b.*?</svg>", "", page, flags=re.DOTALL) for path, page in files.items()}
    return [path for path, page in pages.items() if path.endswith(".html") and len(page.encode()) > LARGEST]


def refusals(days: int) -> list[Statement]:
    """A refusal on each of so many days."""
    known = [(date(2030, 2, 1) + timedelta(days=number)).isoformat() for number in range(days)]
    return [said("column", "acceptance", "refused", on=day, by="AD", speaker="minister of AD") for day in known]


@pytest.fixture(scope="module")
def of_many_days() -> Bulletin:
    return bulletin(World(things=(*CAST.things, *refusals(500))), "2032-01-01")


def test_an_index_of_many_days_goes_on_over_pages_that_lead_to_each_other(of_many_days: Bulletin) -> None:
    files = site(of_many_days)
    index = {path: page for path, page in files.items() if re.fullmatch(r"uk/days/index(-\d+)?\.html", path)}
    listed = [day for page in index.values() for day in re.findall(r'href="\.\./days/(\d{4}-\d\d-\d\d)\.html"', page)]
    assert sorted(listed) == [iso(day.day) for day in of_many_days.days]
    assert 'rel="next" href="../days/index-2.html"' in index["uk/days/index.html"]
    assert 'rel="next"' not in index[f"uk/days/index-{len(index)}.html"]
    assert too_large(files) == []


def test_a_long_day_on_which_much_was_set_right_stays_within_its_pages() -> None:
    page = "https://kyivindependent.com/news/ukraine-north-korea-soldiers-talks-1"
    office: dict[str, Any] = {"capacity": "pow-headquarters-spokesman", "document": page}
    said_before = [replace(one, id=f"st-{number}", **office) for number, one in enumerate(refusals(60))]
    known = partial_date("2031-01-01")
    that_day = [
        replace(one, id=f"st-9{number}", utterance=f"u{number}", known=known) for number, one in enumerate(said_before)
    ]
    rulings = [ruled("does-not-count", one.id, on="2031-01-01", id=f"rul-{one.id}") for one in said_before]
    world, sources = (
        World(things=(*CAST.things, *said_before, *that_day, *rulings)),
        {page: Source(address=page, outlet="")},
    )
    files = site(bulletin(world, "2031-02-01", sources=sources))
    assert "uk/days/2031-01-01-2.html" in files
    assert too_large(files) == []


def test_figures_of_one_definition_go_on_over_pages_and_each_stands_once() -> None:
    many = [
        said("force", "killed", {"n": 100 + number}, on="2030-02-01", speaker="minister of SM", id=f"st-{number}")
        for number in range(150)
    ]
    told = bulletin(World(things=(*CAST.things, *many)), "2030-03-01")
    pages = panels(told, Speech("ru", register()), places_of(told))
    numbers = [row.number for page in pages for panel in page for row in panel.rows]
    assert sorted(numbers) == sorted(str(100 + number) for number in range(150))
    assert len(pages) > 1
    files = site(told)
    assert 'href="figures-2.html"' in files["ru/figures.html"]
    assert too_large(files) == []


def test_the_front_page_opens_the_cases_that_changed_last_and_leads_to_the_others() -> None:
    held = [
        said(f"prisoner of {power}", "detaining_power", power, on=f"2030-02-0{day}", speaker="minister of SM")
        for day, power in enumerate(POWERS[1:7], start=1)
    ]
    persons = [one.subject for one in held]
    files = site(bulletin(World(things=(*CAST.things, *held)), "2030-03-01", persons=persons))
    shown = re.findall(r'href="cases/held-by-(..)\.html"', files["ru/index.html"])
    assert shown == [power.lower() for power in reversed(POWERS[4:7])]
    assert 'href="cases/index.html">Все дела' in files["ru/index.html"]
    assert len(re.findall(r'href="\.\./cases/held-by-', files["ru/cases/index.html"])) == len(persons)


def test_a_case_in_which_every_power_says_everything_stays_a_page() -> None:
    told: list[Statement] = []
    sources: dict[str, Source] = {}
    for name, matter in MATTERS.items():
        for power in POWERS if name not in NOT_PUBLIC else ():
            for value in values(matter)[:2]:
                number = len(told)
                page = f"https://kyivindependent.com/news/ukraine-north-korea-soldiers-talks-{number}"
                sources[page] = Source(address=page, outlet="Kyiv Independent")
                day = partial_date(f"2030-03-0{1 + number % 9}")
                one = replace(
                    statement(matter, value, number), utterance=f"u{number}", document=page, said=day, known=day
                )
                told.append(replace(one, by=power if matter.by else None, capacity="pow-headquarters-spokesman"))
    assert too_large(site(bulletin(CAST.having(*told), "2030-06-01", sources=sources))) == []
