"""What every term has: a name, its place in the file, who offers it, on which statement it rests; kinds build on it."""

from dataclasses import dataclass
from typing import ClassVar

from safeconduct.plans.selector import Selector


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of the parties. `says` offers it, `because` is a statement; `concession` the least to ask for."""

    kind: ClassVar[str]

    name: str
    position: int
    line: int
    says: str = ""
    because: str = ""
    concession: int | None = None

    @property
    def traded(self) -> tuple[Selector, ...]:
        """Whom the term makes depend on a number or a return: those who are owed may not stand here."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Between(Term):
    """A term that sets what one Power gives against what another gives."""

    @property
    def sides(self) -> tuple[Selector, Selector]:
        """Whom each of the two gives to the other."""
        raise NotImplementedError

    @property
    def traded(self) -> tuple[Selector, ...]:
        return self.sides
