"""An offer: whom a Power is ready to release at all; silence is not consent."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.selecting import FLAT
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Offer(Term):
    """Whom its selector picks may be released; of the same holder and receiver, whom no offer picks may not."""

    kind: ClassVar[str] = "offer"
    picked: Annotated[Selector, FLAT]

    def __post_init__(self) -> None:
        if not self.whom.by:
            raise BadInput("does not say who offers them; write `by`")

    @property
    def whom(self) -> Selector:
        """Whom it picks; the one who says it holds them where nothing else is written."""
        return self.picked if self.picked.by else replace(self.picked, by=self.says)
