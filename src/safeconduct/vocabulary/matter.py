"""A matter: one thing that may be said of a subject, with its words, shape and reach; statements and facts name it."""

from dataclasses import dataclass, field
from typing import Literal

from safeconduct.vocabulary.labels import Labels

MatterType = Literal["date", "number", "text", "word", "power", "figure"]
Shape = Literal["fixed", "state", "event", "many", "figure"]
Reach = Literal["each", "then", "whole"]
Right = Literal["public", "identity", "restricted", "medical", "protection"]

DISPLACES_NOTHING = frozenset({"silent", "refused to say"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word of a matter. `not_known` is the reason for which it counts as not known."""

    id: str
    label: Labels
    not_known: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A part that a Power, body or person plays on a route, or an addressee of a duty."""

    id: str
    kind: Literal["role", "addressee"]
    label: Labels


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Matter:
    """One thing that may be spoken of.

    `by` and `towards` name the role of who acts and of whom it acts towards ("" = the slot is empty, "any" = any key,
    "pair" = one act of two). `ask_again_after` is in days, 0 for never. `own_word`: only the prisoner can supply it.
    """

    id: str
    of: tuple[str, ...]
    type: MatterType
    shape: Shape
    reach: Reach
    by: str
    towards: str
    right: Right
    first_hand: tuple[str, ...]
    label: Labels
    words: dict[str, Word] = field(default_factory=dict)
    ask_again_after: int = 0
    own_word: bool = False
    not_known: dict[str, str] = field(init=False)
    folds: bool = field(init=False)

    def __post_init__(self) -> None:
        """Gather the words that count as not known, and whether one value prevails or statements stand side by side."""
        object.__setattr__(self, "folds", self.shape in ("fixed", "state"))
        object.__setattr__(
            self, "not_known", {word.id: word.not_known for word in self.words.values() if word.not_known}
        )

    @property
    def known_words(self) -> tuple[str, ...]:
        """The words that are values, in order; the others count as not known."""
        return tuple(word.id for word in self.words.values() if not word.not_known)

    def not_known_reason(self, value: object) -> str:
        """Why this value counts as not known, or "" where it is one."""
        return self.not_known.get(value, "") if self.not_known and isinstance(value, str) else ""
