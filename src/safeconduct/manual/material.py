"""What the manual is made from, gathered as values; the pages are made from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.law.library import Law
from safeconduct.manual.verb import Verb
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.labels import Labels


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """One file of the vocabulary, or the two of one name: its matters, its facts."""

    name: str
    matters: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """Law, vocabulary, glossary and verbs."""

    law: Law
    words: Vocabulary
    ways: Mapping[str, Labels]
    families: tuple[Family, ...]
    glossary: Mapping[str, Any]
    verbs: tuple[Verb, ...]
    exit_codes: Mapping[int, str]
