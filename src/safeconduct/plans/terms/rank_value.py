"""Ranks weighed against each other by a table of values: history, or a wish of parties; never an entitlement."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar

from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import TWO_POWERS, one_of, whole
from safeconduct.plans.terms.selecting import PICKED
from safeconduct.plans.terms.sides import sides
from safeconduct.plans.terms.term import Between

TABLES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "dix-hill": MappingProxyType({"general": 60, "colonel": 15, "lieutenant": 4, "sergeant": 2, "private": 1}),
    }
)


@dataclass(frozen=True, kw_only=True)
class RankValue(Between):
    """What each gives weighs as much, within `slack`."""

    kind: ClassVar[str] = "rank-value"
    between: Annotated[tuple[str, str], TWO_POWERS]
    table: Annotated[str, one_of(*TABLES)]
    picked: Annotated[Selector, PICKED]
    slack: Annotated[int, whole(0)] = 0

    @property
    def values(self) -> Mapping[str, int]:
        """What each rank weighs."""
        return TABLES[self.table]

    @property
    def sides(self) -> tuple[Selector, Selector]:
        """Whom each of the two gives to the other."""
        return sides(self.between, self.picked)
