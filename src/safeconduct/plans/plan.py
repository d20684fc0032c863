"""A plan: who goes from whom to whom in which stage and why, what it comes to; made by find.py, checked by check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from safeconduct.plans.terms.term import Term

Status = Literal["optimal", "bounded", "impossible"]


class Release(NamedTuple):
    """One line of a roll. `because` names the term that agrees to it, or that it is owed; `step` what is wanting.

    `remains`: it is a body, which is never counted with persons.
    """

    who: str
    held_by: str
    to: str
    stage: int
    because: str
    step: str = ""
    remains: bool = False


class Reached(NamedTuple):
    """What a plan comes to in one aim, the bound nothing can pass, and the proof as it is written.

    `found_by` names the solver; `bounded_by` those on whose word the bound rests, none where it is proved.
    """

    aim: str
    value: int
    bound: int
    proof: Mapping[str, Any] | None = None
    found_by: str = ""
    bounded_by: tuple[str, ...] = ()

    @property
    def parts(self) -> int:
        """In how many parts of the possible it was proved; 0 where it was not."""
        return _parts(self.proof) if self.proof else 0


def _parts(proof: Mapping[str, Any]) -> int:
    return _parts(proof["below"]) + _parts(proof["above"]) if "below" in proof else 1


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The best that all terms allow. `conflict`: terms that cannot stand together, or keep everyone where he is; or,
    of a plan that moves somebody, terms that would hold back who is owed, and do not.
    """

    status: Status
    reached: tuple[Reached, ...] = ()
    roll: tuple[Release, ...] = ()
    conflict: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def roll_hash(self) -> str:
        """The digest of who goes where and when: the same on every machine."""
        return roll_hash(self.roll)

    def value(self, aim: str) -> int:
        """What it comes to in an aim; 0 where that is not asked."""
        return next((one.value for one in self.reached if one.aim == aim), 0)


def roll_hash(roll: Sequence[Release]) -> str:
    """SHA-256 of the lines `who,from,to,stage`, in the order of who."""
    told = sha256()
    for line in sorted([f"{who},{held_by},{to},{stage}\n" for who, held_by, to, stage, *_ in roll]):
        told.update(line.encode())
    return told.hexdigest()
