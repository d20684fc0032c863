"""An entry of a record: what prevails in one matter, or why it is not known, and everything that contradicts it."""

from typing import Any, Literal, NamedTuple

from safeconduct.records.preference import deciding_step
from safeconduct.statements.statement import Rank, Statement
from safeconduct.vocabulary.matter import Matter

Reason = Literal[
    "never asked",
    "undecided",
    "refused to say",
    "silent",
    "expired",
    "disputed",
    "said only of one of them",
    "left to an officer",
]
NEVER_ASKED: tuple[str, ...] = ("never asked",)


class Contradiction(NamedTuple):
    """A statement that says otherwise and lost. `ended` tells how it was set aside or outdone before ranking."""

    statement: Statement
    ended: str
    winner: Rank | None = None
    loser: Rank | None = None

    @property
    def set_aside(self) -> bool:
        """Whether a ruling took it out before anything was ranked."""
        return any(self.ended == f"{ruling.decision} ({ruling.id})" for ruling in self.statement.endings)

    @property
    def why(self) -> str:
        """Why it lost: how it was set aside, or the first step at which it ranks below what prevails."""
        if self.ended or not self.winner or not self.loser:
            return self.ended
        return deciding_step(self.winner, self.loser)


class Saying(NamedTuple):
    """One thing said: the statement that is shown for it, and the others that say the same."""

    statement: Statement
    also: tuple[Statement, ...] = ()

    @property
    def cited(self) -> tuple[Statement, ...]:
        """The statement and the other renderings of its utterance that agree with it."""
        if not self.also:
            return (self.statement,)
        utterance = self.statement.utterance
        return (self.statement, *(other for other in self.also if other.utterance == utterance))


class Entry(NamedTuple):
    """What is held of a subject in one matter, by one actor towards another.

    Matters that fold have one saying or none; the others have all that stand, side by side. `because` tells why it is
    not known, `unsettled` the statements that left it so. `stale`: older than the matter says it should be asked again.
    """

    matter: Matter
    by: str | None
    towards: str | None
    sayings: tuple[Saying, ...] = ()
    because: tuple[str, ...] = ()
    unsettled: tuple[Statement, ...] = ()
    contradicted: tuple[Contradiction, ...] = ()
    stale: bool = False

    @property
    def saying(self) -> Saying | None:
        """What prevails, where something does."""
        return self.sayings[0] if self.sayings else None

    @property
    def known(self) -> bool:
        """Whether it holds a value, or values side by side."""
        return bool(self.sayings)

    @property
    def value(self) -> object:
        """The value that prevails, comparable; None where none does or where only `is not` is known."""
        if not self.sayings or self.sayings[0].statement.denied:
            return None
        return self.sayings[0].statement.meaning

    @property
    def denied(self) -> frozenset[Any]:
        """The values that are known not to be the case, where nothing more is known."""
        if not self.sayings or not self.sayings[0].statement.denied:
            return frozenset()
        return frozenset(one.meaning for one in (self.sayings[0].statement, *self.sayings[0].also) if one.denied)

    @property
    def cited(self) -> tuple[Statement, ...]:
        """The statements that decide it, or leave it open."""
        if not self.sayings:
            return self.unsettled
        if len(self.sayings) == 1:
            return self.sayings[0].cited
        return tuple([one for saying in self.sayings for one in saying.cited])

    @property
    def challenged(self) -> bool:
        """Whether what prevails was contradicted later by a voice less placed to know."""
        if not self.sayings:
            return False
        said = self.sayings[0].statement.said_day
        return any(not c.ended and c.statement.said_day > said for c in self.contradicted)
