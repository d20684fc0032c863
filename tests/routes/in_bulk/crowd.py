"""A crowd of invented prisoners of SM of whom anything may be said, by anyone, of any route; drawn anew from a seed."""

import os
from collections.abc import Iterator
from typing import Any

from safeconduct.records.surroundings import Membership, Surroundings
from safeconduct.routes.last_word import MATTERS
from safeconduct.statements.gathered import Statements
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter
from tests.cast import NATIONALS, OFFERED, ORIGIN, WAR, member, offer, office, said, waived
from tests.records.in_bulk.crowd import DAYS, Crowd

# How many men tests draw at once; `make equal` asks for ten thousand.
MEN = int(os.environ.get("SAFECONDUCT_SUBJECTS", "150"))
POWERS = ("MC", "AD", "LI")
SPEAKERS = ("minister of SM", "minister of AD", "The Courier", "the delegate", "himself", "officer", "officer")
HEARERS = ("icrc", "un-body", "press", "neutral-power", "detaining-power")
OFFERS = (offer("offer:second", covers="m00000"), offer("offer:third", to=("LI", "MC"), counterpart="LI"))
WAIVED = (
    *(("wish-is-recent", "", ""), ("wish-concordant-twice", "exchange", ""), ("offer-stands", "", "")),
    *(("destination-not-refused", "acceptance-as-national:AD", "m00001"), ("counterpart-delivers", "", "m00002")),
)


class Prisoners(Crowd):
    """The crowd of records, all of it held by SM, with more said of each on what routes ask."""

    def __init__(self, seed: int, men: int) -> None:
        """Draw what is said beside, of each and around all."""
        super().__init__(seed, men)
        self.of_persons = [one for one in vocabulary().matters.values() if {"person"} <= {*one.of}]
        around = [one for one in (*WAR, NATIONALS, *OFFERED, *self._around()) if isinstance(one, Statement)]
        told = [one for who in self.men for one in self._on_routes(who)]
        self.statements = Statements([*self.statements, *around, *told])
        surrounding = self.surroundings
        self.surroundings = Surroundings(
            memberships=(*surrounding.memberships, *self._in_column()),
            offers=(OFFERED[0], *OFFERS),
            parties=tuple(one for one in WAR if not isinstance(one, Statement)),
            judgements=surrounding.judgements,
            waivers=tuple(self._waivers()),
        )

    def _around(self) -> Iterator[Statement]:
        yield from (office("column", "detaining_power", "SM", on="2030-01-10"), ORIGIN)
        yield said("AD", "party_to", "gc-iii", on="2030-01-01")
        yield said("MC", "parole_allowed", "yes", on="2030-01-01", by="MC", speaker="minister of MC")
        yield office("LI", "neutral_ruling", "neutral", on="2030-01-01", by="SM", towards="LI")
        for key in ("offer:second", "offer:third"):
            for to in ("MC", "LI"):
                yield said(
                    key, "offer_made", self._one(("standing", "withdrawn")), on=self._one(DAYS), by="SM", towards=to
                )
        yield said("offer:swap", "offer_answer", "silent", on=DAYS[2], by="MC", towards="SM")
        yield said("SM", "forced_return", "ruled-out", on=DAYS[3], by="SM", speaker="minister of SM")

    def _in_column(self) -> Iterator[Membership]:
        """Most are of the column that SM holds; some join late, and some are never said to be of it."""
        for who in self.men:
            if self.chance.random() < 0.9:
                yield member(who, since=self._one(("", "", DAYS[4])))

    def _waivers(self) -> Iterator[Ruling]:
        for condition, route, who in WAIVED:
            yield waived(condition, on=self._one(DAYS), route=route, subject=who)

    def _on_routes(self, who: str) -> Iterator[Statement]:
        for number in range(self.chance.randrange(12)):
            matter = vocabulary().matters[self._one(MATTERS)] if number % 4 == 0 else self._one(self.of_persons)
            one = self._told(who, matter, f"{who}+{number}")
            yield one
            if matter.own_word and self.chance.random() < 0.5:
                about = f"utterance:{one.utterance}"
                for name, value in (
                    ("heard_by", self._one(HEARERS)),
                    ("wish_quality", "led"),
                    ("heard_in_private", "no"),
                ):
                    yield said(about, name, value, on=str(one.known), id=f"{one.id}-{name}")

    def _told(self, who: str, matter: Matter, key: str) -> Statement:
        roles = {"detaining-power": "SM", "power-of-origin": "MC", "offeror": "SM", "offeree": "MC", "": ""}
        by = roles.get(matter.by) if matter.by in roles else self._one(POWERS)
        towards = roles.get(matter.towards) if matter.towards in roles else self._one(POWERS)
        if matter.by == "pair":
            by, towards = self._one((("SM", "AD"), ("LI", "SM"), ("MC", "SM")))
        day = self._one(DAYS)
        told: dict[str, Any] = {
            "id": key,
            "by": by,
            "towards": towards,
            "known": self._one([one for one in DAYS if one >= day]),
            "directness": self._one(("own-words", "paraphrase", "hearsay")),
        }
        if matter.own_word:
            told["asked_how"] = {"told_to": self._one(HEARERS), "private": self._one((True, False))}
        value = self._value(matter)
        told |= {"polarity": "is-not"} if not matter.not_known_reason(value) and self.chance.random() < 0.1 else {}
        speaker = "himself" if matter.own_word and self.chance.random() < 0.8 else self._one(SPEAKERS)
        if speaker == "officer" and not matter.own_word:
            return office(who, matter.id, value, on=day, **told)
        return said(
            who, matter.id, value, on=day, speaker=who if speaker in ("himself", "officer") else speaker, **told
        )

    def _value(self, matter: Matter) -> Any:
        match matter.type:
            case "word":
                return self._one(list(matter.words))
            case "power":
                return self._one((*POWERS, "SM"))
            case "date":
                return self._one(("2030-02", "2030-03-02", "2030-03", "2030-03-05/2030-03-20"))
            case "number":
                return self.chance.randrange(1, 60)
            case "figure":
                return {"n": self.chance.randrange(1, 3000)}
        return f"told in words {self.chance.randrange(100)}"
