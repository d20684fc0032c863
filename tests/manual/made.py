"""The manual as it is made from the files that are shipped, once for all tests."""

from safeconduct.cli.commands import verbs
from safeconduct.cli.manual import EXIT_CODES
from safeconduct.manual.from_files import material_from_files
from safeconduct.manual.page import Page
from safeconduct.manual.pages import pages
from safeconduct.manual.reader import Reader
from safeconduct.manual.to_html import site_from_pages
from safeconduct.manual.to_markdown import markdown_from_pages
from safeconduct.vocabulary.labels import LANGUAGES

MATERIAL = material_from_files(verbs(), EXIT_CODES)
LAW = MATERIAL.law
WORDS = MATERIAL.words
PAGES: dict[str, Page] = {page.name: page for page in pages(MATERIAL)}
MARKDOWN = markdown_from_pages(PAGES.values())
SITE = site_from_pages(PAGES.values())
READERS = [Reader(MATERIAL, lang) for lang in LANGUAGES]


def section(body: str, heading: str, level: int = 2) -> str:
    """What stands below a heading, until the next of its kind or of a higher one."""
    marks = "#" * level
    below = body.split(f"\n{marks} {heading}\n", 1)[1]
    for depth in range(2, level + 1):
        below = below.split(f"\n{'#' * depth} ", 1)[0]
    return below


def place(body: str, name: str) -> str:
    """The line of an anchor."""
    (line,) = [line for line in body.splitlines() if f'<a id="{name}"></a>' in line]
    return line
