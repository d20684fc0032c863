"""All pages of a bulletin in one language, as HTML by path; the site is put together from them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from safeconduct.law.library import Law
from safeconduct.papers.bulletin import Bulletin, Case, Day
from safeconduct.papers.case_page import sections, sides
from safeconduct.papers.days_page import months_of
from safeconduct.papers.figures_page import heads, panels
from safeconduct.papers.places import (
    CASES,
    DAYS,
    FIGURES,
    FRONT,
    METHOD,
    MOST_MENDED,
    PARTS,
    WHOLE,
    Part,
    case_place,
    day_place,
    parted,
    parts_of,
    parts_of_days,
    places_of,
)
from safeconduct.papers.sentence import line_of, plain
from safeconduct.papers.speech import Speech
from safeconduct.papers.structured import article
from safeconduct.papers.told import Told
from safeconduct.papers.views import Viewer, lead_of, title_of
from safeconduct.pictures.theme import style_sheet
from safeconduct.vocabulary.labels import LANGUAGES

OWN_NAMES = {"uk": "Українська", "en": "English", "ru": "Русский", "ko": "한국어"}
TERRITORIES = {"uk": "uk_UA", "en": "en_GB", "ru": "ru_RU", "ko": "ko_KR"}
NEWEST_CASES, NEWEST_DAYS, NEWEST_OF_A_DAY = 3, 3, 6
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
        yield self._page(CASES, "cases.html", self.speech("cases"), cases=self._cases())
        for case in self.bulletin.cases:
            yield self._case(case)
        yield from self._all_days()
        for number, day in enumerate(self.bulletin.days):
            yield from self._day(number, day)
        yield from self._figures()
        yield self._method()

    def _page(self, path: str, template: str, title: str, *, day: int = 0, part: Part = WHOLE, **told: object) -> Made:
        lang, changed = self.speech.lang, day or self.latest
        picture = self.pictures.get(path) or self.pictures.get(FRONT, "")
        html = (
            environment()
            .get_template(template)
            .render(
                {"description": self.speech("tagline"), "structured": "", "plot_styles": "", **told},
                lang=lang,
                title=title,
                path=path,
                part=part,
                up="../" * path.count("/"),
                root="../" * (path.count("/") + 1),
                site=self.site,
                languages=LANGUAGES,
                own_names=OWN_NAMES.items(),
                territory=TERRITORIES[lang],
                parts=PARTS,
                picture=picture,
                picture_title=title if path in self.pictures and path != FRONT else self.speech("tagline"),
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
        """The cases, the last changed first."""
        return [
            {
                "title": title_of(case, self.speech),
                "place": case_place(case.power),
                "wounded": case.together.wounded,
                "lead": self._viewer().lines(lead_of(case)),
            }
            for case in sorted(self.bulletin.cases, key=lambda case: -case.latest)
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
        cases = self._cases()
        shown, more = cases[:NEWEST_CASES], len(cases) > NEWEST_CASES
        return self._page(FRONT, "front.html", self.speech("site"), cases=shown, more_cases=more, days=days)

    def _case(self, case: Case) -> Made:
        title, viewer = title_of(case, self.speech), self._viewer(case.power)
        path, lead = case_place(case.power), lead_of(case)
        said = [plain(one, self.speech) for one in lead]
        shown, more = sides(viewer, case)
        return self._page(
            path,
            "case.html",
            title,
            day=case.latest,
            description=" ".join(said) or self.speech("tagline"),
            structured=article(self.speech, self._address(path), title, (case.first, case.latest), ()),
            count=case.together.held,
            wounded=case.together.wounded,
            tellable=case.together.tellable,
            lead=viewer.lines(lead),
            places=self.places,
            ways=[viewer.way(one) for one in case.together.ways],
            sections=sections(viewer, case),
            sides=shown,
            more_sides=more,
            questions=viewer.questions(case.together.ways),
        )

    def _all_days(self) -> Iterator[Made]:
        for part, days in parted(DAYS, parts_of_days(self.bulletin.days)):
            months = list(months_of(days, self.speech))
            yield self._page(part.path, "days.html", self.speech("days"), part=part, months=months)

    def _day(self, number: int, day: Day) -> Iterator[Made]:
        days = self.bulletin.days
        before, after = days[number - 1] if number else None, _after(days, number)
        for part, several in parted(day_place(day.day), parts_of(day)):
            yield self._part_of_day(day, part, [one for alike in several for one in alike], before, after)

    def _part_of_day(self, day: Day, part: Part, told: Sequence[Told], before: Day | None, after: Day | None) -> Made:
        said = self.speech.day(day.day)
        title = self.speech("day-title", day=said)
        first = part.number == 1
        since = [
            (
                self.speech(f"since-{one.became.decision}", day=self.speech.day(one.became.day)),
                line_of(one.told, self.speech),
            )
            for one in day.since[:MOST_MENDED]
        ]
        moved = [view for one in day.moved for view in self._viewer(one.power).moved((one,))]
        return self._page(
            part.path,
            "day.html",
            title,
            day=day.changed,
            description=" ".join(plain(one, self.speech) for one in told[:2]) or title,
            structured=article(self.speech, self._address(part.path), title, (day.day, day.changed), told),
            part=part,
            said=said,
            places=self.places,
            moved=moved if first else (),
            lines=self._viewer().lines(told),
            since=since if first else (),
            more_since=max(0, len(day.since) - MOST_MENDED) if first else 0,
            moved_away=[(self.speech.day(one), day_place(one)) for one in day.moved_away] if first else (),
            previous=(self.speech.day(before.day), day_place(before.day)) if before else None,
            following=(self.speech.day(after.day), day_place(after.day)) if after else None,
        )

    def _figures(self) -> Iterator[Made]:
        for part, found in parted(FIGURES, panels(self.bulletin, self.speech, self.places)):
            yield self._page(
                part.path,
                "figures.html",
                self.speech("figures"),
                panels=found,
                heads=heads(self.speech),
                plot_styles=style_sheet() if found else "",
                part=part,
            )

    def _method(self) -> Made:
        sections = [(self.speech(f"m-{n}-head"), self.speech(f"m-{n}")) for n in range(1, SECTIONS + 1)]
        return self._page(METHOD, "method.html", self.speech("method"), sections=sections)


def _after(days: Sequence[Day], number: int) -> Day | None:
    return days[number + 1] if number + 1 < len(days) else None
