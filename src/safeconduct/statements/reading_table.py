"""The table by which rows are read mechanically, checked against the vocabulary; from_table.py uses it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from safeconduct.errors import LawMistake, did_you_mean
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.located import toml_file

FILE = Path(__file__).with_name("from_table.toml")
Taken = Literal["text", "year", "day", "figure", "each"]
# How a value may be taken for each type of matter.
TAKEN_FOR: Mapping[str, tuple[Taken, ...]] = {
    "text": ("text",),
    "date": ("year", "day"),
    "figure": ("figure",),
    "number": ("each",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PropertyRule:
    """How rows of one property are read."""

    matter: str
    value: Taken
    includes: tuple[str, ...] = ()
    estimate: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerRule:
    """What is known of a speaker beside what the row says."""

    speaker: str = ""
    slug: str = ""
    on_behalf_of: str = ""
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingTable:
    """All of it; the keys are words of the rows."""

    properties: Mapping[str, PropertyRule]
    speakers: Mapping[str, SpeakerRule]
    capacities: Mapping[str, str]
    on_behalf_of: Mapping[str, str]
    after_a_day: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]
    silent: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    outlets: Mapping[str, str]
    pages: Mapping[str, tuple[str, ...]]


@cache
def reading_table() -> ReadingTable:
    """The table that is shipped with the program."""
    return read_table(FILE, vocabulary())


def read_table(path: Path, words: Vocabulary) -> ReadingTable:
    """A table from its TOML file. Raises LawMistake where it names what the vocabulary does not have."""
    told = toml_file(path, path.name).tables
    try:
        properties = {name: _property(path.name, name, rule, words) for name, rule in told["property"].items()}
        speakers = {name: SpeakerRule(**_tuples(rule)) for name, rule in told["speaker"].items()}
        return ReadingTable(
            properties=properties,
            speakers=speakers,
            capacities=told["capacity"],
            on_behalf_of=told["on_behalf_of"],
            **{key: frozenset(told["values"][key]) for key in ("after_a_day", "numbers", "words")},
            silent=frozenset(told["via"]["silent"]),
            before=tuple(told["via"]["before"]),
            after=tuple(told["via"]["after"]),
            outlets=told["via"]["outlets"],
            pages={page: tuple(relays) for page, relays in told["via"]["pages"].items()},
        )
    except (TypeError, KeyError) as error:
        raise LawMistake(f"{path.name}: it has a key too many or too few ({error}).") from None


def _property(file: str, name: str, rule: Mapping[str, Any], words: Vocabulary) -> PropertyRule:
    found = PropertyRule(**_tuples(rule))
    matter = words.matter(found.matter)
    where = f"{file}: the property `{name}`"
    if not matter:
        hint = did_you_mean(found.matter, words.matters)
        raise LawMistake(f"{where} names the matter `{found.matter}`, which does not exist{hint}.")
    if found.value not in get_args(Taken) or found.value not in TAKEN_FOR.get(matter.type, ()):
        fits = ", ".join(TAKEN_FOR.get(matter.type, ())) or "none of them"
        raise LawMistake(
            f"{where} takes its value as `{found.value}`; for a matter of type {matter.type} it is {fits}."
        )
    return found


def _tuples(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in rule.items()}
