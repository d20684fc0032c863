"""What the manual is made from, gathered as values; the pages are made from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.law.library import Law
from safeconduct.manual.verb import Verb
from safeconduct.vocabulary.from_files import Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """One file of the vocabulary, or the two of one name: what it is about, its matters, its facts."""

    name: str
    about: str
    matters: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """Law, vocabulary, glossary and verbs. `about` holds the sentence that opens the file of each provision."""

    law: Law
    words: Vocabulary
    ways: Mapping[str, str]
    families: tuple[Family, ...]
    about: Mapping[str, str]
    glossary: Mapping[str, Any]
    verbs: tuple[Verb, ...]
    exit_codes: Mapping[int, str]
