"""One invented cast for all tests: soldiers of MC whom SM holds; AD regards them as its nationals; LI is a third State.

Persons: aron and bela. They belong to the group `column`. Everything is said in the spring of 2030. What is built here
goes through the reader of readings, so a case can say nothing that an import would refuse.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from safeconduct.dates import AsOf, whole_day
from safeconduct.identities.judgement import Judgement, Verdict
from safeconduct.law.library import law
from safeconduct.records.entry import Entry
from safeconduct.records.from_statements import record_from_statements
from safeconduct.records.record import Record
from safeconduct.records.surroundings import Membership, Offer, Party, Surroundings
from safeconduct.routes.finding import Finding
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.routes.supposition import supposing
from safeconduct.statements.gathered import Statements
from safeconduct.statements.placed import PowersOver, placed_to_know
from safeconduct.statements.reading import statement_from_reading
from safeconduct.statements.ruling import Decision, Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter

CONFLICT = "conflict:mc-sm"
CAPTURED = "2030-01-10"
POWERS = PowersOver(detaining=frozenset({"SM"}), of_origin=frozenset({"MC"}))
SPEAKERS: dict[str, dict[str, str | None]] = {
    "minister of SM": {"capacity": "minister", "on_behalf_of": "SM"},
    "minister of MC": {"capacity": "minister", "on_behalf_of": "MC"},
    "minister of AD": {"capacity": "minister", "on_behalf_of": "AD"},
    "minister of LI": {"capacity": "minister", "on_behalf_of": "LI"},
    "the delegate": {"capacity": "delegate", "on_behalf_of": "icrc"},
    "the doctor": {"capacity": "physician", "on_behalf_of": "SM"},
    "the court": {"capacity": "court", "on_behalf_of": "SM"},
    "the deputy": {"capacity": "lawmaker", "on_behalf_of": "parliament-ad"},
    "The Courier": {"capacity": "press", "on_behalf_of": "media"},
    "The Herald": {"capacity": "press", "on_behalf_of": "media"},
}

Thing = Statement | Ruling | Membership | Offer | Party | Judgement


def matter(name: str) -> Matter:
    """A matter of the vocabulary."""
    return vocabulary().matters[name]


def said(subject: str, name: str, value: Any, *, on: str, by_himself: bool = False, **told: Any) -> Statement:
    """What a speaker said on a day (`speaker`, else The Courier); `by_himself`: the subject in his own words.

    Unless told otherwise it is known on the day, is one utterance with all that this speaker said on that day, and its
    speaker was placed to know where the vocabulary says so. `id` tells apart what is otherwise alike.
    """
    speaker = str(told.pop("speaker", subject if by_himself else "The Courier"))
    as_what = SPEAKERS.get(speaker, {"capacity": "prisoner", "on_behalf_of": "self"})
    line: dict[str, Any] = {
        "statement": told.pop("id", f"{speaker}@{on}: {subject} {name} {told.get('polarity', 'is')} {value}"),
        "utterance": f"{speaker}@{on}",
        "subject": subject,
        "matter": name,
        "value": value,
        "speaker": speaker,
        "directness": "own-words",
        "said": on,
        "known": on,
        **as_what,
        **told,
    }
    line.setdefault("first_hand", placed_to_know(line, matter(name), POWERS))
    return statement_from_reading(line, vocabulary(), document=str(told.get("document", "")))


def office(subject: str, name: str, value: Any, *, on: str, **told: Any) -> Statement:
    """An officer's finding: his own words, at first hand, an utterance of its own; `by` the Power that holds, if any."""
    key = str(told.pop("id", f"officer@{on}: {subject} {name} {value}"))
    by = {"by": "SM"} if matter(name).by in ("detaining-power", "any") else {}
    officer = {"speaker": "the officer", "capacity": "officer", "on_behalf_of": "SM", "first_hand": True}
    return said(subject, name, value, on=on, id=key, utterance=key, **{**by, **officer, **told})


def member(who: str, *, of: str = "column", since: str = "", until: str = "", known: str = CAPTURED) -> Membership:
    """Belonging to a group, both days included."""
    return Membership(group=of, member=who, since=_day(since), until=_day(until), known=whole_day(known))


def offer(key: str = "offer:swap", *, covers: str = "column", to: Sequence[str] = ("MC",), **told: Any) -> Offer:
    """An offer of exchange by SM. `counterpart` (who must deliver) is MC unless told otherwise."""
    return Offer(
        key=key,
        offeror="SM",
        offerees=tuple(to),
        receiving=str(told.get("receiving", to[0])),
        counterpart=str(told.get("counterpart", "MC")),
        covers=covers,
        since=_day(told.get("since", "")),
        until=_day(told.get("until", "")),
        known=whole_day(str(told.get("known", CAPTURED))),
    )


def ruled(decision: Decision, *upon: str, on: str, **told: Any) -> Ruling:
    """A ruling upon statements, known on its day unless told otherwise."""
    return Ruling(
        id=str(told.pop("id", f"{decision}@{on}")),
        decision=decision,
        day=whole_day(on),
        known=whole_day(str(told.pop("known", on))),
        reason="as the case needs it",
        made_by="the officer",
        approved_by="the second officer",
        of=upon,
        **told,
    )


def waived(condition: str, *, on: str, route: str = "", **told: Any) -> Ruling:
    """A house rule is not asked, on one route or on all."""
    return ruled("waived", on=on, id=f"waived@{on}: {condition}", condition=condition, route=route, **told)


def judged(left: str, right: str, verdict: Verdict, *, on: str) -> Judgement:
    """A judgement on whether two subjects are one man."""
    return Judgement(
        id=f"{left}={right}@{on}: {verdict}",
        left=left,
        right=right,
        verdict=verdict,
        known=whole_day(on),
        reason="as the case needs it",
        made_by="the registrar",
    )


def _day(text: str) -> int | None:
    return whole_day(text) if text else None


@dataclass(frozen=True, kw_only=True)
class World:
    """All that is said, ruled, judged and known beside; asked for records and routes as of two days."""

    things: tuple[Thing, ...] = ()

    def having(self, *more: Thing) -> "World":
        """The same world, in which more is so."""
        return replace(self, things=(*self.things, *more))

    def without(self, *less: Thing) -> "World":
        """The same world, in which some of it is not so."""
        assert all(one in self.things for one in less), "what is taken away was never there"
        return replace(self, things=tuple(one for one in self.things if one not in less))

    @property
    def statements(self) -> Statements:
        """What is said, with the rulings upon it."""
        rulings = [one for one in self._all(Ruling) if one.decision != "waived"]
        said_so = self._all(Statement)
        assert len({one.id for one in said_so}) == len(said_so), "two statements have one id"
        return Statements(said_so, rulings)

    @property
    def surroundings(self) -> Surroundings:
        """What a record needs beside statements."""
        return Surroundings(
            memberships=tuple(self._all(Membership)),
            offers=tuple(self._all(Offer)),
            parties=tuple(self._all(Party)),
            judgements=tuple(self._all(Judgement)),
            waivers=tuple(one for one in self._all(Ruling) if one.decision == "waived"),
        )

    def _all(self, kind: type[Any]) -> list[Any]:
        assert kind in get_args(Thing)
        return [one for one in self.things if isinstance(one, kind)]

    def record(self, who: str, on: str, *, known_by: str | None = None) -> Record:
        """What is held of someone as of two days."""
        return record_from_statements(who, self.statements, self.surroundings, AsOf.of(on, known_by))

    def entry(self, who: str, name: str, on: str, *, known_by: str | None = None, **slots: str) -> Entry:
        """One entry of his record."""
        return self.record(who, on, known_by=known_by).entry(name, slots.get("by"), slots.get("towards"))

    def situation(self, who: str, on: str, *, known_by: str | None = None, what_if: tuple[str, ...] = ()) -> Situation:
        """What all his routes share."""
        plain = Situation(who, self.statements, self.surroundings, AsOf.of(on, known_by))
        return supposing(plain, what_if, law()) if what_if else plain

    def routes(
        self, who: str, on: str, *, known_by: str | None = None, what_if: tuple[str, ...] = ()
    ) -> dict[str, Route]:
        """His routes by name."""
        found = routes_from_record(self.situation(who, on, known_by=known_by, what_if=what_if), law())
        assert len({route.name for route in found}) == len(found), "two routes have one name"
        return {route.name: route for route in found}

    def route(
        self, who: str, name: str, on: str, *, known_by: str | None = None, what_if: tuple[str, ...] = ()
    ) -> Route:
        """One of his routes."""
        return self.routes(who, on, known_by=known_by, what_if=what_if)[name]


def finding(route: Route, condition: str) -> Finding:
    """What one condition answers on a route."""
    return next(one for one in route.findings if one.condition.id == condition)


def fact(route: Route, name: str) -> Any:
    """The value of one fact of a route."""
    return route.facts[name].value


# What everyone knows in every case: the war, who holds whom, on whom they depend, what AD says, what SM offered.
WAR = (
    Party(conflict=CONFLICT, power="SM", side="a", known=whole_day(CAPTURED)),
    Party(conflict=CONFLICT, power="MC", side="b", known=whole_day(CAPTURED)),
    office(CONFLICT, "active_hostilities", "yes", on=CAPTURED),
)
HELD = (
    member("aron"),
    member("bela"),
    office("column", "detaining_power", "SM", on=CAPTURED),
)
ORIGIN = office("column", "depends_on", "MC", on="2030-01-20")
NATIONALS = said("column", "regarded_as_national", "yes", on="2030-01-25", by="AD", speaker="minister of AD")
OFFERED = (
    offer(),
    said("offer:swap", "offer_made", "standing", on="2030-01-28", by="SM", towards="MC", speaker="minister of SM"),
)
CAST = World(things=(*WAR, *HELD, ORIGIN, NATIONALS, *OFFERED))
