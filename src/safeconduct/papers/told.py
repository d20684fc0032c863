"""What may be told in public, as values: a statement that passed the door, and lines of all prisoners together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from safeconduct.dates import PartialDate
from safeconduct.figures.amount import Amount
from safeconduct.routes.finding import Status
from safeconduct.statements.ruling import Decision
from safeconduct.statements.statement import Directness

MOST_ALIKE = 6


class Cited(NamedTuple):
    """The page a statement was read from. `name` is "" where it may not be named; `whole`: the link leads to it."""

    name: str
    lang: str
    address: str
    whole: bool


class Became(NamedTuple):
    """What became of a statement since: a ruling's decision, and the ordinal of the day on which it was known."""

    decision: Decision
    day: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A statement as the public may read it: words of the vocabulary, codes, days, numbers and names of the register.

    `says` is the word, or `power`, `figure` or `text` (that something was said, not what). `anchor` is made of what is
    told here and of nothing else; `id` is "" where the journal's own could hold a name. `whom` and `part`: of which
    force or group a number is, and of which place or part of it, each by a number of its own; 0 is the whole.
    """

    anchor: str
    id: str
    matter: str
    says: str
    power: str = ""
    amount: Amount | None = None
    includes: tuple[str, ...] = ()
    qualified: bool = False
    whom: int = 1
    part: int = 0
    denied: bool = False
    by: str = ""
    towards: str = ""
    voice: str = ""
    capacity: str
    behalf: str = ""
    directness: Directness
    estimate: bool = False
    said: PartialDate
    known: PartialDate
    quotation: str = ""
    lang: str = ""
    cited: Cited | None = None
    became: tuple[Became, ...] = ()
    of_one: bool = False

    def numbered(self, count: int) -> "Told":
        """The same under an anchor of its own, where several statements tell alike."""
        return replace(self, anchor=f"{self.anchor}-{count}")

    @property
    def day(self) -> int:
        """The ordinal of the day from which it is known: the page on which it stands."""
        return self.known.last

    @property
    def ended(self) -> bool:
        """Whether it no longer counts."""
        return any(one.decision not in ("corrected", "prevails") for one in self.became)


def told_alike(told: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Statements that make one sentence, told by several pages, side by side (a few at most, then it is said again); in
    the order of the first of each.
    """
    found: dict[object, list[Told]] = {}
    for one in told:
        found.setdefault(replace(one, anchor="", id="", known=one.said, quotation="", lang="", cited=None), []).append(
            one
        )
    return [
        tuple(several[start : start + MOST_ALIKE])
        for several in found.values()
        for start in range(0, len(several), MOST_ALIKE)
    ]


class Debt(NamedTuple):
    """Who owes a next step: a Power, body or role by key; `condition` is "" where what it asks may not be told."""

    who: str
    condition: str


class WayTogether(NamedTuple):
    """A lawful way out as it stands for all together. None where it would be told of one man alone."""

    kind: str
    power: str
    status: Status | None
    asked: Literal["some", "none"] | None
    owed: tuple[Debt, ...]
    waits: tuple[str, ...]
    unanswered: tuple[tuple[str, tuple[str, ...]], ...]


class Together(NamedTuple):
    """All whom one Power holds: how many, that there are wounded, and the ways out.

    `tellable`: whether what is told of all does not tell of one.
    """

    power: str
    held: int
    wounded: bool
    tellable: bool
    ways: tuple[WayTogether, ...]


class Against(NamedTuple):
    """A statement that lost, and the step at which it did; "" where a ruling set it aside."""

    told: Told
    why: str


class Held(NamedTuple):
    """What is held in one matter: what prevails or stands side by side, what says the same, what stands against it.

    Where nothing prevails, `because` says why, and `told` is what left it open.
    """

    matter: str
    by: str
    told: tuple[Told, ...]
    also: tuple[Told, ...] = ()
    against: tuple[Against, ...] = ()
    because: tuple[str, ...] = ()
