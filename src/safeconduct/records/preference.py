"""Which of two sayings prevails, and the name of the step that decided; folding and the explanation use it."""

from operator import itemgetter
from typing import NamedTuple

from safeconduct.statements.statement import Rank, Statement

STEPS = (
    "officer's ruling",
    "the prisoner on himself",
    "placed to know at first hand",
    "not hearsay",
    "said of him, not of his group",
    "said later",
    "more direct",
    "known later",
)
before_the_last_step = itemgetter(slice(0, 7))


class Held(NamedTuple):
    """A statement as held of one subject: whether it was said of a group of his, and its rank (higher prevails)."""

    statement: Statement
    of_group: bool
    rank: Rank


def held(statement: Statement, of_group: bool, known_by: int) -> Held:
    """A statement with its rank by the steps above, as it was worked out at birth.

    A ruling that lets the statement prevail lifts it to the first step once it is known.
    """
    rank = statement.rank_of_group if of_group else statement.rank
    if statement.endings and any(e.decision == "prevails" and e.known <= known_by for e in statement.endings):
        rank = (max(rank[0], 1), *rank[1:])
    return Held(statement, of_group, rank)


def deciding_step(winner: Rank, loser: Rank) -> str:
    """The first step at which two ranks differ, or "" where they do not."""
    return next((step for step, a, b in zip(STEPS, winner, loser, strict=True) if a != b), "")
