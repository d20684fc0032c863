"""A figure: an amount as one speaker gave it on one occasion; a series: all figures of one definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safeconduct.figures.amount import Amount
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.matter import Matter

# What the amount and the definition already say; whatever else a value holds qualifies the number.
SAID_ELSEWHERE = frozenset({"n", "min", "max", "bound", "includes", "where"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """What a number counts: of whom, what, what it includes (in the order first told), and where they are.

    Numbers of two definitions are never compared on one scale, joined or added up.
    """

    subject: str
    matter: Matter
    includes: tuple[str, ...] = ()
    where: str = ""

    @property
    def key(self) -> tuple[str, str, frozenset[str], str]:
        """What makes two definitions one: the order in which they name what they include does not matter."""
        return (self.subject, self.matter.id, frozenset(self.includes), self.where)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """An amount that one speaker gave on one occasion.

    `includes`: what it is told to include; `also`: other renderings of the same words that give the same amount;
    `otherwise`: ids of those that give another; `ended`: the ruling that set it aside; `corrected`: the corrections of
    our transcription that are carried out in it.
    """

    statement: Statement
    amount: Amount
    includes: tuple[str, ...] = ()
    also: tuple[Statement, ...] = ()
    otherwise: tuple[str, ...] = ()
    ended: Ruling | None = None
    corrected: tuple[Ruling, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements that give it."""
        return (self.statement.id, *(one.id for one in self.also))

    @property
    def qualifiers(self) -> Iterator[tuple[str, str | int]]:
        """What else was told with the number, as it was told: `of`, `expected`, `probability`, a part of it."""
        value = self.statement.value
        for key, told in value.items() if isinstance(value, Mapping) else ():
            if key not in SAID_ELSEWHERE and told not in (None, ""):
                yield str(key), told if isinstance(told, int) else str(told)


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """All figures of one definition, by the day on which they were said. `name`: a name for files and addresses."""

    name: str
    definition: Definition
    figures: tuple[Figure, ...]

    @property
    def of_estimates(self) -> bool:
        """Whether all of them are estimates, so that it need not be said of each."""
        return all(figure.statement.estimate for figure in self.figures)
