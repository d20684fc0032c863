"""A cap: at most so many, in all, in each stage, of each side; a seat is a seat."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import STAGE, some_of, whole
from safeconduct.plans.terms.selecting import FLAT
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Cap(Term):
    """At most `count` of those picked; of each holder, in each stage, or in one stage."""

    kind: ClassVar[str] = "cap"
    count: Annotated[int, whole(0)]
    picked: Annotated[Selector, FLAT]
    each: Annotated[tuple[str, ...], some_of("stage", "power")] = ()
    stage: Annotated[int | None, STAGE] = None
