"""Which facts decided a rule or left it open, printed to SQL: what closures give beside their answer; findings cite them."""

from typing import NamedTuple

from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.expression.tree import AllOf, Among, AnyOf, Compare, Constant, Named, Not, Rule, facts_in


class Deciding(NamedTuple):
    """A fact that decides where `when` (SQL, never NULL) is so; "" where it always does."""

    fact: str
    when: str = ""


def deciding(rule: Rule, columns: Columns) -> list[Deciding]:
    """The facts of a rule, in the order in which closures name them, each with when it is among the deciding ones."""
    match rule:
        case AllOf(parts):
            return _of_several(parts, columns, decisive="FALSE")
        case AnyOf(parts):
            return _of_several(parts, columns, decisive="TRUE")
        case Not(inner):
            return deciding(inner, columns)
        case Among(Named(name), _):
            return [Deciding(name)]
        case Compare(Named(name), "==", Constant(value)) if isinstance(value, str):
            return [Deciding(name)]
    names = facts_in(rule)
    if len(names) == 1:
        return [Deciding(names[0])]
    # Of facts compared with each other, those that are not known leave it open; where all are known, all of them do.
    known = {name: columns.names(name)[0] for name in names}
    settled = f"{sql_of(rule, columns)} IS NOT NULL OR ({' AND '.join(f'{one} IS NOT NULL' for one in known.values())})"
    return [Deciding(name, f"({settled} OR {known[name]} IS NULL)") for name in names]


def _of_several(parts: tuple[Rule, ...], columns: Columns, *, decisive: str) -> list[Deciding]:
    """The first part that decides alone; else all that are open; else all."""
    answers = [sql_of(part, columns) for part in parts]
    decided = " OR ".join(f"COALESCE({answer} = {decisive}, FALSE)" for answer in answers)
    open_ = " OR ".join(f"{answer} IS NULL" for answer in answers)
    found = []
    for place, (part, answer) in enumerate(zip(parts, answers, strict=True)):
        before = "".join(f" AND {other} IS DISTINCT FROM {decisive}" for other in answers[:place])
        first = f"({answer} IS NOT DISTINCT FROM {decisive}{before})"
        among = f"(CASE WHEN {decided} THEN {first} WHEN {open_} THEN {answer} IS NULL ELSE TRUE END)"
        found += [
            Deciding(one.fact, f"({among} AND {one.when})" if one.when else among) for one in deciding(part, columns)
        ]
    return found
