"""A person who must be in the exchange."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.plans.terms.keys import PERSON, POWER
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Named(Term):
    """This one is released: by whom and to whom, where that is told."""

    kind: ClassVar[str] = "named"
    person: Annotated[str, PERSON]
    by: Annotated[str, POWER] = ""
    to: Annotated[str, POWER] = ""
