"""The pass from statements, records and routes to the bulletin as of a day; everything in it went through the door."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.law.library import Law
from safeconduct.papers.bulletin import Bulletin, Case, Day, Moved, Since
from safeconduct.papers.case import case
from safeconduct.papers.company import Company, companies_by_day
from safeconduct.papers.publishable import Door
from safeconduct.papers.register import Register
from safeconduct.papers.together import together
from safeconduct.papers.told import Together, Told, WayTogether
from safeconduct.records.surroundings import Surroundings
from safeconduct.routes.change import days_of_interest
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.situation import Situation
from safeconduct.statements.gathered import Statements
from safeconduct.statements.source import Source
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Everything that is known, before anything is held back: what a bulletin is made from."""

    statements: Statements
    surroundings: Surroundings
    law: Law
    sources: Mapping[str, Source]
    prisoners: tuple[str, ...]


def bulletin_from_record(known: Known, on: int, register: Register) -> Bulletin:
    """The bulletin as of a day (an ordinal), by what was known on it."""
    door = Door(vocabulary(), register, known.sources, known.surroundings.groups)
    told = dict(_told(known.statements, on, door))
    looks = list(_looks(known, told, on, door))
    days = _days(known.statements, told, list(_moved(looks)), on)
    latest = looks[-1].companies if looks else {}
    cases = [_case(known, company, looks, told, on) for company in latest.values()]
    return Bulletin(on, tuple(told.values()), tuple(days), tuple(cases))


def _told(statements: Iterable[Statement], on: int, door: Door) -> Iterator[tuple[str, Told]]:
    """All that may be told, by statement, each with an anchor of its own."""
    taken: dict[str, int] = {}
    for statement in statements:
        told = door.told(statement, on) if statement.known_day <= on else None
        if told:
            taken[told.anchor] = count = taken.get(told.anchor, 0) + 1
            yield statement.id, told if count == 1 else told.numbered(count)


class _Look(NamedTuple):
    """The companies as of one day, and what is told of each."""

    day: int
    companies: Mapping[str, Company]
    together: Mapping[str, Together]


def _looks(known: Known, told: Mapping[str, Told], on: int, door: Door) -> Iterator[_Look]:
    days = [day for day in days_of_interest(known.statements, known.surroundings, known.law) if day < on]
    for day, companies in companies_by_day(known.prisoners, known.statements, known.surroundings, [*days, on]):
        found = {}
        for power, company in companies.items():
            situations = [
                Situation(one, known.statements, known.surroundings, AsOf(day, day)) for one in sorted(company.now)
            ]
            routes = [route for one in situations for route in routes_from_record(one, known.law)]
            named = {power, *_named(known, company, told, day)}
            found[power] = together(company, situations, routes, named, door)
        yield _Look(day, companies, found)


def subjects_of(company: Company, surroundings: Surroundings) -> set[str]:
    """Those who are or were held, their groups, and the offers that cover them."""
    groups = {membership.group for membership in surroundings.memberships_of(company.ever)}
    offers = {offer.key for offer in surroundings.offers if offer.covers in groups | company.ever}
    return {*company.ever, *groups, *offers}


def _named(known: Known, company: Company, told: Mapping[str, Told], day: int) -> Iterator[str]:
    """The Powers that public statements of a company had named by a day."""
    for subject in subjects_of(company, known.surroundings):
        for statement in known.statements.of(subject):
            one = told.get(statement.id)
            if one and one.day <= day and "force" not in vocabulary().matters[one.matter].of:
                yield from filter(None, (one.by, one.towards, one.power))


def _moved(looks: Sequence[_Look]) -> Iterator[tuple[int, Moved]]:
    """The days on which a way out stood otherwise than before, while it could be told of all together."""
    before: Mapping[str, Together] = {}
    for look in looks:
        for power, now in look.together.items():
            was = before.get(power)
            if now.tellable and now.ways != (was.ways if was else ()):
                yield from ((look.day, Moved(power, *pair)) for pair in _turned(was.ways if was else (), now.ways))
        before = look.together


def _turned(
    before: Iterable[WayTogether], after: Iterable[WayTogether]
) -> Iterator[tuple[WayTogether | None, WayTogether | None]]:
    was = {(way.kind, way.power): way for way in before}
    now = {(way.kind, way.power): way for way in after}
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield was.get(name), now.get(name)


def _days(
    statements: Statements, told: Mapping[str, Told], moved: Sequence[tuple[int, Moved]], on: int
) -> Iterator[Day]:
    """Every day of which anything is told, the earliest first."""
    known: dict[int, list[Told]] = {}
    since: dict[int, list[Since]] = {}
    away: dict[int, dict[int, None]] = {}
    ways: dict[int, list[Moved]] = {}
    for name, one in told.items():
        known.setdefault(one.day, []).append(one)
        for became in one.became:
            since.setdefault(became.day, []).append(Since(one, became))
        stood = statements.by_id[name].known_before
        if stood and stood.last != one.day:
            away.setdefault(stood.last, {})[one.day] = None
    for day, move in moved:
        ways.setdefault(day, []).append(move)
    for day in sorted({*known, *since, *away, *ways}):
        if day <= on:
            yield Day(
                day,
                tuple(known.get(day, ())),
                tuple(since.get(day, ())),
                tuple(ways.get(day, ())),
                tuple(away.get(day, ())),
            )


def _case(known: Known, company: Company, looks: Sequence[_Look], told: Mapping[str, Told], on: int) -> Case:
    subjects = subjects_of(company, known.surroundings)
    now = sorted(company.now or company.ever)
    situations = [Situation(one, known.statements, known.surroundings, AsOf(on, on)) for one in now]
    days = [told[one.id].day for subject in subjects for one in known.statements.of(subject) if one.id in told]
    days += [day for day, moved in _moved(looks) if moved.power == company.power]
    return case(looks[-1].together[company.power], situations, sorted(subjects), told, days or [on])
