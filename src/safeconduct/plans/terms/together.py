"""Persons not to be separated: the same stage and the same Power, or none of them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.errors import BadInput
from safeconduct.plans.terms.keys import PERSONS
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Together(Term):
    """Not without one another."""

    kind: ClassVar[str] = "together"
    persons: Annotated[tuple[str, ...], PERSONS]

    def __post_init__(self) -> None:
        if len(self.persons) < 2:
            raise BadInput("keeps one person together with nobody; name two or more")
