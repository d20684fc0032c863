"""How far a search may go: time, parts of a proof, and what the solver is told; searching.py keeps to it."""

from dataclasses import dataclass, replace
from math import inf
from time import monotonic
from typing import Literal

from safeconduct.errors import BadInput

Solving = Literal["highs", "cp-sat", "both"]
FEW_LEAVES = 64
LEAST_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Seconds for the whole search; parts into which a proof may split the possible.

    `solver`: the first alone, the second alone, or the second where the first leaves no proof. `threads`: 0 are as many
    as suit the solver, one for the first and all for the second.
    """

    seconds: float = 60.0
    leaves: int = FEW_LEAVES
    solver: Solving = "highs"
    threads: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.seconds < inf:
            raise BadInput(f"--seconds is {self.seconds:g}; write a number above 0")
        if self.leaves < 1:
            raise BadInput(f"--parts is {self.leaves}; write a whole number of 1 or more")

    def until(self) -> float:
        """When the time is up that begins now, by the clock that only goes forward."""
        return monotonic() + self.seconds

    def left(self, until: float) -> "Limits":
        """The same, with what is left of a time; a little always is."""
        return replace(self, seconds=max(LEAST_SECONDS, until - monotonic()))

    def shared(self, among: int) -> "Limits":
        """The same, for one of several searches that share its time."""
        return replace(self, seconds=self.seconds / among)
