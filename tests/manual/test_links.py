"""Every link of the manual leads somewhere, in both of its forms, and nothing is loaded from elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import normpath

import pytest

from safeconduct.manual.markdown import in_language
from safeconduct.manual.page import Page
from safeconduct.manual.to_html import site_from_pages
from safeconduct.manual.to_markdown import markdown_from_pages
from tests.manual.made import MARKDOWN, SITE

VOID = {"meta", "link", "br", "hr", "img"}
HTML = {name: page for name, page in SITE.items() if name.endswith(".html")}


class Reading(HTMLParser):
    """What a browser finds in a page: what is open, its places, its links, its languages."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.lang = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags[tag] += 1
        self.lang = self.lang or (held.get("lang") or "" if tag == "html" else "")
        self.ids += [held["id"] or ""] if "id" in held else []
        if tag == "a" and "href" in held:
            self.links.append(held["href"] or "")
        elif found := held.get("href") or held.get("src"):
            self.loaded.append(found)
        if any(name.startswith("on") or name == "style" for name in held):
            self.wrong.append(f"{tag} {sorted(held)}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


READ = {name: Reading(page) for name, page in HTML.items()}


def leads(name: str, link: str) -> tuple[str, str]:
    """The page and the place to which a link of a page leads."""
    path, _, anchor = link.partition("#")
    return normpath(f"{name.rpartition('/')[0]}/{path}").lstrip("/") if path else name, anchor


def inner(links: list[str]) -> Iterator[str]:
    yield from (link for link in links if not link.startswith(("https://", "http://")))


def test_every_link_of_the_pages_in_markdown_leads_to_a_place() -> None:
    places = {name: set(re.findall(r'<a id="([^"]+)">', page)) for name, page in MARKDOWN.items()}
    for name, page in MARKDOWN.items():
        for link in inner(re.findall(r"\]\(([^)\s]*)\)", page)):
            target, anchor = leads(name, link)
            assert target in MARKDOWN, (name, link)
            assert not anchor or anchor in places[target], (name, link)


def test_every_link_of_the_site_leads_to_a_place() -> None:
    for name, read in READ.items():
        for link in inner(read.links):
            target, anchor = leads(name, link)
            assert target in HTML, (name, link)
            assert not anchor or anchor in READ[target].ids, (name, link)


def test_the_site_loads_nothing_but_its_own_stylesheet_and_runs_no_script() -> None:
    for name, read in READ.items():
        assert [leads(name, loaded)[0] for loaded in read.loaded] == ["style.css"], name
        assert not {"script", "iframe", "img", "form", "style"} & set(read.tags), name
    assert not re.search(r"@import|url\(|https?:", SITE["style.css"])


def test_every_page_of_the_site_is_whole() -> None:
    for name, read in READ.items():
        assert (read.wrong, read.open) == ([], []), name
        assert [one for one, count in Counter(read.ids).items() if count > 1] == [], name
        assert (read.tags["h1"], read.tags["main"], read.tags["title"]) == (1, 1, 1), name


@pytest.mark.parametrize("lang", ["en", "uk", "ru", "ko"])
def test_every_page_of_the_site_says_its_language(lang: str) -> None:
    assert {read.lang for name, read in READ.items() if name.startswith(f"{lang}/")} == {lang}


def test_the_site_has_every_page_of_the_manual() -> None:
    as_markdown = {name.replace("README", "index").replace(".md", ".html") for name in MARKDOWN}
    assert set(SITE) == {*as_markdown, "style.css"}
    assert sorted(page for page in HTML if "/" not in page) == ["index.html"]


def test_a_title_stands_as_it_was_written_in_both_forms() -> None:
    page = Page(lang="uk", path="law/x", title="A & B [1] <2>_3_", title_lang="en", body="")
    site, markdown = site_from_pages([page])["uk/law/x.html"], markdown_from_pages([page])["uk/law/x.md"]
    assert '<h1 lang="en">A &amp; B [1] &lt;2&gt;_3_</h1>' in site
    assert "# " + in_language(r"A &amp; B \[1\] &lt;2&gt;\_3\_", "en") in markdown


def test_a_rule_stays_indented_on_the_site() -> None:
    page = SITE["en/routes/exchange.html"]
    assert re.search(r"<li>all of these:\n<ul>\n<li>", page)
