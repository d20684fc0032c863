"""One figure measured, with what it should be; and the timing of a call that is repeated until its middle is steady."""

from collections.abc import Callable, Mapping, Sequence
from statistics import quantiles
from time import perf_counter
from typing import Any, Literal, NamedTuple, ParamSpec, Self, TypeVar

Sign = Literal["<=", ">="]
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Spread(NamedTuple):
    """The lower quartile, the middle and the upper quartile of repeated measurements, in seconds."""

    lower: float
    middle: float
    upper: float


class Figure(NamedTuple):
    """One line of the result: what was measured, in which unit, and the target where there is one.

    `lower` and `upper` are the quartiles, where it was measured more than once.
    """

    benchmark: str
    name: str
    measured: float
    unit: str
    sign: Sign = "<="
    target: float | None = None
    lower: float | None = None
    upper: float | None = None
    runs: int = 1

    @property
    def missed(self) -> bool:
        """Whether there is a target and it is not reached."""
        if self.target is None:
            return False
        return self.measured > self.target if self.sign == "<=" else self.measured < self.target

    def as_json(self) -> dict[str, Any]:
        """As plain data; what is not there is left out."""
        told = {key: value for key, value in self._asdict().items() if value is not None}
        return {**told, "missed": self.missed} if self.target is not None else told

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Self:
        """As it was written."""
        return cls(**{key: value for key, value in told.items() if key in cls._fields})


def spread(seconds: Sequence[float]) -> Spread:
    """Quartiles of at least two measurements."""
    return Spread(*quantiles(seconds, n=4, method="inclusive"))


def timed(call: Callable[Given, Answer], *args: Given.args, **named: Given.kwargs) -> tuple[float, Answer]:
    """How long one call takes, in seconds, and what it gives back."""
    start = perf_counter()
    found = call(*args, **named)
    return perf_counter() - start, found


def repeated(call: Callable[[], object], *, runs: int, warm_up: int) -> Spread:
    """The quartiles of a call in seconds, after calls that are not counted; the garbage collector runs as always."""
    return spread([timed(call)[0] for _ in range(warm_up + runs)][warm_up:])


def in_milliseconds(benchmark: str, name: str, found: Spread, *, runs: int, target: float | None = None) -> Figure:
    """A spread as a figure in milliseconds; the target is for the middle."""
    lower, middle, upper = (1000 * one for one in found)
    return Figure(benchmark, name, middle, "ms", "<=", target, lower, upper, runs)
