"""A row: what counts of persons, and switches, may come to; the kinds of terms make rows, problem.py takes them."""

from typing import Literal, NamedTuple

from safeconduct.plans.selector import Selector

NO_LIMIT = None


class Pick(NamedTuple):
    """Whom a count counts. `owed`: with those whom the law sends home, or without; `outside`: less whom these pick."""

    selector: Selector
    owed: Literal["with", "without"] = "without"
    outside: tuple["Pick", ...] = ()


class Count(NamedTuple):
    """How many of those picked are released in these stages, times a whole number."""

    pick: Pick
    stages: tuple[int, ...]
    times: int = 1


class Switch(NamedTuple):
    """A decision of a term: whether it is taken (0 or 1), or how many times (up to `most`)."""

    term: str
    key: str
    most: int = 1


class Row(NamedTuple):
    """Low <= sum of counts + sum of switches <= high. `key` tells a term's rows apart."""

    key: str
    counts: tuple[Count, ...]
    low: int | None = NO_LIMIT
    high: int | None = NO_LIMIT
    switches: tuple[tuple[Switch, int], ...] = ()
