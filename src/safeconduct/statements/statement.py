"""A statement: what a source says that a speaker said; records are folded from these."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from safeconduct.dates import PartialDate, partial_date
from safeconduct.statements.ruling import Ruling
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter

Key = tuple[str, str | None, str | None]
Rank = tuple[int, bool, bool, bool, bool, int, int, int]
Directness = Literal["own-words", "paraphrase", "hearsay"]
Value = str | int | float | Mapping[str, Any]
Meaning = str | int | float | PartialDate
DIRECTNESS: dict[str, int] = {"own-words": 2, "paraphrase": 1, "hearsay": 0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """SUBJECT's MATTER is / is not VALUE, as the act of BY, towards TOWARDS, said by SPEAKER as CAPACITY.

    `meaning` is the value made comparable: a PartialDate for days, canonical JSON for figures, else the value itself.
    `corrections` of our transcription are carried out in it; `endings` are the other rulings upon it; `known_before`
    is the day from which it was known until a correction gave another.
    The fields below `endings` are worked out at birth so that ranking compares whole numbers: days as ordinals,
    `weight` = (officer's ruling, the prisoner on himself, placed to know at first hand, not hearsay), and the rank by
    all steps, as said of himself and of his group. `key`: where it is held; `counts_from`: 0 where it always counts.
    """

    id: str
    row: str
    utterance: str
    subject: str
    matter: str
    value: Value
    meaning: Meaning
    denied: bool = False
    by: str | None = None
    towards: str | None = None
    speaker: str
    capacity: str
    on_behalf_of: str | None = None
    directness: Directness = "paraphrase"
    first_hand: bool = False
    estimate: bool = False
    via: tuple[str, ...] = ()
    said: PartialDate
    known: PartialDate
    since: PartialDate | None = None
    until: PartialDate | None = None
    wording: str = ""
    quoted: bool = False
    lang: str | None = None
    hedge: str | None = None
    asked_how: Mapping[str, Any] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()
    document: str = ""
    supposed: bool = False
    corrections: tuple[Ruling, ...] = ()
    known_before: PartialDate | None = None
    endings: tuple[Ruling, ...] = ()

    known_day: int = field(init=False)
    said_day: int = field(init=False)
    from_day: int = field(init=False)
    until_day: int | None = field(init=False)
    counts_from: int = field(init=False)
    key: Key = field(init=False)
    weight: tuple[int, bool, bool, bool] = field(init=False)
    rank: Rank = field(init=False)
    rank_of_group: Rank = field(init=False)

    def __post_init__(self) -> None:
        """Work out what ranks it."""
        known = self.known.last
        said = self.said.counts_from(known)
        since = self.since.counts_from(known) if self.since else said
        matter = vocabulary().matters[self.matter]
        own = self.capacity == "prisoner" and self.speaker == self.subject
        weight = (2 * self.supposed + (self.capacity == "officer"), own, self.first_hand, self.directness != "hearsay")
        last_steps = (said if matter.shape == "state" else 0, DIRECTNESS[self.directness], known)
        settled = {
            "known_day": known,
            "said_day": said,
            "from_day": since,
            "until_day": self.until.last if self.until else None,
            "counts_from": 0 if matter.shape == "fixed" else since,
            "key": key_of(matter, self.by, self.towards),
            "weight": weight,
            "rank": (*weight, True, *last_steps),
            "rank_of_group": (*weight, False, *last_steps),
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)

    def __hash__(self) -> int:
        return hash(self.id)

    def counts(self, on: int, known_by: int) -> bool:
        """Whether it is known and, unless its matter never changes, counts on the day."""
        return self.known_day <= known_by and self.counts_from <= on

    @property
    def by_officer(self) -> bool:
        """Whether an officer said it, so that it decides what is left to officers."""
        return self.capacity == "officer"

    @property
    def on_himself(self) -> bool:
        """Whether the prisoner speaks of himself."""
        return self.weight[1]


def key_of(matter: Matter, by: str | None, towards: str | None) -> Key:
    """The key under which an act is held; the act of two has one key whichever of them is named first."""
    if matter.by == "pair" and by and towards and towards < by:
        return (matter.id, towards, by)
    return (matter.id, by, towards)


def meaning_of(value: Value, type_: str) -> Meaning:
    """A value made comparable; raises BadInput where a day is none."""
    if isinstance(value, Mapping):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    if type_ == "date" and isinstance(value, str):
        return partial_date(value)
    return value


def same(a: Meaning, b: Meaning) -> bool:
    """Whether two meanings can be one: days whose ranges meet, else equal values."""
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return a.meets(b)
    return bool(a == b)


def agree(a: Statement, b: Statement) -> bool:
    """Whether two statements of one matter can both be true. `is not X` agrees with every other value."""
    if a.denied and b.denied:
        return True
    if a.denied or b.denied:
        return a.meaning != b.meaning
    return same(a.meaning, b.meaning)
