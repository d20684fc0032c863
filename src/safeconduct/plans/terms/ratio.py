"""A ratio: one Power gives so many for so many of the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, NamedTuple

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import POWER, STAGE, Sort, Told, must, one_of, power, whole
from safeconduct.plans.terms.known import Known
from safeconduct.plans.terms.selecting import PICKED
from safeconduct.plans.terms.sides import sides
from safeconduct.plans.terms.term import Between

NUMBER = whole(1, 10_000)


class Share(NamedTuple):
    """So many, given by one Power."""

    by: str
    number: int


def _share(value: Told, known: Known) -> Share:
    must(value, isinstance(value, Mapping) and value.keys() == {"by", "count"}, 'a table, as in {by = "UA", count = 3}')
    return Share(power(value["by"], known), NUMBER.read(value["count"], known))


SHARE = Sort(
    _share,
    {
        "type": "object",
        "properties": {"by": POWER.schema, "count": NUMBER.schema},
        "required": ["by", "count"],
        "additionalProperties": False,
    },
)


@dataclass(frozen=True, kw_only=True)
class Ratio(Between):
    """`give` for `in_return`: exactly in that proportion, or at least so many of `give`."""

    kind: ClassVar[str] = "ratio"
    give: Annotated[Share, SHARE]
    in_return: Annotated[Share, SHARE.called("for")]
    picked: Annotated[Selector, PICKED]
    hold: Annotated[str, one_of("exact", "at-least")] = "exact"
    each: Annotated[str, one_of("stage")] = ""
    stage: Annotated[int | None, STAGE] = None

    def __post_init__(self) -> None:
        if self.give.by == self.in_return.by:
            raise BadInput(f"sets {self.give.by} against itself; `give` and `for` need two Powers")

    @property
    def sides(self) -> tuple[Selector, Selector]:
        """Whom each of the two gives to the other."""
        return sides((self.give.by, self.in_return.by), self.picked)
