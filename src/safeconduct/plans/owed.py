"""Who is owed his release and never bargained over, as owed.toml says it; persons and terms ask."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from safeconduct.law.library import law

FILE = Path(__file__).with_name("owed.toml")
# What stands as the reason in a roll for whom the law sends home.
BECAUSE_OWED = "owed"


class Owing(NamedTuple):
    """The provision that owes the release, the categories it speaks of; the journal's word, and what it stands for."""

    citation: str
    categories: frozenset[str]
    word: str
    category: str


@cache
def owing() -> Owing:
    """The rule of the law on those who are owed their release."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Owing(law().provisions[told["provision"]].citation, frozenset(told["categories"]), **told["case"])
