"""How routes moved between two looks, and which statement moved them; compare, timeline and pictures use it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.law.library import Law
from safeconduct.records.surroundings import Surroundings
from safeconduct.routes.ageing import limits_of
from safeconduct.routes.finding import Finding, Status
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.from_files import vocabulary


class Moved(NamedTuple):
    """A condition that answers otherwise than before, or for another reason; None where it was or is not asked."""

    condition: str
    was: Finding | None
    now: Finding | None

    @property
    def turned(self) -> bool:
        """Whether the answer is another, not only the reason for it."""
        return (self.was and self.was.answer) != (self.now and self.now.answer)


class Change(NamedTuple):
    """How one route moved. `because` holds the ids of the statements that moved it: new on the later look, or gone."""

    before: Route | None
    after: Route | None
    moved: tuple[Moved, ...]
    because: tuple[str, ...]

    @property
    def route(self) -> Route:
        """The route as it is, or was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a route before or after it")
        return found

    @property
    def was(self) -> Status | None:
        """Its status before."""
        return self.before.status if self.before else None

    @property
    def now(self) -> Status | None:
        """Its status now."""
        return self.after.status if self.after else None


def changes(before: Iterable[Route], after: Iterable[Route]) -> list[Change]:
    """The routes of one prisoner that moved between two looks: in status, in a finding or in being shown at all."""
    was = {route.name: route for route in before}
    now = {route.name: route for route in after}
    found = [_change(was.get(name), now.get(name)) for name in dict.fromkeys((*was, *now))]
    return [change for change in found if change.moved or change.was != change.now]


def _change(before: Route | None, after: Route | None) -> Change:
    was = {finding.condition.id: finding for finding in before.findings} if before else {}
    now = {finding.condition.id: finding for finding in after.findings} if after else {}
    moved: list[Moved] = []
    fresh: dict[str, None] = {}
    gone: dict[str, None] = {}
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        if _told(old) == _told(new):
            continue
        moved.append(Moved(name, old, new))
        if old and new:
            fresh |= dict.fromkeys(one for one in new.statements if one not in old.statements)
            gone |= dict.fromkeys(one for one in old.statements if one not in new.statements)
    if before and after:
        return Change(before, after, tuple(moved), tuple(fresh or gone))
    shown = after or before
    return Change(before, after, (), tuple(dict.fromkeys(_shown_by(shown))) if shown else ())


def _told(finding: Finding | None) -> tuple[str, tuple[str, ...]] | None:
    return (finding.answer, finding.because) if finding else None


def _shown_by(route: Route) -> list[str]:
    """The statements for which a route is shown: those in the matters that its listing rules name."""
    situation = route.facts.situation
    records = [situation.record] + ([situation.about(route.offer.key)] if route.offer else [])
    matters = [
        rule.matter or {"power-of-origin": "depends_on", "detaining-power": "detaining_power"}[rule.role]
        for rule in route.kind.listed
    ]
    return [
        one.statement.id
        for record in records
        for matter in matters
        for key, heard in record.heard_of(matter)
        for one in heard.standing
        if route.power in (key[1], key[2], one.statement.value)
    ]


class Moment(NamedTuple):
    """A day on which something moved, with the routes as they then were."""

    day: int
    changes: tuple[Change, ...]
    routes: tuple[Route, ...]


def timeline(
    prisoner: str, statements: Statements, surroundings: Surroundings, law: Law, *, until: AsOf
) -> list[Moment]:
    """Every day up to `until` on which a route of his moved, each looked at with what was known on that day."""
    moments = []
    routes: Sequence[Route] = ()
    for day in days_of_interest(statements, surroundings, law):
        if day > min(until.on, until.known_by):
            break
        situation = Situation(prisoner, statements, surroundings, AsOf(day, day))
        latest = routes_from_record(situation, law)
        if moved := changes(routes, latest):
            moments.append(Moment(day, tuple(moved), tuple(latest)))
        routes = latest
    return moments


def days_of_interest(statements: Statements, surroundings: Surroundings, law: Law) -> list[int]:
    """The days (ordinals) on which anything becomes known, begins, ends, is ruled on, grows too old, or law changes."""
    days: set[int] = set()
    limits = limits_of(law, vocabulary())
    for statement in statements:
        days |= {statement.known_day, statement.from_day, statement.said_day}
        days |= {ruling.known for ruling in statement.endings} | {ruling.day for ruling in statement.endings}
        if statement.until_day is not None:
            days.add(statement.until_day + 1)
        for limit in limits.get(statement.matter, ()):
            told = (statement.since or statement.said).first
            days |= {limit.passed_on(day) for day in (told, statement.from_day, statement.said_day)}
    for dated in (*surroundings.memberships, *surroundings.offers, *surroundings.parties):
        days |= {dated.known, *_edges(dated.since, dated.until)}
    days |= {judgement.known for judgement in surroundings.judgements} | {
        waiver.known for waiver in surroundings.waivers
    }
    earliest = min(days, default=0)
    return sorted(days | {turn for turn in law.editions.turns if turn > earliest})


def _edges(since: int | None, until: int | None) -> Iterator[int]:
    if since is not None:
        yield since
    if until is not None:
        yield until + 1
