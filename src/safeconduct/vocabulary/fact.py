"""A fact: a name that rules use, and the way in which a record makes it; the law's expressions are typed by these."""

from dataclasses import dataclass, field
from typing import Literal

FactType = Literal["word", "yes-no", "number", "day", "power"]
Way = Literal[
    "prevailing",
    "ruling",
    "any",
    "any-of-the-wish",
    "of-the-hearing",
    "last-word",
    "count-of-hearings",
    "day-of-prevailing",
    "role",
    "left-otherwise",
]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Fact:
    """A name in a rule, read from `matters`; `subject`, `by` and `towards` are roles that the route binds."""

    id: str
    type: FactType
    made: Way
    means: str
    matters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    subject: str = "prisoner"
    by: str = ""
    towards: str = ""
    role: str = ""
    same_on_every_route: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out whether it depends on the Power or the offer of a route."""
        made_alike = self.made in ("prevailing", "ruling", "any", "any-of-the-wish", "day-of-prevailing")
        own = {"", "prisoner", "detaining-power", "power-of-origin", "conflict"}
        same = made_alike and {self.subject, self.by, self.towards} <= own and len(self.matters) == 1
        object.__setattr__(self, "same_on_every_route", same)
