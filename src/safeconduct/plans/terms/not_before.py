"""Not before a stage, or not after it: those picked go in that stage at the earliest, or at the latest."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import STAGE
from safeconduct.plans.terms.selecting import FLAT
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class NotBefore(Term):
    """None of them in an earlier stage; who is owed his release is passed over."""

    kind: ClassVar[str] = "not-before"
    stage: Annotated[int, STAGE]
    picked: Annotated[Selector, FLAT]


@dataclass(frozen=True, kw_only=True)
class NotAfter(Term):
    """None of them in a later stage; who is owed his release is passed over."""

    kind: ClassVar[str] = "not-after"
    stage: Annotated[int, STAGE]
    picked: Annotated[Selector, FLAT]
