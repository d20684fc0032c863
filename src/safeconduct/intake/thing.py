"""A line as it came, the checked thing to enter, and what is held; checks make things, the journal enters them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Kind = Literal["source", "row", "reading", "refusal", "ruling", "context", "judgement"]
# The order in which they are read and entered: what is spoken of before what speaks of it.
KINDS: tuple[Kind, ...] = get_args(Kind)
# What was worked out at intake and not told by the line stands under this one column of the body.
SETTLED = "settled"

Body = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a file (a row, of a table), with its columns as they came."""

    kind: Kind
    file: str
    number: int
    columns: Body


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """A checked thing to enter. `key` tells it from all others of its kind; `body` is the line, whole."""

    kind: Kind
    key: str
    subject: str
    body: Body
    line: Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """What was not taken, where it stands and why.

    `on_file`: a registrar refused the row, with a reason. `kept`: the row itself is kept, but nobody has read it yet.
    """

    file: str
    line: int
    reason: str
    column: str = ""
    row: str = ""
    on_file: bool = False
    kept: bool = False

    @property
    def is_bad(self) -> bool:
        """Whether it is a line that cannot be stored."""
        return not self.on_file and not self.kept


@dataclass(frozen=True, slots=True)
class Held:
    """Bodies by kind and key: what the journal holds, and what stands before in the same import."""

    bodies: dict[Kind, dict[str, Body]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def of(self, kind: Kind) -> Mapping[str, Body]:
        """All of one kind, by key."""
        return self.bodies[kind]

    def with_things(self, things: Iterable[Thing]) -> "Held":
        """A copy that holds these as well; what was held before stands."""
        grown = {kind: dict(held) for kind, held in self.bodies.items()}
        for thing in things:
            grown[thing.kind].setdefault(thing.key, thing.body)
        return Held(grown)


def as_told(body: Body) -> Body:
    """A body as a reading is built from it: what the line told, and what was settled at intake."""
    settled = body.get(SETTLED)
    return {**body, **settled} if settled else body


def same_content(one: Body, other: Body) -> bool:
    """Whether two bodies tell the same. Empty columns and the writing of numbers differ between kinds of file."""
    return one == other or _content(one) == _content(other)


def _content(body: Body) -> dict[str, Any]:
    return {column: _plain(value) for column, value in body.items() if column != SETTLED and value not in (None, "")}


def _plain(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == value // 1 else repr(value)
    return value
