"""Whom a term speaks of: a selector, all of whose parts must hold; terms hold it, rows and the check each apply it."""

from dataclasses import dataclass
from typing import Literal

Of = Literal["living", "remains"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ages:
    """From one age to another, both included, on a day (an ordinal)."""

    low: int
    high: int
    on: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """A word of the routes, or ages, units and ranks; what is given must hold."""

    word: str = ""
    ages: Ages | None = None
    units: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Selector:
    """`by` holds them, `to` is where they go; empty is any. `without`: of whom other terms speak, each by categories.

    `rest` says that `others` was written: the rest must moreover not be gravely hurt.
    """

    by: str = ""
    to: str = ""
    categories: tuple[Category, ...] = ()
    persons: frozenset[str] | None = None
    of: Of = "living"
    rest: bool = False
    without: tuple[tuple[Category, ...], ...] = ()
