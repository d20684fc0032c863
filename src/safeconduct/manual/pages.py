"""All pages of the manual in four languages; they are written as Markdown or as HTML."""

from safeconduct.manual.from_glossary import page_from_glossary
from safeconduct.manual.from_law import page_from_law, routes_said
from safeconduct.manual.from_provision import page_from_provision
from safeconduct.manual.from_route_kind import page_from_route_kind
from safeconduct.manual.from_verbs import page_from_verbs
from safeconduct.manual.from_vocabulary import page_from_vocabulary
from safeconduct.manual.markdown import bullets
from safeconduct.manual.material import Material
from safeconduct.manual.page import CONTENTS, SECTIONS, Page
from safeconduct.manual.reader import Reader
from safeconduct.vocabulary.labels import LANGUAGES


def pages(material: Material) -> tuple[Page, ...]:
    """Every page, language by language. The same material gives the same pages."""
    return tuple(page for lang in LANGUAGES for page in _of(Reader(material, lang)))


def _of(reader: Reader) -> list[Page]:
    law = reader.material.law
    return [
        _contents(reader),
        page_from_law(reader),
        page_from_vocabulary(reader),
        page_from_glossary(reader),
        page_from_verbs(reader),
        *(page_from_route_kind(kind, reader) for kind in law.kinds.values()),
        *(page_from_provision(one, reader) for one in law.provisions.values()),
    ]


def _contents(reader: Reader) -> Page:
    reader = reader.at(CONTENTS)
    return reader.page(
        reader("manual"),
        reader("manual-lead"),
        reader("manual-aid"),
        f"## {reader('routes')}",
        routes_said(reader),
        f"## {reader('besides')}",
        bullets(f"{reader.link(reader(one), one)}: {reader(f'{one}-lead')}" for one in SECTIONS if one != CONTENTS),
        reader("in-english"),
    )
