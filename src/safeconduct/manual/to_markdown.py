"""The pages as files of Markdown; the verb `manual` writes them and holds them fresh."""

from collections.abc import Iterable

from safeconduct.manual.markdown import bullets, in_language, link, text
from safeconduct.manual.page import CONTENTS, SECTIONS, Page
from safeconduct.manual.wording import wording
from safeconduct.vocabulary.labels import LANGUAGES

MARK = (
    "<!-- Made by `safeconduct manual`. Do not write here: change the law, the vocabulary or the verb, "
    "then `make docs`. -->"
)
BETWEEN = " · "


def markdown_from_pages(pages: Iterable[Page]) -> dict[str, str]:
    """Every page by its path, as `en/law/cat-3.md`, and the one from which to choose a language."""
    return {f"{CONTENTS}.md": _languages(), **{f"{page.name}.md": _written(page) for page in pages}}


def _languages() -> str:
    chosen = [link(in_language(wording("language", lang), lang), f"{lang}/{CONTENTS}.md") for lang in LANGUAGES]
    return "\n\n".join([MARK, "# Safe Conduct", bullets(chosen)]) + "\n"


def _written(page: Page) -> str:
    title = text(page.title)
    if page.title_lang != page.lang:
        title = in_language(title, page.title_lang)
    return "\n\n".join([MARK, _switch(page), _sections(page), f"# {title}", page.body]) + "\n"


def _switch(page: Page) -> str:
    """The same page in the other languages."""
    named = ((lang, in_language(wording("language", lang), lang), way) for lang, way in page.others)
    return BETWEEN.join(f"**{name}**" if lang == page.lang else link(name, f"{way}.md") for lang, name, way in named)


def _sections(page: Page) -> str:
    named = ((one, wording("manual" if one == CONTENTS else one, page.lang)) for one in SECTIONS)
    return BETWEEN.join(name if one == page.path else link(name, f"{page.up}{one}.md") for one, name in named)
