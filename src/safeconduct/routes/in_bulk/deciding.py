"""What a rule answers and which facts decided it or left it open, as columns; findings cite them."""

from typing import NamedTuple

from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.expression.tree import AllOf, Among, AnyOf, Compare, Constant, Named, Not, Rule, facts_in
from safeconduct.routes.in_bulk.columns import Shared


class Deciding(NamedTuple):
    """A fact that decides where the column `when` is so; "" where it always does."""

    fact: str
    when: str = ""


class Printed(NamedTuple):
    """The column of a rule's answer, and the facts that decide it in the order in which closures name them."""

    answer: str
    deciding: tuple[Deciding, ...]


def printed(rule: Rule, columns: Columns, shared: Shared) -> Printed:
    """A rule as columns."""
    match rule:
        case AllOf(parts):
            return _of_several([printed(part, columns, shared) for part in parts], shared, "AND")
        case AnyOf(parts):
            return _of_several([printed(part, columns, shared) for part in parts], shared, "OR")
        case Not(AllOf() | AnyOf() | Not() as inner):
            found = printed(inner, columns, shared)
            return Printed(shared.column(f"NOT {found.answer}", found.answer), found.deciding)
    answer = shared.column(sql_of(rule, columns))
    return Printed(answer, tuple(_of_one(rule.inner if isinstance(rule, Not) else rule, answer, columns, shared)))


def _of_one(rule: Rule, answer: str, columns: Columns, shared: Shared) -> list[Deciding]:
    """Of facts compared with each other, those that are not known leave it open; where all are known, all do."""
    names = facts_in(rule)
    match rule:
        case Among() | Compare(Named(), "==", Constant(str())):
            return [Deciding(names[0])]
    if len(names) == 1:
        return [Deciding(names[0])]
    known = {name: columns.names(name)[0] for name in names}
    settled = f"{answer} IS NOT NULL OR ({' AND '.join(f'{one} IS NOT NULL' for one in known.values())})"
    return [Deciding(name, shared.column(f"({settled} OR {known[name]} IS NULL)", answer)) for name in names]


def _of_several(parts: list[Printed], shared: Shared, joined: str) -> Printed:
    """The first part that decides alone; else all that are open; else all."""
    answers = [part.answer for part in parts]
    whole = shared.column(f"({f' {joined} '.join(answers)})", *answers)
    decisive, all_do = ("FALSE", whole) if joined == "AND" else ("TRUE", f"NOT {whole}")
    found = []
    for place, part in enumerate(parts):
        before = "".join(f" AND {other} IS DISTINCT FROM {decisive}" for other in answers[:place])
        first = f"{part.answer} IS NOT DISTINCT FROM {decisive}{before}"
        when = f"CASE WHEN {all_do} THEN TRUE WHEN {whole} IS NULL THEN {part.answer} IS NULL ELSE {first} END"
        among = shared.column(when, whole, *answers)
        found += [
            Deciding(one.fact, shared.column(f"({among} AND {one.when})", among, one.when) if one.when else among)
            for one in part.deciding
        ]
    return Printed(whole, tuple(found))
