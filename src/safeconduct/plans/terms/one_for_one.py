"""One for one: two Powers give each other as many, in all or in each stage."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import STAGE, TWO_POWERS, one_of, whole
from safeconduct.plans.terms.selecting import PICKED
from safeconduct.plans.terms.sides import sides
from safeconduct.plans.terms.term import Between


@dataclass(frozen=True, kw_only=True)
class OneForOne(Between):
    """As many each way; `count`: exactly that many each, `at_most`: a limit, `slack`: so many outside the parity."""

    kind: ClassVar[str] = "one-for-one"
    between: Annotated[tuple[str, str], TWO_POWERS]
    picked: Annotated[Selector, PICKED]
    each: Annotated[str, one_of("stage")] = ""
    stage: Annotated[int | None, STAGE] = None
    count: Annotated[int | None, whole(0)] = None
    at_most: Annotated[int | None, whole(0)] = None
    slack: Annotated[int, whole(0)] = 0

    def __post_init__(self) -> None:
        if self.count is not None and self.at_most is not None and self.at_most < self.count:
            raise BadInput(f"wants {self.count} and at most {self.at_most}, which cannot both be; write one of them")

    @property
    def sides(self) -> tuple[Selector, Selector]:
        """Whom each of the two gives to the other."""
        return sides(self.between, self.picked)
