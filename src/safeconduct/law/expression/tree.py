"""The expression tree of a rule: what the reader builds, and closures, printing and SQL are made from."""

from dataclasses import dataclass
from typing import Literal

from safeconduct.dates import PartialDate

Sign = Literal["==", "<", "<=", ">", ">="]
Unit = Literal["days_between", "months_between"]


@dataclass(frozen=True, slots=True)
class Named:
    """A fact, by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Today:
    """`on`: the as-of day."""

    def __str__(self) -> str:
        return "on"


@dataclass(frozen=True, slots=True)
class Constant:
    """A word, a Power, a whole number or a day."""

    value: str | int | PartialDate

    def __str__(self) -> str:
        return str(self.value) if isinstance(self.value, int) else f'"{self.value}"'


@dataclass(frozen=True, slots=True)
class Period:
    """Days or whole months from one day to another."""

    unit: Unit
    start: "Named | Today"
    end: "Named | Today"

    def __str__(self) -> str:
        return f"{self.unit}({self.start}, {self.end})"


Term = Named | Today | Constant | Period


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison."""

    left: Named | Today | Period
    sign: Sign
    right: Term

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


@dataclass(frozen=True, slots=True)
class Among:
    """A fact is one of several words."""

    fact: Named
    words: tuple[str, ...]

    def __str__(self) -> str:
        words = ", ".join(f'"{word}"' for word in self.words)
        return f"{self.fact} in [{words}]"


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    inner: "Rule"

    def __str__(self) -> str:
        return f"not ({self.inner})" if isinstance(self.inner, AllOf | AnyOf) else f"not {self.inner}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part has to hold."""

    parts: tuple["Rule", ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part has to hold."""

    parts: tuple["Rule", ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(part) for part in self.parts)


Rule = Compare | Among | Not | AllOf | AnyOf


def _bracketed(part: Rule) -> str:
    return f"({part})" if isinstance(part, AllOf | AnyOf) else str(part)


def facts_in(rule: Rule) -> tuple[str, ...]:
    """The names of the facts that a rule uses, each once, in the order in which they stand."""
    return tuple(dict.fromkeys(_names(rule)))


def _names(rule: Rule | Term) -> list[str]:
    match rule:
        case Named(name):
            return [name]
        case Among(fact, _):
            return [fact.name]
        case Compare(left, _, right):
            return _names(left) + _names(right)
        case Period(_, start, end):
            return _names(start) + _names(end)
        case Not(inner):
            return _names(inner)
        case AllOf(parts) | AnyOf(parts):
            return [name for part in parts for name in _names(part)]
        case _:
            return []
