"""What a bulletin tells as of a day: what became known, what became of it since, and each at its own address."""

import re
from dataclasses import replace

from safeconduct.dates import partial_date, whole_day
from safeconduct.statements.source import Source
from safeconduct.statements.statement import Statement
from tests.cast import CAST, World, ruled, said
from tests.papers.written import ADDRESS, bulletin, site

PAGE = "https://kyivindependent.com/1"
SOURCES = {PAGE: Source(address=PAGE, outlet="Kyiv Independent")}


def refusal() -> Statement:
    """A minister of AD refuses, on the first of March."""
    return said(
        "column",
        "acceptance",
        "refused",
        on="2030-03-01",
        by="AD",
        speaker="minister of AD",
        id="st-1",
        document=PAGE,
    )


def test_before_anything_was_known_the_front_page_says_so() -> None:
    told = bulletin(CAST, "2029-01-01")
    assert (told.told, told.days, told.cases) == ((), (), ())
    assert "nothing was known" in site(told)["en/index.html"]


def test_what_becomes_known_later_is_not_told_before() -> None:
    told = [{one.says for one in bulletin(CAST.having(refusal()), day).told} for day in ("2030-02-28", "2030-03-01")]
    assert ["refused" in says for says in told] == [False, True]


def test_what_its_source_retracted_keeps_its_address_and_says_so() -> None:
    before = CAST.having(refusal())
    after = before.having(ruled("retracted", "st-1", on="2030-03-10"))
    first, second = (bulletin(world, "2030-03-20", sources=SOURCES) for world in (before, after))
    pages = [site(told)["en/days/2030-03-01.html"] for told in (first, second)]
    anchor = f'id="s-{first.days[-1].told[0].anchor}"'
    assert all(anchor in page for page in pages)
    assert ["Retracted by its source since, on 10 March 2030." in page for page in pages] == [False, True]


def test_what_changed_since_changes_the_feed_the_sitemap_and_the_data_of_its_own_page() -> None:
    world = CAST.having(refusal(), ruled("retracted", "st-1", on="2030-03-10"))
    files = site(bulletin(world, "2030-03-20", sources=SOURCES))
    page = f"{ADDRESS}en/days/2030-03-01.html"
    assert f"<id>{page}</id><updated>2030-03-10T00:00:00Z</updated><published>2030-03-01" in files["en/feed.xml"]
    assert f"<loc>{page}</loc><lastmod>2030-03-10</lastmod>" in files["sitemap.xml"]
    told = files["en/days/2030-03-01.html"]
    assert '"datePublished":"2030-03-01","dateModified":"2030-03-10"' in told
    case = files["en/cases/held-by-sm.html"]
    assert '"datePublished":"2030-01-10","dateModified":"2030-03-10"' in case


def test_a_sentence_in_the_feed_carries_its_source_and_what_became_of_it() -> None:
    world = CAST.having(refusal(), ruled("retracted", "st-1", on="2030-03-10"))
    feed = site(bulletin(world, "2030-03-20", sources=SOURCES))["en/feed.xml"]
    assert "(Source: Kyiv Independent) Retracted by its source since, on 10 March 2030." in feed


def test_the_day_of_a_ruling_tells_what_was_set_right() -> None:
    world = CAST.having(refusal(), ruled("does-not-count", "st-1", on="2030-03-10"))
    page = site(bulletin(world, "2030-03-20", sources=SOURCES))["uk/days/2030-03-10.html"]
    assert "Що виправлено" in page
    assert 'href="../days/2030-03-01.html#s-' in page


def test_a_page_whose_day_was_corrected_keeps_its_address_and_leads_on() -> None:
    world = CAST.having(refusal(), ruled("corrected", "st-1", on="2030-03-10", corrected_to={"known": "2030-03-02"}))
    files = site(bulletin(world, "2030-03-20", sources=SOURCES))
    assert 'href="../days/2030-03-02.html"' in files["en/days/2030-03-01.html"]
    assert "Corrected since" in files["en/days/2030-03-02.html"]


def test_an_officers_judgement_of_a_claim_is_a_claim_review_and_our_own_error_is_none() -> None:
    def reviewed(decision: str) -> bool:
        world = CAST.having(refusal(), ruled(decision, "st-1", on="2030-03-10"))  # type: ignore[arg-type]
        return "ClaimReview" in site(bulletin(world, "2030-03-20", sources=SOURCES))["en/days/2030-03-01.html"]

    assert {name: reviewed(name) for name in ("does-not-count", "struck", "retracted")} == {
        "does-not-count": True,
        "struck": False,
        "retracted": False,
    }


def test_a_statement_without_a_source_says_that_no_page_is_named() -> None:
    world = CAST.having(replace(refusal(), document=""))
    assert "Source: no published page is named" in site(bulletin(world, "2030-03-20"))["en/days/2030-03-01.html"]


def test_numbers_of_different_people_never_share_a_panel_though_nobody_is_named() -> None:
    counted = [("force", ""), ("force", "at the front"), ("force", "in training"), ("the other force", "")]
    told = [
        said(
            whom, "deployed", {"n": 3000, "where": where}, on="2030-03-01", speaker="minister of SM", id=f"st-{number}"
        )
        for number, (whom, where) in enumerate(counted, start=1)
    ]
    page = site(bulletin(CAST.having(*told), "2030-03-20"))["en/figures.html"]
    assert re.findall(r"<h2[^>]*>([^<]*)<", page) == [
        "Number sent",
        "Number sent (where: one place or part only, no. 1)",
        "Number sent (where: one place or part only, no. 2)",
        "Number sent",
    ]
    assert "of whom: the soldiers sent, group no. 2" in page
    assert not {"front", "training", "other"} & set(re.findall(r"[a-z]+", re.sub(r"<[^>]*>", " ", page)))


def test_a_month_stands_on_the_page_of_its_last_day() -> None:
    told = bulletin(
        CAST.having(replace(refusal(), known=partial_date("2030-03"), said=partial_date("2030-03"))), "2030-04-20"
    )
    page = site(told)["en/days/2030-03-31.html"]
    assert "said in March 2030." in page


def test_one_sentence_that_several_pages_tell_stands_once_with_all_of_them() -> None:
    other = replace(refusal(), id="st-2", document="https://unn.ua/2")
    sources = {**SOURCES, "https://unn.ua/2": Source(address="https://unn.ua/2", outlet="UNN")}
    page = site(bulletin(CAST.having(refusal(), other), "2030-03-20", sources=sources))["en/days/2030-03-01.html"]
    assert page.count('class="said"') == 1
    assert PAGE in page
    assert "https://unn.ua/2" in page


def test_a_day_with_five_thousand_statements_goes_on_over_pages_of_60_kb() -> None:
    powers = ("AD", "LI", "SM", "MC")
    many = [
        replace(
            refusal(),
            id=f"st-{number}",
            utterance=f"u{number}",
            by=powers[number % 4],
            speaker=f"minister {number}",
            said=replace(
                refusal().said,
                text="2030-02",
                first=whole_day("2030-02-01"),
                last=whole_day("2030-02-01") + number % 28,
            ),
        )
        for number in range(5000)
    ]
    files = site(bulletin(World(things=(*CAST.things, *many)), "2030-03-01"))
    pages = {path: page for path, page in files.items() if path.startswith("ru/") and path.endswith(".html")}
    assert max(len(page.encode()) for page in pages.values()) < 60_000
    assert sum(page.count("<dt>") > 0 for page in pages.values()) > 3


def test_the_same_bulletin_has_the_same_bytes() -> None:
    world = CAST.having(refusal())
    assert site(bulletin(world, "2030-03-20")) == site(bulletin(world, "2030-03-20"))
