"""The site of the real dossier as files: valid, small, complete in four languages, nothing loaded from elsewhere."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from safeconduct.cli.main import run
from safeconduct.vocabulary.labels import LANGUAGES
from tests.papers.dossier import ADDRESS, ON, folder, store

LARGEST = 60_000
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ATOM = "{http://www.w3.org/2005/Atom}"


def pages() -> dict[str, str]:
    """Every page by its path."""
    return {path.relative_to(folder()).as_posix(): path.read_text("utf-8") for path in sorted(folder().rglob("*.html"))}


def test_every_page_is_there_in_every_language_and_leads_to_itself_in_the_others() -> None:
    by_language = {
        lang: {path.partition("/")[2] for path in pages() if path.startswith(f"{lang}/")} for lang in LANGUAGES
    }
    assert len({frozenset(found) for found in by_language.values()}) == 1
    for path, page in pages().items():
        lang, _, rest = path.partition("/")
        if rest:
            up = "../" * path.count("/")
            assert f'<html lang="{lang}">' in page
            assert all(f'href="{up}{one}/{rest}"' in page for one in LANGUAGES), path


def test_a_voice_looks_the_same_in_every_language() -> None:
    looks = [re.findall(r"voice-\d", "".join(SVG.findall(pages()[f"{lang}/figures.html"]))) for lang in LANGUAGES]
    assert looks[0]
    assert looks == [looks[0]] * len(LANGUAGES)


def test_every_page_is_valid_html() -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for path, page in pages().items():
        tree = parser.parse(page)
        ids = [one.get("id") for one in tree.iter() if isinstance(one.tag, str) and one.get("id")]
        assert len(ids) == len(set(ids)), path
        assert len(list(tree.iter("h1"))) == 1, path


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it() -> None:
    found = pages()
    for path, page in found.items():
        for link in re.findall(r'href="([^"]+)"', page):
            if link.startswith(("http:", "https:")):
                continue
            place, _, anchor = link.partition("#")
            target = (folder() / path).parent / place if place else folder() / path
            assert target.resolve().is_file(), f"{path}: {link}"
            if anchor:
                held = found[target.resolve().relative_to(folder().resolve()).as_posix()]
                assert f'id="{anchor}"' in held, f"{path}: {link}"


def test_no_page_without_its_plots_is_larger_than_60_kb() -> None:
    assert {path for path, page in pages().items() if len(SVG.sub("", page).encode()) > LARGEST} == set()


def test_nothing_is_loaded_from_elsewhere_and_there_is_no_script() -> None:
    for path, page in pages().items():
        assert re.findall(r'<(?:img|script|iframe|object|embed|source|video|audio)\b[^>]*src="', page) == [], path
        assert set(re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)) <= {
            "../" * path.count("/") + "bulletin.css"
        }
        assert set(re.findall(r"<script[^>]*>", page)) <= {'<script type="application/ld+json">'}, path
        assert not re.search(r"\son[a-z]+=", SVG.sub("", page)), path
    assert "url(" not in (folder() / "bulletin.css").read_text("utf-8")
    assert "@import" not in (folder() / "bulletin.css").read_text("utf-8")


def test_every_statement_shows_what_stands_behind_it() -> None:
    for path, page in pages().items():
        if "/days/2" in path:
            assert page.count("<details>") == page.count('<li id="s-'), path


def test_feeds_and_sitemap_are_well_formed_and_name_pages_that_are_there() -> None:
    for lang in LANGUAGES:
        feed = ElementTree.parse(folder() / lang / "feed.xml").getroot()  # noqa: S314 - our own file, written just now
        links = [one.get("href", "") for one in feed.iter(f"{ATOM}link")]
        assert feed.find(f"{ATOM}entry") is not None
        assert all((folder() / one.removeprefix(ADDRESS)).is_file() for one in links)
    places = re.findall(r"<loc>([^<]+)</loc>", (folder() / "sitemap.xml").read_text("utf-8"))
    assert {one.removeprefix(ADDRESS) for one in places} == set(pages()) - {"index.html"}


def test_the_data_for_search_engines_is_json_with_the_days_of_the_page() -> None:
    page = pages()["en/days/2025-01-15.html"]
    told = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    graph = json.loads(told[0])["@graph"]
    assert [one["@type"] for one in graph] == ["NewsArticle", "ClaimReview"]
    assert graph[0]["datePublished"] == "2025-01-15"


def test_no_key_of_a_prisoner_stands_anywhere() -> None:
    for path in sorted(folder().rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            assert not re.search(rb"prisoner-\d|unidentified:|st-121|80%", content), path


def test_the_same_journal_gives_the_same_bytes(tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run(["bulletin", "--on", ON, "--out", str(again), "--address", ADDRESS, "--store", store()]) == 0
    first, second = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (folder(), again)
    )
    assert first == second


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_previews_are_pictures_of_the_size_that_is_told(lang: str) -> None:
    picture = (folder() / "previews" / f"{lang}-index.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)
