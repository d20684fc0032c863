"""Invented prisoners, always the same, made from the vocabulary: groups, offers, and what is said of each by whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from safeconduct.dates import whole_day
from safeconduct.records.surroundings import Membership, Offer, Party, Surroundings
from safeconduct.routes.last_word import MATTERS
from safeconduct.statements.gathered import Statements
from safeconduct.statements.reading import statement_from_reading
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter

SEED = 122  # GC III, art. 122: the bureau that such a register is of
GROUP_SIZE = 200
OF_EACH = 15  # statements on a prisoner himself, beside what is said of his group
OF_A_GROUP = 2
FIRST, LAST = date(2025, 1, 1), date(2025, 9, 1)
DETAINING, ORIGIN, RECEIVING = "UA", "KP", ("KP", "KR")
CONFLICT = "conflict:invented"
Line = dict[str, Any]
MINISTER: Line = {
    **{"speaker": "minister-ua", "capacity": "minister", "on_behalf_of": "UA"},
    **{"directness": "paraphrase", "first_hand": True},
}
OFFICER: Line = {
    **{"speaker": "officer-1", "capacity": "officer", "on_behalf_of": "UA"},
    **{"directness": "own-words", "first_hand": True},
}
FOREIGN: Line = {"speaker": "minister-kr", "capacity": "minister", "on_behalf_of": "KR", "directness": "own-words"}
PRESS: Line = {"speaker": "reporter", "capacity": "press", "directness": "hearsay"}
OTHERS = (MINISTER, FOREIGN, PRESS, OFFICER)
HEARERS = ("icrc", "press", "receiving-power")


class People(NamedTuple):
    """Everything an answer on one of them needs."""

    prisoners: list[str]
    statements: list[Statement]
    surroundings: Surroundings

    def gathered(self, *, backwards: bool = False) -> Statements:
        """The statements for look-up; backwards, as if they had come in the other order."""
        return Statements(reversed(self.statements) if backwards else self.statements)


def invented(count: int) -> People:
    """So many prisoners, in groups, with what is said of each."""
    prisoners = [f"prisoner-{number:05d}" for number in range(count)]
    group_of = {prisoner: f"group-{number // GROUP_SIZE}" for number, prisoner in enumerate(prisoners)}
    groups = list(dict.fromkeys(group_of.values()))
    told = _Told()
    lines = [*told.of_the_conflict()]
    lines += [line for group in groups for line in told.of_group(group)]
    lines += [line for prisoner in prisoners for line in told.of_prisoner(prisoner)]
    statements = [statement_from_reading({**line, "statement": f"s{n}"}, vocabulary()) for n, line in enumerate(lines)]
    return People(prisoners, statements, _surroundings(group_of, groups))


def _surroundings(group_of: dict[str, str], groups: list[str]) -> Surroundings:
    first = whole_day(FIRST.isoformat())
    sides = ((DETAINING, "a"), (ORIGIN, "b"))
    return Surroundings(
        memberships=tuple(
            Membership(group=group, member=one, since=first, known=first) for one, group in group_of.items()
        ),
        offers=tuple(
            Offer(
                key=f"offer:{group}",
                offeror=DETAINING,
                offerees=(ORIGIN,),
                receiving=ORIGIN,
                counterpart=ORIGIN,
                covers=group,
                since=first,
                known=first,
            )
            for group in groups
        ),
        parties=tuple(Party(conflict=CONFLICT, power=power, side=side, known=first) for power, side in sides),
    )


class _Told:
    """Invents what is told, line by line, as readings would have it."""

    def __init__(self) -> None:
        self.chance = Random(SEED)  # noqa: S311 - these people are invented, not secret
        self.matters = vocabulary().matters
        self.of_persons = [matter for matter in self.matters.values() if "person" in matter.of]

    def of_the_conflict(self) -> Iterator[Line]:
        yield self.line(self.matters["active_hostilities"], CONFLICT, OFFICER, "yes")

    def of_group(self, group: str) -> Iterator[Line]:
        reaching = [matter for matter in self.of_persons if matter.reach != "whole" and not matter.own_word]
        for matter in self.chance.sample(reaching, OF_A_GROUP):
            yield self.line(matter, group, self.chance.choice(OTHERS))
        yield self.line(self.matters["offer_made"], f"offer:{group}", MINISTER, "standing")

    def of_prisoner(self, prisoner: str) -> Iterator[Line]:
        """Who holds him, on whom he depends, his own words; then anything, a third of it told again and otherwise."""
        own = {"speaker": prisoner, "capacity": "prisoner", "directness": "own-words", "first_hand": True}
        yield self.line(self.matters["detaining_power"], prisoner, MINISTER, DETAINING)
        yield self.line(self.matters["depends_on"], prisoner, OFFICER, ORIGIN)
        for name in ("wish", self.chance.choice(MATTERS)):
            asked_how = {"told_to": self.chance.choice(HEARERS), "private": self.chance.random() < 1 / 2}
            yield {**self.line(self.matters[name], prisoner, own), "asked_how": asked_how}
        told: list[Matter] = []
        for _ in range(OF_EACH - 4):
            again = told and self.chance.random() < 1 / 3
            told.append(self.chance.choice(told if again else self.of_persons))
            of_himself = told[-1].own_word or self.chance.random() < 1 / 5
            yield self.line(told[-1], prisoner, own if of_himself else self.chance.choice(OTHERS))

    def line(self, matter: Matter, subject: str, voice: Line, value: object = None) -> Line:
        """One line of readings; what is settled for everybody is said on the first day."""
        day = FIRST if value else self.day()
        addressee = {"": None, "offeror": DETAINING, "offeree": ORIGIN}
        return {
            **voice,
            "utterance": f"{voice['speaker']}@{day}:{subject}",
            "subject": subject,
            "matter": matter.id,
            "value": value or self.value(matter),
            "by": DETAINING if matter.by else None,
            "towards": addressee[matter.towards] if matter.towards in addressee else self.chance.choice(RECEIVING),
            "said": day.isoformat(),
            "known": (day if value else day + timedelta(days=self.chance.randrange(10))).isoformat(),
        }

    def day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days))

    def value(self, matter: Matter) -> object:
        match matter.type:
            case "word":
                return self.chance.choice(list(matter.words))
            case "power":
                return self.chance.choice(RECEIVING)
            case "date":
                return self.day().isoformat()
            case "number":
                return self.chance.randrange(1, 60)
            case "figure":
                return {"n": self.chance.randrange(1, 3000)}
        return f"told in words {self.chance.randrange(100)}"
