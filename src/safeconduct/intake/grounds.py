"""What a line is checked against: what is held, the vocabulary, the law, the Powers known; every check is given one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from safeconduct.intake.thing import Body, Held, Thing, as_told
from safeconduct.law.library import Law
from safeconduct.statements.placed import PowersOver
from safeconduct.vocabulary.from_files import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """Held things (of the journal, and of this import so far), vocabulary and law.

    `members`: groups, each with a member, that are known beside what is held.
    """

    held: Held
    words: Vocabulary
    law: Law
    members: tuple[tuple[str, str], ...] = ()

    def with_things(self, things: Iterable[Thing]) -> "Grounds":
        """The same grounds, with more held."""
        return replace(self, held=self.held.with_things(things))

    @cached_property
    def readings_of_row(self) -> Mapping[str, list[str]]:
        """The keys of the readings of each row."""
        found: dict[str, list[str]] = {}
        for key, body in self.held.of("reading").items():
            found.setdefault(str(body.get("row") or ""), []).append(key)
        return found

    @cached_property
    def powers(self) -> "KnownPowers":
        """The Powers over each subject, from the lines of context."""
        return KnownPowers.from_context(self.held.of("context").values(), self.members)

    def statement_bodies(self, name: str) -> list[Body]:
        """The statements that a ruling means by `name`: one by its key, or all of a row."""
        for kind in ("reading", "context"):
            if name in self.held.of(kind):
                body = self.held.of(kind)[name]
                return [as_told(body)] if kind == "reading" or body.get("kind") == "statement" else []
        return [as_told(self.held.of("reading")[key]) for key in self.readings_of_row.get(name, ())]


@dataclass(frozen=True, kw_only=True)
class KnownPowers:
    """Detaining Powers and Powers of origin, as lines of context tell them; `kin` names the circle of each subject."""

    detaining: Mapping[str, frozenset[str]]
    of_origin: Mapping[str, frozenset[str]]
    kin: Mapping[str, str]

    @classmethod
    def from_context(cls, bodies: Iterable[Body], members: Iterable[tuple[str, str]] = ()) -> "KnownPowers":
        """Read them from all lines of context; `members`: further groups, each with a member."""
        told = list(bodies)
        kin = circles([*((body["group"], body["member"]) for body in told if body.get("kind") == "membership"), *members])
        return cls(detaining=_told(told, "detaining_power", kin), of_origin=_told(told, "depends_on", kin), kin=kin)

    def over(self, subject: str) -> PowersOver:
        """Those told of a subject or of whoever shares a group with it; those told of anyone, where none are."""
        circle = self.kin.get(subject, subject)
        return PowersOver(
            detaining=self.detaining.get(circle) or frozenset().union(*self.detaining.values()),
            of_origin=self.of_origin.get(circle) or frozenset().union(*self.of_origin.values()),
        )


def circles(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The circle of each subject that shares a group with another, named by its first member in the alphabet."""
    joined: dict[str, set[str]] = {}
    for pair in pairs:
        larger, smaller = sorted((joined.get(one, {one}) for one in pair), key=len, reverse=True)
        larger |= smaller
        joined |= dict.fromkeys(smaller | set(pair), larger)
    names = {id(circle): min(circle) for circle in {id(one): one for one in joined.values()}.values()}
    return {subject: names[id(circle)] for subject, circle in joined.items()}


def _told(bodies: Iterable[Body], matter: str, kin: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for body in bodies:
        if body.get("kind") == "statement" and body.get("matter") == matter and body.get("polarity") != "is-not":
            circle = kin.get(body["subject"], body["subject"])
            found[circle] = found.get(circle, frozenset()) | {str(body["value"])}
    return found
