"""The door behind which every solver stands: a problem, what is settled of it, and the best in whole numbers asked."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from safeconduct.plans.problem import Problem

NEARLY = 1e-6
Floors = Sequence[tuple[Mapping[int, int], int]]


class Found(NamedTuple):
    """The best in whole numbers that was found (empty: none was), and the bound that the solver claims."""

    columns: tuple[int, ...]
    bound: float
    finished: bool


class Door(Protocol):
    """A solver that holds one problem: solver.py is the first, second.py the second."""

    name: str
    problem: Problem

    @property
    def floors(self) -> Floors:
        """The gains that are settled, with what they come to at least."""

    def floor(self, gains: Mapping[int, int], low: int) -> None:
        """From now on these gains come to at least `low`."""

    def whole(self, gains: Mapping[int, int], seconds: float, start: Sequence[int] = ()) -> Found | None:
        """The best in whole numbers within the time; None where nothing is allowed."""


def stands(door: Door, columns: Sequence[int]) -> bool:
    """Whether whole numbers keep every row and every aim that is settled."""
    kept = all(sum(gain * columns[at] for at, gain in gains.items()) >= low for gains, low in door.floors)
    return kept and door.problem.allows(columns)
