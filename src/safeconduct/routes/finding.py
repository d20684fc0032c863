"""A finding: what a condition answers for one prisoner on one route, why, and who owes what."""

from typing import Literal, NamedTuple

from safeconduct.law.provision import Answer, Condition

Status = Literal["closed", "completed", "open", "awaiting"]
NOT_ASKED_HERE = ("not asked here",)
WAIVED = ("waived",)


class Finding(NamedTuple):
    """What a condition answers. `statements` decided it or left it open; `evidence` bears on it without deciding.

    `owed_by` holds keys of Powers, persons or bodies; `asks` whether it is still a question whether it applies at all:
    then it is nobody's debt, and `asked_of` finds out.
    """

    condition: Condition
    answer: Answer
    because: tuple[str, ...] = ()
    presumed: bool = False
    statements: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    owed_by: tuple[str, ...] = ()
    asks: bool = False

    @property
    def met(self) -> bool:
        """Whether it stands in nobody's way."""
        return self.answer in ("holds", "does-not-apply")


class Owed(NamedTuple):
    """Who owes the next step, and on which condition. `together`: it is one act of all who are named."""

    who: str
    condition: str
    together: bool = False


class Wanted(NamedTuple):
    """A fact that would open the route: what would be said, and by whom; `or_else` are values that do as well.

    `again`: it stands already, and would have to be said anew (to another, in private, or because it is too old).
    """

    matter: str
    value: str
    who: str
    or_else: tuple[str, ...] = ()
    again: bool = False
