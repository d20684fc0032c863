"""The pages as a static site, browsable from a folder: HTML and one stylesheet; the verb `manual` writes it."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from markdown_it import MarkdownIt
from markdown_it.token import Token

from safeconduct.manual.page import CONTENTS, SECTIONS, Page
from safeconduct.manual.wording import wording
from safeconduct.vocabulary.labels import LANGUAGES

FOLDER = Path(__file__).parent
NAME = "Safe Conduct"
STYLE = "style.css"


def site_from_pages(pages: Iterable[Page]) -> dict[str, str]:
    """Every file of the site by its path: the pages, the one from which to choose a language, the stylesheet."""
    frame = Template((FOLDER / "page.html").read_text(encoding="utf-8"))
    markdown = MarkdownIt("commonmark").enable("table")
    made = {_address(page.name): _written(page, frame, markdown) for page in pages}
    made[_address(CONTENTS)] = _languages(frame)
    made[STYLE] = (FOLDER / STYLE).read_text(encoding="utf-8")
    return made


def _address(page: str) -> str:
    """Where a page stands: a browser opens `index.html` for a folder."""
    folder, _, name = page.rpartition("/")
    return f"{folder}/{'index' if name == CONTENTS else name}.html".lstrip("/")


def _written(page: Page, frame: Template, markdown: MarkdownIt) -> str:
    title, name = escape(page.title), wording("manual", page.lang)
    lang = f' lang="{page.title_lang}"' if page.title_lang != page.lang else ""
    return frame.substitute(
        lang=page.lang,
        title=f"{title} · {NAME}" if page.path == CONTENTS else f"{title} · {name} · {NAME}",
        root=f"{page.up}../",
        skip=wording("skip", page.lang),
        header=f"<header>\n{_switch(page)}\n{_sections(page)}\n</header>",
        body=f"<h1{lang}>{title}</h1>\n{_body(page, markdown)}",
    )


def _languages(frame: Template) -> str:
    items = [_item(_address(f"{lang}/{CONTENTS}"), wording("language", lang), lang=lang) for lang in LANGUAGES]
    body = f"<h1>{NAME}</h1>\n<ul>\n{chr(10).join(items)}\n</ul>"
    return frame.substitute(lang="en", title=NAME, root="", skip=wording("skip", "en"), header="", body=body)


def _switch(page: Page) -> str:
    """The same page in the other languages."""
    items = [
        _item(_address(way), wording("language", lang), lang=lang, current=lang == page.lang)
        for lang, way in page.others
    ]
    return _nav(wording("languages", page.lang), items)


def _sections(page: Page) -> str:
    names = {one: wording("manual" if one == CONTENTS else one, page.lang) for one in SECTIONS}
    items = [_item(_address(f"{page.up}{one}"), name, current=one == page.path) for one, name in names.items()]
    return _nav(wording("sections", page.lang), items)


def _nav(label: str, items: list[str]) -> str:
    return f'<nav aria-label="{escape(label)}">\n<ul>\n{chr(10).join(items)}\n</ul>\n</nav>'


def _item(address: str, name: str, *, lang: str = "", current: bool = False) -> str:
    spoken = f' lang="{lang}" hreflang="{lang}"' if lang else ""
    here = ' aria-current="page"' if current else ""
    return f'<li><a href="{escape(address)}"{spoken}{here}>{escape(name)}</a></li>'


def _body(page: Page, markdown: MarkdownIt) -> str:
    """Its Markdown with links that lead to pages of the site; a table stands in a frame, so that it alone scrolls."""
    frame = f'<div class="scroll" role="group" aria-label="{wording("table", page.lang)}" tabindex="0">\n'
    tokens: list[Token] = []
    for block in markdown.parse(page.body):
        for token in block.children or ():
            if token.type == "link_open":
                token.attrSet("href", _on_the_site(str(token.attrGet("href"))))
        before = [_html(frame)] if block.type == "table_open" else []
        after = [_html("</div>\n")] if block.type == "table_close" else []
        tokens += [*before, block, *after]
    return str(markdown.renderer.render(tokens, markdown.options, {})).rstrip()


def _html(written: str) -> Token:
    return Token("html_block", "", 0, content=written)


def _on_the_site(href: str) -> str:
    path, hash_, anchor = href.partition("#")
    return f"{_address(path.removesuffix('.md'))}{hash_}{anchor}" if path.endswith(".md") else href
