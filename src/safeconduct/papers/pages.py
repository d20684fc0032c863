"""All pages of a bulletin in one language, as HTML by path; the site is put together from them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from safeconduct.dates import iso
from safeconduct.law.library import Law
from safeconduct.papers.bulletin import Bulletin, Case, Day
from safeconduct.papers.figures_page import heads, panels
from safeconduct.papers.grammar import capital, unmarked
from safeconduct.papers.sentence import line_of, plain
from safeconduct.papers.speech import Speech
from safeconduct.papers.structured import article
from safeconduct.papers.told import Held, Told, told_alike
from safeconduct.papers.views import HeldView, Viewer, lead_of, title_of
from safeconduct.pictures.theme import style_sheet
from safeconduct.vocabulary.labels import LANGUAGES

PARTS = (
    ("front", "index.html"),
    ("cases", "cases/index.html"),
    ("days", "days/index.html"),
    ("figures", "figures.html"),
    ("method", "method.html"),
)
OWN_NAMES = {"uk": "Українська", "en": "English", "ru": "Русский", "ko": "한국어"}
TERRITORIES = {"uk": "uk_UA", "en": "en_GB", "ru": "ru_RU", "ko": "ko_KR"}
# A page has at most 60 kB: a sentence weighs as three statements behind it, and a page holds so much.
A_SENTENCE, A_PAGE = 3, 96
A_SECTION = 5
MOST_SET_RIGHT = 40
NEWEST_DAYS, NEWEST_OF_A_DAY = 3, 6
SECTIONS = 5


class Made(NamedTuple):
    """A page: its path below the language's folder, its title, the ordinal of the day it last changed, and its HTML."""

    path: str
    title: str
    day: int
    html: str


@cache
def environment() -> Environment:
    """The templates, in which everything that is set into HTML is escaped."""
    return Environment(
        loader=PackageLoader("safeconduct.papers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def day_place(day: int, part: int = 1) -> str:
    """The path of a day's page; a long day goes on under the same name with a number."""
    return f"days/{iso(day)}.html" if part == 1 else f"days/{iso(day)}-{part}.html"


def case_place(power: str) -> str:
    """The path of a case's page: the code of the Power that holds them, since no other key is free of names."""
    return f"cases/held-by-{power.lower()}.html"


def places_of(bulletin: Bulletin) -> Mapping[str, str]:
    """On which page each statement stands, by anchor."""
    return {
        told.anchor: day_place(day.day, part)
        for day in bulletin.days
        for part, sentences in enumerate(parts_of(day), start=1)
        for several in sentences
        for told in several
    }


def parts_of(day: Day) -> list[list[tuple[Told, ...]]]:
    """The sentences of a day, cut into pages; one page where there are none."""
    parts: list[list[tuple[Told, ...]]] = [[]]
    weight = 0
    for several in told_alike(day.told):
        weight += A_SENTENCE + len(several)
        if weight > A_PAGE and parts[-1]:
            parts.append([])
            weight = A_SENTENCE + len(several)
        parts[-1].append(several)
    return parts


class Pages:
    """Writes the pages of one language. `site`: the address under which it will stand; `pictures`: previews by page."""

    def __init__(self, bulletin: Bulletin, speech: Speech, law: Law, *, site: str, pictures: Mapping[str, str]) -> None:
        """Take what is told, and the words to tell it in."""
        self.bulletin = bulletin
        self.speech = speech
        self.law = law
        self.site = site
        self.pictures = pictures
        self.places = places_of(bulletin)
        self.latest = bulletin.days[-1].day if bulletin.days else bulletin.on

    def __iter__(self) -> Iterator[Made]:
        yield self._front()
        yield self._page("cases/index.html", "cases.html", self.speech("cases"), cases=self._cases())
        for case in self.bulletin.cases:
            yield self._case(case)
        yield self._all_days()
        for number, day in enumerate(self.bulletin.days):
            yield from self._day(number, day)
        yield self._figures()
        yield self._method()

    def _page(self, path: str, template: str, title: str, *, day: int | None = None, **told: object) -> Made:
        lang, changed = self.speech.lang, day or self.latest
        picture = self.pictures.get(path) or self.pictures.get("index.html", "")
        html = (
            environment()
            .get_template(template)
            .render(
                {"description": self.speech("tagline"), "structured": "", "plot_styles": "", **told},
                lang=lang,
                title=title,
                path=path,
                up="../" * path.count("/"),
                root="../" * (path.count("/") + 1),
                site=self.site,
                languages=LANGUAGES,
                own_names=OWN_NAMES.items(),
                territory=TERRITORIES[lang],
                parts=PARTS,
                picture=picture,
                picture_title=title if path in self.pictures else self.speech("site"),
                speak=self.speech,
                as_of=self.speech.day(self.bulletin.on),
            )
        )
        return Made(path, title, changed, f"{html}\n")

    def _address(self, path: str) -> str:
        return f"{self.site}{self.speech.lang}/{path}"

    def _viewer(self, power: str = "") -> Viewer:
        counts = [one.together.held for one in self.bulletin.cases if power in ("", one.power)]
        return Viewer(self.speech, self.law, sum(counts))

    def _cases(self) -> list[dict[str, object]]:
        return [
            {
                "title": title_of(case, self.speech),
                "place": case_place(case.power),
                "wounded": case.together.wounded,
                "lead": self._viewer().lines(lead_of(case)),
            }
            for case in self.bulletin.cases
        ]

    def _front(self) -> Made:
        days = [
            {
                "said": self.speech.day(day.day),
                "place": day_place(day.day),
                "moved": [view for one in day.moved for view in self._viewer(one.power).moved((one,))],
                "lines": self._viewer().lines(day.told[:NEWEST_OF_A_DAY]),
                "more": max(0, len(day.told) - NEWEST_OF_A_DAY),
            }
            for day in [one for one in reversed(self.bulletin.days) if one.told or one.moved][:NEWEST_DAYS]
        ]
        return self._page("index.html", "front.html", self.speech("site"), cases=self._cases(), days=days)

    def _case(self, case: Case) -> Made:
        title, viewer = title_of(case, self.speech), self._viewer(case.power)
        path, lead = case_place(case.power), lead_of(case)
        said = [plain(one, self.speech) for one in lead]
        return self._page(
            path,
            "case.html",
            title,
            day=case.latest,
            description=" ".join(said) or self.speech("tagline"),
            structured=article(self.speech, self._address(path), title, case.latest, ()),
            count=case.together.held,
            wounded=case.together.wounded,
            tellable=case.together.tellable,
            lead=viewer.lines(lead),
            known=_section(viewer, case.known),
            ways=[viewer.way(one) for one in case.together.ways],
            sides=[(capital(self.speech.power(power)), _section(viewer, held)) for power, held in case.sides],
            appeals=_section(viewer, case.appeals),
            disputed=_section(viewer, case.disputed),
            unknown=_section(viewer, case.unknown),
            questions=viewer.questions(case.together.ways),
        )

    def _all_days(self) -> Made:
        days = [
            (self.speech.day(day.day), day_place(day.day), self.speech("statements-count", n=len(day.told)))
            for day in reversed(self.bulletin.days)
        ]
        return self._page("days/index.html", "days.html", self.speech("days"), days=days)

    def _day(self, number: int, day: Day) -> Iterator[Made]:
        days = self.bulletin.days
        parts = parts_of(day)
        for part, several in enumerate(parts, start=1):
            told = [one for alike in several for one in alike]
            yield self._part_of_day(
                day, part, told, len(parts), days[number - 1] if number else None, _after(days, number)
            )

    def _part_of_day(  # noqa: PLR0917 - the day, which part of it, and its neighbours: one call, above
        self, day: Day, part: int, told: Sequence[Told], parts: int, before: Day | None, after: Day | None
    ) -> Made:
        said, path = self.speech.day(day.day), day_place(day.day, part)
        title = self.speech("day-title", day=said)
        first = part == 1
        since = [
            (
                self.speech(f"since-{one.became.decision}", day=self.speech.day(one.became.day)),
                line_of(one.told, self.speech),
                f"{self.places[one.told.anchor]}#s-{one.told.anchor}",
            )
            for one in day.since[:MOST_SET_RIGHT]
        ]
        moved = [view for one in day.moved for view in self._viewer(one.power).moved((one,))]
        return self._page(
            path,
            "day.html",
            title,
            day=day.day,
            description=" ".join(unmarked(plain(one, self.speech)) for one in told[:2]) or title,
            structured=article(self.speech, self._address(path), title, day.day, told),
            part=part,
            parts_of_day=parts,
            moved=moved if first else (),
            lines=self._viewer().lines(told),
            since=since if first else (),
            more_since=max(0, len(day.since) - MOST_SET_RIGHT) if first else 0,
            moved_away=[(self.speech.day(one), day_place(one)) for one in day.moved_away] if first else (),
            next_part=day_place(day.day, part + 1) if part < parts else "",
            previous=(self.speech.day(before.day), day_place(before.day)) if before else None,
            following=(self.speech.day(after.day), day_place(after.day)) if after else None,
        )

    def _figures(self) -> Made:
        found = panels(self.bulletin, self.speech, self.places)
        return self._page(
            "figures.html",
            "figures.html",
            self.speech("figures"),
            panels=found,
            heads=heads(self.speech),
            plot_styles=style_sheet() if found else "",
        )

    def _method(self) -> Made:
        sections = [(self.speech(f"m-{n}-head"), self.speech(f"m-{n}")) for n in range(1, SECTIONS + 1)]
        return self._page("method.html", "method.html", self.speech("method"), sections=sections)


def _section(viewer: Viewer, held: Sequence[Held]) -> tuple[list[HeldView], int]:
    """As much as a section holds, and how much more there is; all of it stands on the pages of the days."""
    return [viewer.held(one) for one in held[:A_SECTION]], max(0, len(held) - A_SECTION)


def _after(days: Sequence[Day], number: int) -> Day | None:
    return days[number + 1] if number + 1 < len(days) else None
