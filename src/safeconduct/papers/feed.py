"""The feed of a language as Atom, and the sitemap of all pages; they tell what pages tell, and no more."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from safeconduct.dates import iso
from safeconduct.papers.bulletin import Bulletin
from safeconduct.papers.pages import Made
from safeconduct.papers.places import day_place
from safeconduct.papers.sentence import plain
from safeconduct.papers.speech import Speech

NEWEST = 30
SENTENCES = 12


def feed(bulletin: Bulletin, speech: Speech, site: str) -> str:
    """The newest days, each an entry: its title, its page, and what became known."""
    days = list(reversed(bulletin.days))[:NEWEST]
    here = f"{site}{speech.lang}/"
    entries = []
    for day in days:
        title = speech("day-title", day=speech.day(day.day))
        said = "".join(f"<li>{escape(plain(one, speech))}</li>" for one in day.told[:SENTENCES])
        content = f'<content type="html">{escape(f"<ul>{said}</ul>")}</content>' if said else ""
        page = f"{here}{day_place(day.day)}"
        entries.append(
            f"<entry><title>{escape(title)}</title><id>{escape(page)}</id>"
            f"<updated>{iso(day.changed)}T00:00:00Z</updated><published>{iso(day.day)}T00:00:00Z</published>"
            f'<link rel="alternate" type="text/html" hreflang="{speech.lang}" href={quoteattr(page)}/>{content}</entry>'
        )
    updated = iso(max((day.changed for day in days), default=bulletin.on))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{speech.lang}">',
            f"<title>{escape(speech('site'))}</title><subtitle>{escape(speech('tagline'))}</subtitle>",
            f"<id>{escape(here)}</id><updated>{updated}T00:00:00Z</updated>",
            f"<author><name>{escape(speech('site'))}</name></author>",
            f'<link rel="self" type="application/atom+xml" href={quoteattr(here + "feed.xml")}/>',
            f'<link rel="alternate" type="text/html" href={quoteattr(here + "index.html")}/>',
            *entries,
            "</feed>\n",
        ]
    )


def sitemap(made: Iterable[tuple[str, Sequence[Made]]], site: str) -> str:
    """Every page in every language, each with the same page in the others."""
    languages = dict(made)
    lines = []
    for lang, pages in languages.items():
        for page in pages:
            others = "".join(
                f'<xhtml:link rel="alternate" hreflang="{one}" href={quoteattr(f"{site}{one}/{page.path}")}/>'
                for one in languages
            )
            place = escape(f"{site}{lang}/{page.path}")
            lines.append(f"<url><loc>{place}</loc><lastmod>{iso(page.day)}</lastmod>{others}</url>")
    head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', f"<urlset {head}>", *lines, "</urlset>\n"])
