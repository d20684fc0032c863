"""All for all of a category: everyone with an open route, of both sides, without parity."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import BOOLEAN, TWO_POWERS
from safeconduct.plans.terms.selecting import PICKED
from safeconduct.plans.terms.sides import sides
from safeconduct.plans.terms.term import Between


@dataclass(frozen=True, kw_only=True)
class AllForAll(Between):
    """All of both sides or none; `agreed`: all. Nobody of them crosses between the two by an offer alone."""

    kind: ClassVar[str] = "all-for-all"
    between: Annotated[tuple[str, str], TWO_POWERS]
    picked: Annotated[Selector, PICKED]
    agreed: Annotated[bool, BOOLEAN] = False

    @property
    def sides(self) -> tuple[Selector, Selector]:
        """Whom each of the two gives to the other."""
        return sides(self.between, self.picked)
