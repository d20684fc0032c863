"""All pages of the manual by their path below its folder; the verb `manual` writes them, and compares them."""

from safeconduct.manual.from_glossary import page_from_glossary
from safeconduct.manual.from_law import page_from_law
from safeconduct.manual.from_provision import page_from_provision
from safeconduct.manual.from_route_kind import page_from_route_kind
from safeconduct.manual.from_verbs import page_from_verbs
from safeconduct.manual.from_vocabulary import page_from_vocabulary
from safeconduct.manual.markdown import bullets, link, page, text
from safeconduct.manual.material import Material


def pages(material: Material) -> dict[str, str]:
    """Every page: its path, as `law/gc3-118-1.md`, and its text. The same material gives the same pages."""
    made = {
        "README.md": _contents(material),
        "law.md": page_from_law(material),
        "vocabulary.md": page_from_vocabulary(material),
        "glossary.md": page_from_glossary(material.glossary),
        "verbs.md": page_from_verbs(material.verbs, material.exit_codes),
    }
    made |= {f"routes/{kind.id}.md": page_from_route_kind(kind, material) for kind in material.law.kinds.values()}
    made |= {f"law/{one.id}.md": page_from_provision(one, material) for one in material.law.provisions.values()}
    return made


def _contents(material: Material) -> str:
    kinds = [link(text(kind.name["en"]), f"routes/{kind.id}.md") for kind in material.law.kinds.values()]
    return page(
        "The manual",
        "Made from the files that the program itself reads, so it says what the program does.",
        bullets(
            [
                f"{link('The verbs', 'verbs.md')}: what can be typed",
                f"{link('The law', 'law.md')}: the provisions by route and by instrument",
                f"The routes: {', '.join(kinds)}",
                f"{link('The vocabulary', 'vocabulary.md')}: what may be spoken of, roles, facts that rules ask",
                f"{link('The glossary', 'glossary.md')}: the terms in English, Ukrainian, Russian and Korean",
            ]
        ),
    )
