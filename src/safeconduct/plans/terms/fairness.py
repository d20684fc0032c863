"""Fairness: the shares of two Powers, of those who could come home to each, differ by little."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, ClassVar

from safeconduct.plans.terms.keys import FRACTION, TWO_POWERS
from safeconduct.plans.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Fairness(Term):
    """The part of those with an open route whom each receives differs by no more than `slack`."""

    kind: ClassVar[str] = "fairness"
    between: Annotated[tuple[str, str], TWO_POWERS]
    slack: Annotated[Fraction, FRACTION] = Fraction(0)
