"""The vocabulary read from its TOML files and checked; built once a process, used by every room above."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from safeconduct.errors import LawMistake, did_you_mean
from safeconduct.vocabulary.fact import Fact, FactType, Way
from safeconduct.vocabulary.labels import missing_languages
from safeconduct.vocabulary.located import TomlFile, toml_files
from safeconduct.vocabulary.matter import Matter, MatterType, Reach, Right, Role, Shape, Word

FOLDER = Path(__file__).parent
SLOTS = frozenset({"", "any", "pair", "by", "offeror", "offeree", "another-power"})


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All matters, facts and roles by id."""

    matters: dict[str, Matter]
    facts: dict[str, Fact]
    roles: dict[str, Role]

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
    """A vocabulary from `roles.toml`, `matters/*.toml` and `facts/*.toml`, with every mistake found on the way."""
    mistakes: list[LawMistake] = []
    held: dict[str, dict[str, Any]] = {kind: {} for kind in MAKERS}
    for file in toml_files(folder):
        for kind, table in _tables(file):
            table_id = str(table.get("id", ""))
            if table_id in held[kind]:
                mistakes.append(file.mistake(table_id, f"is given twice; one id names one {kind}"))
                continue
            try:
                held[kind][table_id] = MAKERS[kind](file, table)
            except LawMistake as mistake:
                mistakes.append(mistake)
            except (TypeError, KeyError) as error:
                mistakes.append(file.mistake(table_id, f"has a key too many or too few ({error})"))
    found = Vocabulary(held["matter"], held["fact"], held["role"])
    mistakes += _dangling(found)
    return found, mistakes


def _tables(file: TomlFile) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in MAKERS:
        for table in file.tables.get(kind, []):
            yield kind, table


def _with_labels(file: TomlFile, table_id: str, table: dict[str, Any]) -> dict[str, Any]:
    missing = missing_languages(table.get("label"))
    if missing:
        raise file.mistake(table_id, f"has no label in {', '.join(missing)}", "label")
    return table


def _role(file: TomlFile, table: dict[str, Any]) -> Role:
    return Role(**_with_labels(file, table["id"], table))


def _one_of(file: TomlFile, table: dict[str, Any], key: str, allowed: tuple[str, ...]) -> None:
    if table.get(key) not in allowed:
        said = table.get(key)
        hint = did_you_mean(said, allowed) or f"; it is one of {', '.join(allowed)}"
        raise file.mistake(
            str(table.get("id")), f"has {key} `{said}`, which does not exist{hint}", f"{key} ", f"{key}="
        )


def _matter(file: TomlFile, table: dict[str, Any]) -> Matter:
    table = dict(_with_labels(file, table["id"], table))
    for key, allowed in (("type", MatterType), ("shape", Shape), ("reach", Reach), ("right", Right)):
        _one_of(file, table, key, get_args(allowed))
    given = table.pop("word", [])
    words = {word["id"]: Word(**_with_labels(file, word["id"], word)) for word in given}
    if len(words) != len(given):
        raise file.mistake(table["id"], "gives a word twice")
    days = str(table.pop("ask_again_after", "P0D"))
    matter = Matter(
        **{**table, "of": tuple(table["of"]), "first_hand": tuple(table["first_hand"])},
        words=words,
        ask_again_after=int(days.removeprefix("P").removesuffix("D")),
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


MAKERS: dict[str, Callable[[TomlFile, dict[str, Any]], Role | Matter | Fact]] = {
    "role": _role,
    "matter": _matter,
    "fact": _fact,
}


def _dangling(found: Vocabulary) -> list[LawMistake]:
    """Names of roles, matters and words that nothing stands behind."""
    mistakes = []
    known = SLOTS | set(found.roles)
    for matter in found.matters.values():
        for role in (matter.by, matter.towards, *matter.first_hand):
            if role not in known:
                mistakes.append(_says(f"matter `{matter.id}`", "names the role", role, known))
    for fact in found.facts.values():
        where = f"fact `{fact.id}`"
        unknown = [name for name in fact.matters if name not in found.matters]
        mistakes += [_says(where, "comes from the matter", name, found.matters) for name in unknown]
        mistakes += [
            _says(where, "names the role", r, known) for r in (fact.by, fact.towards, fact.role) if r not in known
        ]
        if unknown or fact.made not in ("prevailing", "ruling", "of-the-hearing"):
            continue
        words = found.matters[fact.matters[0]].known_words if fact.type in ("word", "yes-no") else fact.words
        mistakes += [_says(where, "has the word", word, words) for word in fact.words if word not in words]
    return mistakes


def _says(where: str, verb: str, name: str, known: object) -> LawMistake:
    hint = did_you_mean(name, known) if isinstance(known, dict | set | frozenset | tuple) else ""
    return LawMistake(f"vocabulary: {where} {verb} `{name}`, which does not exist{hint}.")
