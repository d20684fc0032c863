"""What is told of invented prisoners, by whom and how often, read from tellings.toml; to_sql.py makes rows of it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import md5
from importlib.resources import files
from math import gcd
from typing import Any

from safeconduct.statements.placed import PowersOver, placed_to_know
from safeconduct.vocabulary.from_files import vocabulary

# Draws are multiples of a hash modulo this prime, the largest below 2^32: the same in every engine, without overflow.
PRIME = 4_294_967_291
ALWAYS = 1000
# What a rendering says that gets it wrong, where the telling itself names nothing else.
MISTAKEN = {"@captured": "@captured-off", "@born-year": "@born-off"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Who speaks, as what, for which Power (a role), how directly and in whose language."""

    speaker: str
    capacity: str
    behalf: str = ""
    directness: str = "paraphrase"
    lang: str = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One thing that is told of `share` in a thousand subjects; spans are days, the lists are drawn from.

    `said` counts from his capture, or from `from_day` where that is named. `renders` names a telling that this one
    tells again, wrongly for `otherwise` in a thousand; `of_telling` one whose utterance it speaks of, or that is told
    in the days after it. `until` and `since` are a share and a number of days.
    """

    id: str
    subject: str = "prisoner"
    matter: str = ""
    values: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    by: str = ""
    towards: str = ""
    voice: str = ""
    said: tuple[int, int] = (1, 6)
    from_day: date | None = None
    share: int
    month: int = 0
    denied: int = 0
    until: tuple[int, int] = (0, 0)
    since: tuple[int, int] = (0, 0)
    hearing: bool = False
    stance: tuple[str, ...] = ()
    needs: str = ""
    lacks: str = ""
    renders: str = ""
    of_telling: str = ""
    otherwise: int = 0
    ruled: Mapping[str, int] = field(default_factory=dict)

    @property
    def salt(self) -> int:
        """What tells its draws from those of another telling, below the prime."""
        return int.from_bytes(md5(self.id.encode(), usedforsecurity=False).digest()[:8], "big") % PRIME

    @property
    def decisions(self) -> list[str]:
        """The rulings upon it, each as often as its share among them asks."""
        unit = gcd(*self.ruled.values()) if self.ruled else 1
        return [decision for decision, share in self.ruled.items() for _ in range(share // unit)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Invented:
    """The whole file: the sides, how often what is so of a prisoner, the voices, the tellings, and single figures."""

    sides: tuple[Mapping[str, Any], ...]
    parties: tuple[Mapping[str, str], ...]
    standing: tuple[Mapping[str, str], ...]
    stance: Mapping[str, int]
    trait: Mapping[str, int]
    voices: Mapping[str, Voice]
    tellings: Mapping[str, Telling]
    waivers: tuple[Mapping[str, Any], ...]
    figures: Mapping[str, Any]

    def base(self, telling: Telling) -> Telling:
        """The telling that it renders or whose utterance it speaks of; itself where it stands alone."""
        return self.tellings[telling.renders or telling.of_telling or telling.id]

    @property
    def bits(self) -> dict[str, int]:
        """The bit of each stance and trait, by which tellings choose prisoners."""
        return {name: 1 << place for place, name in enumerate([*self.stance, *self.trait])}

    def first_hand(self, telling: Telling) -> bool:
        """Whether the vocabulary counts its speaker among those who know the matter at first hand."""
        voice = self.voices[telling.voice]
        himself = "himself" if telling.subject in ("prisoner", "utterance") else telling.subject
        reading = {
            **{"capacity": voice.capacity, "speaker": voice.speaker, "subject": himself},
            **{"on_behalf_of": voice.behalf, "by": telling.by, "towards": telling.towards},
        }
        powers = PowersOver(detaining=frozenset(("holder",)), of_origin=frozenset(("origin",)))
        return placed_to_know(reading, vocabulary().matters[telling.matter], powers)


@cache
def invented() -> Invented:
    """The invented population, as the file beside this one tells it."""
    told = tomllib.loads(files(__package__).joinpath("tellings.toml").read_text(encoding="utf-8"))
    return Invented(
        sides=tuple(told.pop("side")),
        parties=tuple(told.pop("party")),
        standing=tuple(told.pop("standing")),
        stance=told.pop("stance"),
        trait=told.pop("trait"),
        voices={name: Voice(**voice) for name, voice in told.pop("voice").items()},
        tellings={telling.id: telling for telling in _tellings(told.pop("telling"))},
        waivers=tuple(told.pop("waiver")),
        figures=told,
    )


def _tellings(lines: list[dict[str, Any]]) -> Iterator[Telling]:
    """Each telling; a rendering has all that it does not say itself from what it renders."""
    stand: dict[str, dict[str, Any]] = {}
    for line in lines:
        if "value" in line:
            line["values"] = [line.pop("value")]
        told: dict[str, Any] = {**stand.get(line.get("renders", ""), {}), "ruled": {}, **line}
        told.setdefault("others", [MISTAKEN.get(value, value) for value in told["values"]])
        stand[line["id"]] = told
        fields: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in told.items()}
        yield Telling(**fields)
