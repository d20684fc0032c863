"""The site in a real browser: no violation that axe-core finds, on every kind of page, narrow and wide, light and dark."""

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from safeconduct.vocabulary.labels import LANGUAGES
from tests.papers.dossier import PAGES, folder

ALONE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NARROW, WIDE = 320, 1280


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        if os.environ.get("CI") == "true":
            pytest.fail("the pages have to be tested in a browser here, and Chromium is not installed")
        pytest.skip("no Chromium is installed, so the pages cannot be looked at")
    folder()  # written before the browser's own loop runs
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(ALONE))
        yield opened
        opened.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: its rule, and where."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes[0].html)")
    return [str(one) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_and_nothing_stands_out_of_the_page(
    browser: Browser, lang: str, width: int, scheme: str
) -> None:
    dark = scheme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", java_script_enabled=True
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto((folder() / lang / path).as_uri())
        for details in page.locator("details").all()[:3]:
            details.locator("summary").click()
        assert violations(page) == [], f"{lang}/{path}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert [one for one in asked if not one.startswith("file:")] == []
    context.close()


def test_the_whole_page_is_there_without_any_script(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder() / "ko" / "cases" / "held-by-ua.html").as_uri())
    assert page.locator("h1").inner_text() == "우크라이나가 억류한 포로 2명"
    page.locator("summary").first.click()
    assert page.locator("details[open] dl").first.is_visible()
    page.get_by_role("link", name="Українська", exact=True).click()
    assert page.locator("h1").inner_text() == "Двоє військовополонених, яких утримує Україна"
    context.close()
