"""From the file of a provision to the provision with its conditions and their cases, and the mistakes on the way."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from safeconduct.errors import LawMistake, did_you_mean
from safeconduct.law.duty import Duty
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.from_duty_table import duties_from_file
from safeconduct.law.provision import Answer, Case, Checked, Condition, ConditionKind, Provision, Stage, Weight
from safeconduct.law.table import Table
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.located import TomlFile

PROVISION_KEYS = {one.name for one in fields(Provision)} - {"days", "file", "conditions", "duties"} | {
    *("condition", "duty")
}
CONDITION_KEYS = {one.name for one in fields(Condition)} - {
    *("provision", "rule", "holds_when", "applies_when", "cases", "facts")
} | {"if", "case"}
CASE_KEYS = {one.name for one in fields(Case)}
CLOSED: tuple[tuple[str, Any], ...] = (
    *(("kind", ConditionKind), ("stage", Stage), ("weight", Weight), ("checked", Checked)),
)


def provision_from_file(file: TomlFile, words: Vocabulary) -> tuple[Provision | None, list[LawMistake]]:
    """The provision of a file, without the conditions that have a mistake; None where it has one itself."""
    table = Table(file, str(file.tables.get("id", "")), file.tables)
    conditions: dict[str, Condition] = {}
    mistakes: list[LawMistake] = []
    for keys in file.tables.get("condition", ()):
        name = str(keys.get("id", ""))
        if name in conditions:
            says = f"is also in {file.name}; two conditions may not have one id"
            mistakes.append(file.mistake(name, says, again=True))
            continue
        try:
            conditions[name] = _condition(Table(file, name, keys), table.id, words)
        except LawMistake as mistake:
            mistakes.append(mistake)
        except (TypeError, KeyError) as error:
            mistakes.append(file.key_mistake(name, error))
    duties, wrong = duties_from_file(file, table.id, words)
    mistakes += wrong
    try:
        return _provision(table, tuple(conditions.values()), duties), mistakes
    except LawMistake as mistake:
        return None, [mistake, *mistakes]
    except (TypeError, KeyError) as error:
        return None, [file.key_mistake(table.id, error), *mistakes]


def _provision(table: Table, conditions: tuple[Condition, ...], duties: tuple[Duty, ...]) -> Provision:
    table.only(PROVISION_KEYS)
    table.one_of("checked", get_args(Checked))
    rest = {key: value for key, value in table.keys.items() if key not in ("condition", "duty")}
    address = tuple(table.keys.get("address", ()))
    read = {"conditions": conditions, "duties": duties}
    return Provision(**{**rest, "address": address, **read}, days=table.days, file=table.file)


def _condition(table: Table, provision: str, words: Vocabulary) -> Condition:
    table.only(CONDITION_KEYS)
    for key, allowed in CLOSED:
        table.one_of(key, get_args(allowed))
    table.in_every_language("ask", *(["fails"] if "fails" in table.keys else []))
    rule = table.rule("if", words.facts)
    applies = table.rule("applies", words.facts) if "applies" in table.keys else None
    rest = {key: value for key, value in table.keys.items() if key not in ("if", "applies", "case")}
    lists = {key: tuple(value) for key, value in rest.items() if isinstance(value, list)}
    return Condition(
        **{**rest, **lists},
        provision=provision,
        rule=rule,
        holds_when=closure_of(rule),
        applies=applies,
        applies_when=closure_of(applies) if applies else None,
        cases=tuple(_case(table, number, keys) for number, keys in enumerate(table.keys.get("case", ()), 1)),
    )


def _case(table: Table, number: int, keys: Mapping[str, Any]) -> Case:
    expected = keys.get("expected")
    if expected not in get_args(Answer):
        hint = did_you_mean(expected, get_args(Answer))
        says = f"has a case that expects `{expected}`, which is no answer{hint}"
        raise table.mistake(says, key="expected", nth=number)
    for key in keys:
        if key not in CASE_KEYS:
            raise table.mistake(f"has a case with a key too many: nothing reads `{key}`", key=key)
    return Case(**keys)
