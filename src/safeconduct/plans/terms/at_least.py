"""At least so many are released; or each of several Powers receives so many."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import POWERS, STAGE, one_of, whole
from safeconduct.plans.terms.selecting import FLAT
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class AtLeast(Term):
    """At least `count` of those picked; with `each = "power"`, to each Power of `between` (to each of the exchange)."""

    kind: ClassVar[str] = "at-least"
    count: Annotated[int, whole(0)]
    picked: Annotated[Selector, FLAT]
    each: Annotated[str, one_of("power")] = ""
    between: Annotated[tuple[str, ...], POWERS] = ()
    stage: Annotated[int | None, STAGE] = None

    def __post_init__(self) -> None:
        if self.each and self.picked.to:
            raise BadInput(f"counts those who go to {self.picked.to}, and to each Power; write `to` or `each`")
        if self.between and not self.each:
            raise BadInput('names Powers in `between`; write each = "power" beside them')
