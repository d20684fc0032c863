"""The whole site of a bulletin as bytes by path: pages, feeds, sitemap, previews, style; a verb writes it."""

from collections.abc import Callable, Mapping
from importlib.resources import files

from safeconduct.law.library import Law
from safeconduct.papers.bulletin import Bulletin
from safeconduct.papers.feed import feed, sitemap
from safeconduct.papers.pages import OWN_NAMES, Made, Pages, environment
from safeconduct.papers.places import FRONT, case_place
from safeconduct.papers.preview import preview
from safeconduct.papers.register import Register
from safeconduct.papers.speech import Speech, words
from safeconduct.papers.views import title_of
from safeconduct.vocabulary.labels import LANGUAGES

Picture = Callable[[str, str, Speech], bytes]
STYLE = "bulletin.css"


def site_from_bulletin(
    bulletin: Bulletin, law: Law, register: Register, address: str, picture: Picture | None = preview
) -> dict[str, bytes]:
    """Every file of the site. `address` ends in a slash; without `picture` no previews are drawn or named.

    The same bulletin gives the same bytes.
    """
    found: dict[str, bytes] = {
        STYLE: (files("safeconduct.papers") / "templates" / STYLE).read_bytes(),
        "index.html": _choice().encode(),
    }
    made: dict[str, list[Made]] = {}
    for lang in LANGUAGES:
        speech = Speech(lang, register)
        named = {}
        for path, title in _titles(bulletin, speech).items() if picture else ():
            name = f"previews/{lang}-{path.removesuffix('.html').replace('/', '-')}.png"
            found[name] = picture(title, speech("preview"), speech) if picture else b""
            named[path] = name
        made[lang] = list(Pages(bulletin, speech, law, site=address, pictures=named))
        found |= {f"{lang}/{page.path}": page.html.encode() for page in made[lang]}
        found[f"{lang}/feed.xml"] = feed(bulletin, speech, address).encode()
    found["sitemap.xml"] = sitemap(made.items(), address).encode()
    return dict(sorted(found.items()))


def _titles(bulletin: Bulletin, speech: Speech) -> Mapping[str, str]:
    """The pages that have a preview of their own; the others have that of the front page."""
    cases = {case_place(case.power): title_of(case, speech) for case in bulletin.cases}
    return {FRONT: speech("tagline"), **cases}


def _choice() -> str:
    """The page at the root: which language."""
    choices = [(lang, words("page")["choose"][lang], words("page")["tagline"][lang]) for lang in OWN_NAMES]
    return f"{environment().get_template('choose.html').render(choices=choices)}\n"
