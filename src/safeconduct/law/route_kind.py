"""A kind of route: which roles it binds, for which Powers it is listed, what completes it; routes are made from it."""

from dataclasses import dataclass
from typing import Literal

from safeconduct.law.expression.closure import Closure
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Condition
from safeconduct.vocabulary.labels import Labels


@dataclass(frozen=True, kw_only=True, slots=True)
class ListingRule:
    """For which Powers a kind is shown: the one bound to a role, or those in a slot of any statement of a matter."""

    role: str = ""
    matter: str = ""
    take: Literal["", "by", "towards", "value"] = ""
    per: Literal["", "offer"] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteKind:
    """A lawful way out, before it is bound to a prisoner and a Power. `conditions` are in the order of their steps."""

    id: str
    roles: tuple[str, ...]
    instruments: tuple[str, ...]
    ends_captivity: bool
    name: Labels
    meaning: Labels
    begins: Labels
    says: Labels
    listed: tuple[ListingRule, ...]
    excepted: tuple[str, ...]
    completed_rule: Rule
    completed_when: Closure
    shown_rule: Rule | None = None
    shown_when: Closure | None = None
    conditions: tuple[Condition, ...] = ()
