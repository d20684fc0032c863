"""What a record needs beside statements: groups and members, offers, parties, identities, waivers; dated and signed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from safeconduct.identities.judgement import Judgement
from safeconduct.statements.ruling import Ruling


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A span of days (ordinals, both ends included; None = open) and the day from which it is known."""

    since: int | None = None
    until: int | None = None
    known: int

    def holds(self, on: int, known_by: int) -> bool:
        """Whether it holds on a day for who knows what was known by another."""
        return self.known <= known_by and (self.since or on) <= on <= (self.until or on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Membership(Dated):
    """A person belongs to a group."""

    group: str
    member: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer(Dated):
    """An offer of exchange: who makes it to whom, who would receive, who must deliver, which group it covers."""

    key: str
    offeror: str
    offerees: tuple[str, ...]
    receiving: str
    counterpart: str
    covers: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Party(Dated):
    """A Power is a party to a conflict, on one side or the other."""

    conflict: str
    power: str
    side: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """All of it, indexed by what records look up."""

    memberships: tuple[Membership, ...] = ()
    offers: tuple[Offer, ...] = ()
    parties: tuple[Party, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    waivers: tuple[Ruling, ...] = ()
    by_member: dict[str, list[Membership]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the memberships by member."""
        index: dict[str, list[Membership]] = defaultdict(list)
        for membership in self.memberships:
            index[membership.member].append(membership)
        object.__setattr__(self, "by_member", dict(index))

    def memberships_of(self, keys: Iterable[str]) -> list[Membership]:
        """The memberships of a person under any of his keys."""
        return [one for key in keys for one in self.by_member.get(key, ())]

    @property
    def groups(self) -> frozenset[str]:
        """The keys of all groups."""
        return frozenset(one.group for one in self.memberships)
