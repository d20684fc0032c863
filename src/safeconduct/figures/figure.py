"""A figure: an amount as one speaker gave it on one occasion; a series: all figures of one definition."""

from collections.abc import Mapping
from dataclasses import dataclass

from safeconduct.figures.amount import Amount
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.matter import Matter

# What the amount and the definition already say; whatever else a value holds qualifies the number.
SAID_ELSEWHERE = frozenset({"n", "min", "max", "bound", "includes", "where"})
DefinitionKey = tuple[str, str, frozenset[str], str]


def includes_of(value: Mapping[str, object]) -> tuple[str, ...]:
    """What a number is told to include, each once."""
    told = value.get("includes") or ()
    return tuple(dict.fromkeys(map(str, told if isinstance(told, list | tuple) else (told,))))


def value_of(statement: Statement) -> Mapping[str, object]:
    """The figure that a statement gives, as it stands there."""
    return statement.value if isinstance(statement.value, Mapping) else {}


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
    def key(self) -> DefinitionKey:
        """What makes two definitions one: the order in which they name what they include does not matter."""
        return (self.subject, self.matter.id, frozenset(self.includes), self.where)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """An amount that one speaker gave on one occasion.

    `also`: other renderings of the same words that give the same amount; `otherwise`: ids of those that give another;
    `ended`: the ruling that set it aside; `corrected`: the corrections of our transcription that are carried out in it.
    """

    statement: Statement
    amount: Amount
    also: tuple[Statement, ...] = ()
    otherwise: tuple[str, ...] = ()
    ended: Ruling | None = None
    corrected: tuple[Ruling, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements that give it."""
        return (self.statement.id, *(one.id for one in self.also))

    @property
    def includes(self) -> tuple[str, ...]:
        """What it is told to include, as it stands in the statement."""
        return includes_of(value_of(self.statement))

    @property
    def qualifiers(self) -> dict[str, str | int]:
        """What else was told with the number, as it was told: `of`, `expected`, `probability`, a part of it."""
        told = {key: one for each in (*reversed(self.also), self.statement) for key, one in value_of(each).items()}
        return {
            key: one if isinstance(one, int) else str(one)
            for key, one in told.items()
            if key not in SAID_ELSEWHERE and one not in (None, "")
        }


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
