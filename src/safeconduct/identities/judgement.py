"""A judgement that two subjects are or are not the same person; records gather statements by what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "not-the-same", "unsure"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """One person's judgement on two subjects. `known` is an ordinal day; a later judgement of the pair replaces it."""

    id: str
    left: str
    right: str
    verdict: Verdict
    known: int
    reason: str
    made_by: str

    @property
    def pair(self) -> frozenset[str]:
        """Both subjects, in no order."""
        return frozenset((self.left, self.right))


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a key stands for: the keys judged to be the same person, and those judged to be another."""

    keys: frozenset[str]
    others: frozenset[str]


def identity_of(key: str, judgements: Iterable[Judgement], known_by: int) -> Identity:
    """Whom a key stands for by the judgements known by a day (an ordinal)."""
    latest: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        held = latest.get(judgement.pair)
        if judgement.known <= known_by and (not held or held.known <= judgement.known):
            latest[judgement.pair] = judgement
    keys = {key}
    grew = True
    while grew:
        joined = {one for j in latest.values() if j.verdict == "same" and j.pair & keys for one in j.pair}
        grew = not joined <= keys
        keys |= joined
    apart = {one for j in latest.values() if j.verdict == "not-the-same" and j.pair & keys for one in j.pair}
    return Identity(frozenset(keys), frozenset(apart - keys))
