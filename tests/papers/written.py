"""Bulletins of the invented cast as tests of papers read them: the values, and all files of the site as text."""

from collections.abc import Iterable, Mapping

from safeconduct.dates import whole_day
from safeconduct.law.library import law
from safeconduct.papers.bulletin import Bulletin
from safeconduct.papers.from_record import Known, bulletin_from_record
from safeconduct.papers.register import register
from safeconduct.papers.site import site_from_bulletin
from safeconduct.statements.source import Source
from tests.cast import World

PERSONS = ("aron", "bela")
ADDRESS = "https://bulletin.example.org/"


def bulletin(
    world: World, on: str, *, persons: Iterable[str] = PERSONS, sources: Mapping[str, Source] | None = None
) -> Bulletin:
    """The bulletin of a world as of a day."""
    known = Known(
        statements=world.statements,
        surroundings=world.surroundings,
        law=law(),
        sources=sources or {},
        prisoners=tuple(persons),
    )
    return bulletin_from_record(known, whole_day(on), register())


def site(told: Bulletin) -> dict[str, str]:
    """Every file of the site as text, without the preview pictures; spaces that hold a line together are plain."""
    made = site_from_bulletin(told, law(), register(), ADDRESS, picture=None)
    return {path: content.decode().replace("\xa0", " ") for path, content in made.items()}
