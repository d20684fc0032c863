"""From a `[[duty]]` table to the duty, checked at birth: every name stands for something, no day is made of words."""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, get_args

from safeconduct.dates import partial_date
from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.law.duty import Duty, DutyCase, Limit, Sign, State
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.period import Period
from safeconduct.law.table import Table
from safeconduct.powers import power
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.located import TomlFile

EVENTS = "happened"
RULES = ("when", "applies")
DAYS_GIVEN = ("start", "before", "done", "on")
WITHOUT_A_NUMBER: tuple[Limit, ...] = ("never", "before")
KEYS = {one.name for one in fields(Duty)} - {*("provision", "period_text", "holds_when", "applies_when", "cases")} | {
    "case"
}


def duties_from_file(file: TomlFile, provision: str, words: Vocabulary) -> tuple[tuple[Duty, ...], list[LawMistake]]:
    """The duties of a provision's file, without those that have a mistake, and the mistakes."""
    found: dict[str, Duty] = {}
    mistakes = []
    for keys in file.tables.get("duty", ()):
        name = str(keys.get("id", ""))
        try:
            if name in found:
                raise file.mistake(name, "is given twice; two duties may not have one id", again=True)
            found[name] = _duty(Table(file, name, keys), provision, words)
        except LawMistake as mistake:
            mistakes.append(mistake)
        except (TypeError, KeyError) as error:
            mistakes.append(file.key_mistake(name, error))
    return tuple(found.values()), mistakes


def _duty(table: Table, provision: str, words: Vocabulary) -> Duty:
    table.only(KEYS)
    table.in_every_language("ask", "says")
    for key, allowed in (("checked", ("read", "recall")), *([("limit", get_args(Limit))] * ("limit" in table.keys))):
        table.one_of(key, allowed)
    _names(table, words)
    _clock(table)
    if not re.search(r"\d", re.sub(r"No\. ?\d+", "", str(table.keys.get("cite", "")))):
        raise table.mistake(f"has a citation that names no article: `{table.keys.get('cite', '')}`", key="cite")
    keys = {key: value for key, value in table.keys.items() if key not in ("case", "done", "period", *RULES)}
    lists = {key: tuple(value) for key, value in keys.items() if isinstance(value, list)}
    when, applies = (table.rule(key, words.facts) if key in table.keys else None for key in RULES)
    return Duty(
        **{**keys, **lists},
        provision=provision,
        period_text=table.keys["period"],
        period=Period.of(table.keys["period"]),
        when=when,
        holds_when=closure_of(when) if when else None,
        applies=applies,
        applies_when=closure_of(applies) if applies else None,
        done=tuple(_sign(table, one, words) for one in table.keys.get("done", ())),
        cases=tuple(_case(table, number, one) for number, one in enumerate(table.keys.get("case", ()), 1)),
    )


def _names(table: Table, words: Vocabulary) -> None:
    """Every event, role and Power that is named must exist."""
    events = words.matters[EVENTS].words
    begins = {"trigger": "trigger", "when": "when"}.get(str(table.keys.get("runs_from")))
    if ("trigger" in table.keys) == ("when" in table.keys):
        raise table.mistake("must have a `trigger` or a `when`, and not both")
    if begins and begins not in table.keys:
        raise table.mistake(f"runs from its `{begins}`, which it does not have", key="runs_from")
    for key in ("trigger", "ends"):
        _known(table, key, "event", table.keys.get(key, ()), events)
    if not begins:
        _known(table, "runs_from", "event", [table.keys["runs_from"]], events)
    for key in ("owed_by", "owed_to", "through"):
        _known(table, key, "role", table.keys.get(key, ()), words.roles)
    if "only" in table.keys:
        try:
            power(table.keys["only"])
        except BadInput as error:
            raise table.mistake(f"binds only one Power, but {error}", key="only") from None


def _known(table: Table, key: str, noun: str, named: Collection[str], known: Collection[str]) -> None:
    for one in named:
        if one not in known:
            says = f"names the {noun} `{one}`, which does not exist{did_you_mean(one, known)}"
            raise table.file.mistake(table.id, says, key=key, text=str(one))


def _clock(table: Table) -> None:
    """A number needs a limit; without one only an order of acts or a ban can be."""
    try:
        period = Period.of(table.keys["period"])
    except BadInput as error:
        raise table.mistake(str(error), key="period") from None
    limit = table.keys.get("limit")
    if period and limit in (None, "never"):
        raise table.mistake("has a number of days and no `limit` that says how it counts", key="period")
    if not period and limit not in (None, *WITHOUT_A_NUMBER):
        raise table.mistake(f"has the limit `{limit}` without a number; no day is made out of words", key="limit")
    if table.keys.get("soft") and limit not in ("latest", "each"):
        raise table.mistake("is `soft` without a last day that could be missed", key="soft")


def _sign(table: Table, keys: Mapping[str, Any], words: Vocabulary) -> Sign:
    lists = {key: tuple(value) for key, value in keys.items() if key != "matter"}
    sign = Sign(matter=keys["matter"], **lists)
    _known(table, "done", "matter", [sign.matter], words.matters)
    matter = words.matters[sign.matter]
    _known(table, "done", "word", sign.values, matter.words)
    _known(table, "done", "role", sign.by, words.roles)
    return sign


def _case(table: Table, number: int, keys: Mapping[str, Any]) -> DutyCase:
    expected = keys.get("expected")
    if expected not in get_args(State):
        hint = did_you_mean(expected, get_args(State))
        raise table.mistake(
            f"has a case that expects `{expected}`, which is no state{hint}", key="expected", nth=number
        )
    for name, told in keys.get("given", {}).items():
        if name not in DAYS_GIVEN:
            says = f"has a case that gives `{name}`{did_you_mean(name, DAYS_GIVEN)}; it gives {', '.join(DAYS_GIVEN)}"
            raise table.mistake(says, key="given", nth=number)
        try:
            partial_date(told)
        except BadInput as error:
            raise table.mistake(f"in a case: {error}", key="given", nth=number) from None
    return DutyCase(**keys)
