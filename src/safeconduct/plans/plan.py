"""A plan: who goes from whom to whom in which stage and why, what it comes to; made by find.py, checked by check."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from safeconduct.plans.proof import Tree
from safeconduct.plans.terms.term import Term

Status = Literal["optimal", "bounded", "impossible"]


class Release(NamedTuple):
    """One line of a roll. `because` names the term that agrees to it, or that it is owed; `step` what is wanting."""

    who: str
    held_by: str
    to: str
    stage: int
    because: str
    step: str = ""


class Reached(NamedTuple):
    """What a plan comes to in one aim, the bound nothing can pass, and the proof where there is one."""

    aim: str
    value: int
    bound: int
    proof: Tree | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The best that all terms allow. `conflict`: terms that cannot stand together (or keep everyone where he is)."""

    status: Status
    reached: tuple[Reached, ...] = ()
    roll: tuple[Release, ...] = ()
    conflict: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def roll_hash(self) -> str:
        """The digest of who goes where and when: the same on every machine."""
        return roll_hash(self.roll)

    def value(self, aim: str) -> int:
        """What it comes to in an aim; 0 where that is not asked."""
        return next((one.value for one in self.reached if one.aim == aim), 0)


def roll_hash(roll: Sequence[Release]) -> str:
    """SHA-256 of the lines `who,from,to,stage`, in the order of who."""
    lines = sorted(f"{one.who},{one.held_by},{one.to},{one.stage}\n" for one in roll)
    return sha256("".join(lines).encode()).hexdigest()
