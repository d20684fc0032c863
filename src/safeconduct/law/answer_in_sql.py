"""What a condition answers, printed to SQL for many routes at once: what `answer` of `check.py` gives for one."""

from collections.abc import Callable
from typing import NamedTuple

from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.provision import Answer, Condition


class AnswerInSql(NamedTuple):
    """Two SQL expressions: the answer as a word, never NULL, and whether it rests on the condition's presumption."""

    answer: str
    presumed: str


def answer_in_sql(condition: Condition, columns: Columns) -> AnswerInSql:
    """A condition over a table of facts, a row for each route; one not known to be asked is not known either."""
    applies = sql_of(condition.applies, columns) if condition.applies else ""
    return answer_of(condition, applies, sql_of(condition.rule, columns), said=lambda answer: f"'{answer}'")


def answer_of(condition: Condition, applies: str, rule: str, *, said: Callable[[Answer], str]) -> AnswerInSql:
    """The same where whether it applies ("" = always) and what it asks are SQL already; `said` prints an answer."""
    open_ = said("holds" if condition.presumed else "not-known")
    found = f"CASE {rule} WHEN TRUE THEN {said('holds')} WHEN FALSE THEN {said('fails')} ELSE {open_} END"
    unsettled = f"{rule} IS NULL"
    if applies:
        found = f"CASE {applies} WHEN FALSE THEN {said('does-not-apply')} WHEN TRUE THEN {found} ELSE {open_} END"
        unsettled = f"(CASE WHEN {applies} THEN {unsettled} ELSE {applies} IS NULL END)"
    return AnswerInSql(found, unsettled if condition.presumed else "FALSE")
