"""The law read from its TOML files and compiled; built once a process, with every mistake told by file and line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Answer, Case, Condition, ConditionKind, Instrument, Provision, Weight
from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.labels import missing_languages
from safeconduct.vocabulary.located import TomlFile, toml_files

FOLDER = Path(__file__).parent
NATIONAL_POWER = "national-power"
SLOTS = ("by", "towards", "value")


@dataclass(frozen=True, slots=True)
class Law:
    """Everything by id. A route kind holds its conditions in the order of its steps."""

    instruments: dict[str, Instrument]
    provisions: dict[str, Provision]
    conditions: dict[str, Condition]
    kinds: dict[str, RouteKind]


@cache
def law() -> Law:
    """The law that is shipped with the program."""
    found, mistakes = read_law(FOLDER, vocabulary())
    if mistakes:
        raise mistakes[0]
    return found


def read_law(folder: Path, words: Vocabulary) -> tuple[Law, list[LawMistake]]:
    """The law below a folder (`instruments/*/*.toml`, `routes/*.toml`), with every mistake found on the way."""
    reader = _Reader(words)
    for file in toml_files(folder, "instruments/*/*.toml"):
        reader.instrument_or_provision(file)
    kinds = [kind for file in toml_files(folder, "routes/*.toml") if (kind := reader.kind(file))]
    reader.names_stand(kinds)
    by_kind = {}
    for kind in kinds:
        asked = [condition for condition in reader.conditions.values() if kind.id in condition.routes]
        by_kind[kind.id] = replace(kind, conditions=reader.in_order(kind.id, asked))
    return Law(reader.instruments, reader.provisions, reader.conditions, by_kind), reader.mistakes


class _Reader:
    """Reads files one by one and keeps what it found, mistakes included."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.instruments: dict[str, Instrument] = {}
        self.provisions: dict[str, Provision] = {}
        self.conditions: dict[str, Condition] = {}
        self.files: dict[str, TomlFile] = {}
        self.provision_files: dict[str, TomlFile] = {}
        self.kind_files: dict[str, TomlFile] = {}
        self.mistakes: list[LawMistake] = []

    def instrument_or_provision(self, file: TomlFile) -> None:
        table = dict(file.tables)
        conditions = table.pop("condition", [])
        try:
            if file.name.endswith("/instrument.toml"):
                self._texts(file, table["id"], table, "title")
                self.instruments[table["id"]] = Instrument(**table)
                return
            provision = Provision(**{**table, "address": tuple(table.get("address", ()))})
        except (TypeError, KeyError) as error:
            self.mistakes.append(file.key_mistake(str(table.get("id")), error))
            return
        except LawMistake as mistake:
            self.mistakes.append(mistake)
            return
        if provision.id in self.provisions:
            self.mistakes.append(file.mistake(provision.id, "is given twice; one id names one provision"))
        self.provisions[provision.id] = provision
        self.provision_files[provision.id] = file
        for one in conditions:
            self._condition(file, provision.id, one)

    def _condition(self, file: TomlFile, provision: str, table: dict[str, Any]) -> None:
        name = str(table.get("id", ""))
        if name in self.conditions:
            first = self.files[name].name
            says = f"is also in {first}; two conditions may not have one id"
            self.mistakes.append(file.mistake(name, says, again=True))
            return
        try:
            self.conditions[name] = self._built(file, provision, name, table)
            self.files[name] = file
        except LawMistake as mistake:
            self.mistakes.append(mistake)
        except (TypeError, KeyError) as error:
            self.mistakes.append(file.key_mistake(name, error))

    def _built(self, file: TomlFile, provision: str, name: str, table: dict[str, Any]) -> Condition:
        for key, allowed in (("kind", ConditionKind), ("weight", Weight)):
            if table.get(key) not in get_args(allowed):
                known = get_args(allowed)
                hint = did_you_mean(table.get(key), known) or f"; it is one of {', '.join(known)}"
                raise file.mistake(name, f"has {key} `{table.get(key)}`, which does not exist{hint}", key=key)
        self._texts(file, name, table, "ask")
        if "fails" in table:
            self._texts(file, name, table, "fails")
        rest = dict(table)
        rule = self.rule(file, name, "if", rest.pop("if"))
        applies = self.rule(file, name, "applies", rest.pop("applies")) if "applies" in rest else None
        cases = tuple(self._case(file, name, n, case) for n, case in enumerate(rest.pop("case", ()), 1))
        lists = {key: tuple(value) for key, value in rest.items() if isinstance(value, list)}
        return Condition(
            **{**rest, **lists},
            provision=provision,
            rule=rule,
            holds_when=closure_of(rule),
            applies=applies,
            applies_when=closure_of(applies) if applies else None,
            cases=cases,
        )

    def _case(self, file: TomlFile, name: str, number: int, table: dict[str, Any]) -> Case:
        expected = table.get("expected")
        if expected not in get_args(Answer):
            hint = did_you_mean(expected, get_args(Answer))
            says = f"has a case that expects `{expected}`, which is no answer{hint}"
            raise file.mistake(name, says, key="expected", nth=number)
        return Case(**table)

    def rule(self, file: TomlFile, name: str, key: str, text: object) -> Rule:
        if not isinstance(text, str):
            raise file.mistake(name, f"has an `{key}` that is no rule; write it as text in quotes", key=key)
        try:
            return rule_from_text(text, self.words.facts)
        except BadInput as error:
            raise file.mistake(name, f"in `{text}`: {error}", key=key) from None

    def _texts(self, file: TomlFile, name: str, table: dict[str, Any], key: str) -> None:
        missing = missing_languages(table.get(key))
        if missing:
            raise file.mistake(name, f"has no `{key}` in {', '.join(missing)}", key=key)

    def kind(self, file: TomlFile) -> RouteKind | None:
        table = file.tables
        name = str(table.get("id", ""))
        try:
            self.kind_files[name] = file
            for key in ("name", "meaning", "begins"):
                self._texts(file, name, table, key)
            listed = table["listed"]
            shown = self.rule(file, name, "when", listed["when"]) if "when" in listed else None
            completed = self.rule(file, name, "completed_when", table["completed_when"])
            return RouteKind(
                id=name,
                roles=tuple(table["roles"]),
                instruments=tuple(table["instruments"]),
                ends_captivity=table["ends_captivity"],
                name=table["name"],
                meaning=table["meaning"],
                begins=table["begins"],
                says=listed["says"],
                listed=tuple(ListingRule(**rule) for rule in listed["rules"]),
                excepted=tuple(listed["except"]),
                completed_rule=completed,
                completed_when=closure_of(completed),
                shown_rule=shown,
                shown_when=closure_of(shown) if shown else None,
            )
        except LawMistake as mistake:
            self.mistakes.append(mistake)
        except (TypeError, KeyError) as error:
            self.mistakes.append(file.key_mistake(name, error))
        return None

    def names_stand(self, kinds: list[RouteKind]) -> None:
        """Every role, matter, route, condition and instrument that is named must exist."""
        words = self.words
        for provision in self.provisions.values():
            file = self.provision_files[provision.id]
            self._each(file, provision.id, "instrument", "instrument", [provision.instrument], self.instruments)
        for kind in kinds:
            file, rules = self.kind_files[kind.id], kind.listed
            self._each(file, kind.id, "roles", "role", kind.roles, words.roles)
            self._each(file, kind.id, "except", "role", kind.excepted, {*words.roles, NATIONAL_POWER})
            self._each(file, kind.id, "rules", "role", [rule.role for rule in rules if rule.role], words.roles)
            self._each(file, kind.id, "rules", "matter", [rule.matter for rule in rules if rule.matter], words.matters)
            self._each(file, kind.id, "rules", "slot", [rule.take for rule in rules if rule.take], SLOTS)
        for condition in self.conditions.values():
            file, name = self.files[condition.id], condition.id
            for key, noun, names, known in (
                ("routes", "route", condition.routes, {kind.id for kind in kinds}),
                ("after", "condition", condition.after, self.conditions),
                ("owed_by", "role", condition.owed_by, words.roles),
                ("asked_of", "role", condition.asked_of, words.roles),
                ("evidence", "matter", condition.evidence, words.matters),
            ):
                self._each(file, name, key, noun, names, known)

    def _each(  # noqa: PLR0917 - where, what, and among what: read at the calls above as a table
        self, file: TomlFile, name: str, key: str, noun: str, named: Iterable[str], known: Collection[str]
    ) -> None:
        for one in named:
            if one not in known:
                says = f"names the {noun} `{one}`, which does not exist{did_you_mean(one, known)}"
                self.mistakes.append(file.mistake(name, says, key=key, text=one))

    def in_order(self, kind: str, asked: list[Condition]) -> tuple[Condition, ...]:
        """The conditions of a kind in the order of their steps; a circle in `after` is a mistake."""
        ids = {condition.id for condition in asked}
        ordered: list[Condition] = []
        left = asked
        while left:
            placed = {condition.id for condition in ordered}
            ready = [one for one in left if all(before in placed or before not in ids for before in one.after)]
            if not ready:
                self._circle(kind, left)
                return tuple(asked)
            ordered += ready
            left = [one for one in left if one not in ready]
        return tuple(ordered)

    def _circle(self, kind: str, left: list[Condition]) -> None:
        """Tell those who stand in the circle, without those who only come after it."""
        while loose := [one for one in left if not any(one.id in other.after for other in left)]:
            left = [one for one in left if one not in loose]
        file, names = self.files[left[0].id], ", ".join(one.id for one in left)
        self.mistakes.append(
            file.mistake(left[0].id, f"runs in a circle on {kind}: {names} each come after another", key="after")
        )
