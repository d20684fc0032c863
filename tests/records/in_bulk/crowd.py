"""A crowd of invented men of whom much is said that clashes: many keys of every kind, drawn anew from a seed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from safeconduct.dates import iso, whole_day
from safeconduct.identities.judgement import Judgement, Verdict
from safeconduct.records.surroundings import Membership, Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.ruling import Decision, Ruling
from safeconduct.statements.statement import Statement
from tests.cast import judged, matter, member, office, ruled, said

Drawn = TypeVar("Drawn")

FIRST = whole_day("2030-03-01")
DAYS = [iso(FIRST + n) for n in range(14)]
SPEAKERS = ("minister of SM", "minister of AD", "The Courier", "The Herald", "himself", "himself", "officer")
PARTIAL = ("2030", "2030-03", "2030-03-02/2030-03-06", "2030-03-04/2030-03-09", "2030-03-05", "2030-03-08", "2030-04")
DECISIONS: tuple[Decision, ...] = ("struck", "revoked", "retracted", "does-not-count", "prevails", "prevails")
VERDICTS: tuple[Verdict, ...] = ("same", "same", "not-the-same", "unsure")
# Matters of every shape, type and reach, with what is said in them, who may act and towards whom.
MATTERS: dict[str, tuple[tuple[Any, ...], tuple[str, ...], tuple[str, ...]]] = {
    "wish": (("AD", "MC", "undecided", "none-expressed", "refuses-to-say"), ("",), ("",)),
    "refuses_destination": (("yes", "no"), ("",), ("AD", "MC")),
    "birth": (
        ("2005", "2005-04", "2005-04-09", "2005-04-10", "2005-04-08/2005-04-20", "2005-03/2005-04"),
        ("",),
        ("",),
    ),
    "age_given": ((19, 20, 20.0), ("",), ("",)),
    "captured_on": (PARTIAL, ("",), ("",)),
    "life": (("alive", "dead"), ("",), ("",)),
    "acceptance": (("accepts", "refused", "needs-review"), ("AD", "LI"), ("",)),
    "transfer_position": (("open", "decided", "silent"), ("SM",), ("AD",)),
    "talks": (("begun", "agreed"), ("SM", "AD"), ("SM", "AD")),
    "risk_finding": (("no-real-risk", "real-risk"), ("SM",), ("AD", "MC")),
    "shown_to_press": (("once", "twice"), ("SM",), ("",)),
    "wish_told_to": (("press", "icrc"), ("",), ("",)),
    "captured_count": (({"n": 2}, {"n": 3}, {"n": 3, "includes": ["dead"]}, {"min": 1, "max": 4}), ("",), ("",)),
}


class Crowd:
    """`men` men, a group for every five of them, and a few of whom it is not known who they are."""

    def __init__(self, seed: int, men: int) -> None:
        """Draw everything that is said of them, ruled upon it and judged of them."""
        self.chance = Random(seed)  # noqa: S311 - a crowd for tests, the same at every run
        self.men = [f"m{number:05}" for number in range(men)]
        self.groups = [f"g{number:04}" for number in range(max(1, men // 5))]
        self.strangers = [f"x{number:04}" for number in range(men // 8)]
        of_whom = (*self.men, *self.groups, *self.strangers)
        told = [one for who in of_whom for one in self._said_of(who)]
        self.statements = Statements(told, list(self._rulings(told)))
        self.surroundings = Surroundings(
            memberships=tuple(self._memberships()), judgements=tuple(self._judgements() if seed % 2 else ())
        )

    @property
    def subjects(self) -> list[str]:
        """All of whom there is a record."""
        return sorted({*self.statements.subjects, *self.men})

    def _one(self, several: Sequence[Drawn]) -> Drawn:
        return self.chance.choice(several)

    def _said_of(self, who: str) -> Iterator[Statement]:
        fit = [name for name in MATTERS if who not in self.groups or not matter(name).own_word]
        for name in self.chance.sample(fit, self.chance.choice((1, 1, 2, 3))):
            for number in range(self._one((1, 2, 2, 3, 4, 6, 9))):
                yield self._statement(who, name, f"{who}-{name}-{self.chance.randrange(10**6):06}-{number}")

    def _statement(self, who: str, name: str, key: str) -> Statement:
        values, actors, addressees = MATTERS[name]
        by, towards = self._one(actors), self._one(addressees)
        if matter(name).by == "pair":
            towards = "AD" if by == "SM" else "SM"
        first = self.chance.randrange(9)
        last = first + self._one((0, 0, 0, 2))
        value = self._one(values)
        day = DAYS[first] if first == last else f"{DAYS[first]}/{DAYS[last]}"
        told: dict[str, Any] = {
            "id": key,
            "known": DAYS[self._one((last, last, min(last + 2, 12), 12))],
            "by": by,
            "towards": towards,
            "polarity": "is" if matter(name).not_known_reason(value) else self._one(("is", "is", "is", "is-not")),
            "directness": self._one(("own-words", "paraphrase", "hearsay")),
            "document": self._one("abc"),
        }
        told |= {"until": self._one(DAYS)} if self._one((True, False, False)) else {}
        told |= {"asked_how": {"told_to": "icrc", "private": True}} if self._one((True, False, False)) else {}
        if who in self.strangers:
            told["candidates"] = self.chance.sample(self.men, 3)
            told["distinct_from"] = self.chance.sample(self.men, 1)
        return self._spoken(who, name, value, day, told)

    def _spoken(self, who: str, name: str, value: Any, day: str, told: dict[str, Any]) -> Statement:
        speaker, utterance = self._one(SPEAKERS), f"{who}-{self.chance.randrange(4)}"
        if speaker == "officer":
            made = replace(office(who, name, value, on=day, **told), utterance=utterance)
        else:
            speaker = who if speaker == "himself" else speaker
            made = said(who, name, value, on=day, speaker=speaker, utterance=utterance, **told)
        return replace(made, supposed=True) if self.chance.random() < 0.02 else made

    def _rulings(self, told: Sequence[Statement]) -> Iterator[Ruling]:
        for number in range(len(told) // 8):
            upon = self._one(told).id
            on, known = self._one(DAYS), self._one(DAYS)
            yield ruled(self._one(DECISIONS), upon, on=on, known=known, id=f"r{number:06}")

    def _memberships(self) -> Iterator[Membership]:
        for who in self.men:
            for _ in range(self._one((0, 1, 1, 2))):
                since, until = self._one(("", DAYS[4])), self._one(("", DAYS[8]))
                yield member(who, of=self._one(self.groups), since=since, until=until, known=self._one(DAYS))

    def _judgements(self) -> Iterator[Judgement]:
        for _ in range(len(self.men) // 6):
            left, right = self._one((*self.men, *self.strangers)), self._one(self.men)
            if left != right:
                yield judged(left, right, self._one(VERDICTS), on=self._one(DAYS))
