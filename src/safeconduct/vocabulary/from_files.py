"""The vocabulary read from its TOML files and checked; built once a process, used by every room above."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from safeconduct.errors import LawMistake, did_you_mean
from safeconduct.vocabulary.event import Event, Telling
from safeconduct.vocabulary.fact import Fact, FactType, Way
from safeconduct.vocabulary.labels import missing_languages
from safeconduct.vocabulary.located import TomlFile, toml_files
from safeconduct.vocabulary.matter import Matter, MatterType, Reach, Right, Role, Shape, Word

FOLDER = Path(__file__).parent
PLACES = ("roles.toml", "events.toml", "matters/*.toml", "facts/*.toml")
SLOTS = frozenset({"", "any", "pair", "by", "offeror", "offeree", "another-power"})


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All matters, facts, roles and events by id."""

    matters: dict[str, Matter]
    facts: dict[str, Fact]
    roles: dict[str, Role]
    events: dict[str, Event] = field(default_factory=dict)

    def matter(self, name: str) -> Matter | None:
        """The matter of this name, or None."""
        return self.matters.get(name)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that is shipped with the program."""
    found, mistakes = read_vocabulary(FOLDER)
    if mistakes:
        raise mistakes[0]
    return found


def read_vocabulary(folder: Path) -> tuple[Vocabulary, list[LawMistake]]:
    """A vocabulary from `roles.toml`, `events.toml`, `matters/*.toml` and `facts/*.toml`, with every mistake found."""
    mistakes: list[LawMistake] = []
    files: dict[tuple[str, str], TomlFile] = {}
    held: dict[str, dict[str, Any]] = {kind: {} for kind in MAKERS}
    for file in (one for place in PLACES for one in toml_files(folder, place)):
        for kind, table in _tables(file):
            table_id = str(table.get("id", ""))
            if table_id in held[kind]:
                mistakes.append(file.mistake(table_id, f"is given twice; one id names one {kind}", again=True))
                continue
            files[kind, table_id] = file
            try:
                held[kind][table_id] = MAKERS[kind](file, table)
            except LawMistake as mistake:
                mistakes.append(mistake)
            except (TypeError, KeyError) as error:
                mistakes.append(file.key_mistake(table_id, error))
    found = Vocabulary(held["matter"], held["fact"], held["role"], held["event"])
    mistakes += _dangling(found, files)
    return found, mistakes


def _tables(file: TomlFile) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in MAKERS:
        for table in file.tables.get(kind, []):
            yield kind, table


def _with_labels(file: TomlFile, table_id: str, table: dict[str, Any]) -> dict[str, Any]:
    missing = missing_languages(table.get("label"))
    if missing:
        raise file.mistake(table_id, f"has no label in {', '.join(missing)}", key="label")
    return table


def _role(file: TomlFile, table: dict[str, Any]) -> Role:
    return Role(**_with_labels(file, table["id"], table))


def _one_of(file: TomlFile, table: dict[str, Any], key: str, allowed: tuple[str, ...]) -> None:
    if table.get(key) not in allowed:
        said = table.get(key)
        hint = did_you_mean(said, allowed) or f"; it is one of {', '.join(allowed)}"
        raise file.mistake(str(table.get("id")), f"has {key} `{said}`, which does not exist{hint}", key=key)


def _matter(file: TomlFile, table: dict[str, Any]) -> Matter:
    table = dict(_with_labels(file, table["id"], table))
    for key, allowed in (("type", MatterType), ("shape", Shape), ("reach", Reach), ("right", Right)):
        _one_of(file, table, key, get_args(allowed))
    given = table.pop("word", [])
    words = {word["id"]: Word(**_with_labels(file, word["id"], word)) for word in given}
    if len(words) != len(given):
        raise file.mistake(table["id"], "gives a word twice")
    days = re.fullmatch(r"P(\d+)D", str(table.pop("ask_again_after", "P0D")))
    if not days:
        raise file.mistake(
            table["id"], "has an ask_again_after that is no number of days; write P30D", key="ask_again_after"
        )
    matter = Matter(
        **{**table, "of": tuple(table["of"]), "first_hand": tuple(table["first_hand"])},
        words=words,
        ask_again_after=int(days.group(1)),
    )
    if (matter.type == "word") != bool(matter.known_words):
        raise file.mistake(matter.id, "must have words exactly when its type is word")
    return matter


def _fact(file: TomlFile, table: dict[str, Any]) -> Fact:
    _one_of(file, table, "type", get_args(FactType))
    _one_of(file, table, "made", get_args(Way))
    lists = {key: tuple(table.get(key, ())) for key in ("words", "values")}
    rest: dict[str, Any] = {key: value for key, value in table.items() if key not in ("from", *lists)}
    return Fact(matters=tuple(table.get("from", ())), words=lists["words"], values=lists["values"], **rest)


def _event(file: TomlFile, table: dict[str, Any]) -> Event:
    tellings = {
        key: tuple(Telling(**{**one, "values": tuple(one.get("values", ()))}) for one in table.get(key, ()))
        for key in ("told_by", "bears")
    }
    return Event(**{**table, **tellings})


MAKERS: dict[str, Callable[[TomlFile, dict[str, Any]], Role | Matter | Fact | Event]] = {
    "role": _role,
    "matter": _matter,
    "fact": _fact,
    "event": _event,
}


def _dangling(found: Vocabulary, files: dict[tuple[str, str], TomlFile]) -> list[LawMistake]:
    """Names of roles, matters and words that nothing stands behind."""
    mistakes = []
    known = SLOTS | set(found.roles)
    for matter in found.matters.values():
        file = files["matter", matter.id]
        named = [("by", matter.by), ("towards", matter.towards), *(("first_hand", role) for role in matter.first_hand)]
        mistakes += [_unknown(file, matter.id, key, f"names the role `{role}`", role, known) for key, role in named]
    for fact in found.facts.values():
        file = files["fact", fact.id]
        for name in fact.matters:
            mistakes.append(_unknown(file, fact.id, "from", f"comes from the matter `{name}`", name, found.matters))
        for key in ("by", "towards", "role"):
            role = getattr(fact, key)
            mistakes.append(_unknown(file, fact.id, key, f"names the role `{role}`", role, known))
        read = found.matters.get(fact.matters[0]) if fact.matters else None
        if read and fact.made in ("prevailing", "ruling", "of-the-hearing") and fact.type in ("word", "yes-no"):
            for word in fact.words:
                mistakes.append(_unknown(file, fact.id, "words", f"has the word `{word}`", word, read.known_words))
    mistakes += [mistake for event in found.events.values() for mistake in _of_event(event, found, files)]
    return [mistake for mistake in mistakes if mistake]


def _of_event(event: Event, found: Vocabulary, files: dict[tuple[str, str], TomlFile]) -> Iterator[LawMistake | None]:
    file = files["event", event.id]
    happened = found.matters.get("happened")
    yield _unknown(file, event.id, "id", "names an event", event.id, happened.words if happened else ())
    for key in ("told_by", "bears"):
        for told in getattr(event, key):
            yield _unknown(file, event.id, key, f"names the matter `{told.matter}`", told.matter, found.matters)
            words = found.matters[told.matter].words if told.matter in found.matters else told.values
            for word in told.values:
                yield _unknown(file, event.id, key, f"has the word `{word}`", word, words)


def _unknown(  # noqa: PLR0917 - where and what: read at the calls above as a table
    file: TomlFile, table_id: str, key: str, says: str, name: str, known: Collection[str]
) -> LawMistake | None:
    if name in known:
        return None
    return file.mistake(table_id, f"{says}, which does not exist{did_you_mean(name, known)}", key=key)
