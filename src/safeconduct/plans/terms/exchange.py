"""The terms of one exchange, read whole: its day, Powers, stages and aims, and every term in the order of the file."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from safeconduct.plans.terms.term import Term

Aim = Literal["seriously-wounded", "days-in-captivity", "persons", "remains", "early"]
AIMS: tuple[Aim, ...] = get_args(Aim)
MOST_STAGES = 100
DEFAULT_AIMS: tuple[Aim, ...] = ("seriously-wounded", "days-in-captivity", "persons", "early")


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """`on` is the ordinal of the day of routes and ages; `one_step_away` asks for a second plan beside the first."""

    on: int
    powers: tuple[str, ...]
    stages: int
    aims: tuple[Aim, ...]
    one_step_away: bool
    terms: tuple[Term, ...]
    file: str = ""
    out_of_force: frozenset[str] = frozenset()

    def without(self, term: str) -> "Exchange":
        """The exchange with one term out of force: it binds nobody any more, and the consent it gave stays."""
        return replace(self, out_of_force=self.out_of_force | {term})

    def with_term(self, term: Term) -> "Exchange":
        """The exchange with one term more."""
        return replace(self, terms=(*self.terms, term))

    @property
    def by_name(self) -> dict[str, Term]:
        """Terms by their names."""
        return {term.name: term for term in self.terms}


def with_remains(aims: tuple[Aim, ...]) -> tuple[Aim, ...]:
    """The aims where there are remains: an aim of their own, after the persons and never added to them."""
    if "remains" in aims:
        return aims
    after = aims.index("persons") + 1 if "persons" in aims else len(aims)
    return (*aims[:after], "remains", *aims[after:])
