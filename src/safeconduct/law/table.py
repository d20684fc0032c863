"""One table of a law file with its place: what is read from it is checked, and a mistake names its file and line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.law.days import ALWAYS, Days
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import Rule
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.labels import missing_languages
from safeconduct.vocabulary.located import TomlFile


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its id; every reading raises LawMistake where what stands there cannot be."""

    file: TomlFile
    id: str
    keys: Mapping[str, Any]

    def mistake(self, says: str, *, key: str = "", nth: int = 1) -> LawMistake:
        """A mistake in this table, told at the line of a key."""
        return self.file.mistake(self.id, says, key=key, nth=nth)

    def only(self, allowed: Iterable[str], *, at: str = "") -> None:
        """No key stands there that nothing reads; `at` is the key on whose line a table within a line stands."""
        known = set(allowed)
        for key in self.keys:
            if key not in known:
                says = f"has a key too many: nothing reads `{key}`{did_you_mean(key, known)}"
                raise self.mistake(says, key=at or key)

    def in_every_language(self, *keys: str) -> None:
        """The wording under these keys stands in all four languages."""
        for key in keys:
            if missing := missing_languages(self.keys.get(key)):
                raise self.mistake(f"has no `{key}` in {', '.join(missing)}", key=key)

    def one_of(self, key: str, allowed: tuple[str, ...]) -> None:
        """The word under a key is one of a closed list."""
        said = self.keys.get(key)
        if said not in allowed:
            hint = did_you_mean(said, allowed) or f"; it is one of {', '.join(allowed)}"
            raise self.mistake(f"has {key} `{said}`, which does not exist{hint}", key=key)

    def rule(self, key: str, facts: Mapping[str, Fact]) -> Rule:
        """The rule under a key."""
        text = self.keys[key]
        if not isinstance(text, str):
            raise self.mistake(f"has an `{key}` that is no rule; write it as text in quotes", key=key)
        try:
            return rule_from_text(text, facts)
        except BadInput as error:
            raise self.mistake(f"in `{text}`: {error}", key=key) from None

    @property
    def days(self) -> Days:
        """The days on which it is in force: always, where none are told."""
        if "in_force" not in self.keys:
            return ALWAYS
        try:
            return Days.of(self.keys["in_force"])
        except BadInput as error:
            raise self.mistake(f"has an `in_force` that cannot be: {error}", key="in_force") from None
