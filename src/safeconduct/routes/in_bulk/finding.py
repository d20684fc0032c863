"""What a condition answers on many routes, why, by whose statements and who owes what: the SQL of one finding."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from safeconduct.law.answer_in_sql import answer_of
from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.expression.tree import Rule, facts_in
from safeconduct.law.provision import Condition
from safeconduct.routes.finding import NOT_ASKED_HERE, WAIVED
from safeconduct.routes.from_record import own_rules
from safeconduct.routes.in_bulk.closed_words import word, words
from safeconduct.routes.in_bulk.deciding import deciding
from safeconduct.routes.in_bulk.step import quoted

NO_IDS = "CAST([] AS VARCHAR[])"
NO_REASON = words((), "because")


class Asked(NamedTuple):
    """A condition of a kind of route by its number there; its columns are `p` (applies), `h` (holds), `f` (finding) ...

    `waived` is the column of the ruling that waives it, or "". `evidence` is SQL. `roles` holds the column of each role.
    """

    number: int
    condition: Condition
    columns: Columns
    roles: dict[str, str]
    evidence: tuple[str, ...]
    waived: str = ""

    def column(self, letter: str) -> str:
        """One of its columns."""
        return f"{letter}{self.number}"

    @property
    def conditional(self) -> bool:
        """Whether it may not apply, so that nothing is cited, owed or borne on."""
        return bool(self.condition.applies or self.waived)


def answers(asked: Asked) -> list[str]:
    """The columns of whether it applies, holds, and which facts decided: `p`, `h`."""
    found = [f"{sql_of(asked.condition.rule, asked.columns)} AS {asked.column('h')}"]
    if asked.condition.applies:
        found.append(f"{sql_of(asked.condition.applies, asked.columns)} AS {asked.column('p')}")
    return found


def told(asked: Asked) -> list[str]:
    """The columns of what it answers and of the lists beside: `f`, `b` (because), `s` (statements)."""
    condition = asked.condition
    applies = asked.column("p") if condition.applies else ""
    found, presumed = answer_of(condition, applies, asked.column("h"), said=lambda one: word(one, "finding"))
    if asked.waived:
        found = f"CASE WHEN {asked.waived} IS NOT NULL THEN {word('does-not-apply', 'finding')} ELSE {found} END"
        presumed = f"({asked.waived} IS NULL AND {presumed})"
    columns = {"f": found, "s": _statements(asked)}
    if condition.presumed:
        columns["q"] = presumed
    else:
        columns["b"] = _reasons(asked)
    return [f"{sql} AS {asked.column(letter)}" for letter, sql in columns.items()]


def literal(asked: Asked) -> str:
    """The finding as one struct, with the keys in the order in which they are printed."""
    condition = asked.condition
    away = f"{asked.column('f')} = {word('does-not-apply', 'finding')}"
    borne = _joined(asked.evidence)
    return struct(
        condition=word(condition.id, "condition"),
        kind=word(condition.kind, "kind"),
        provision=word(condition.provision, "provision"),
        finding=asked.column("f"),
        because=_because(asked),
        presumed=asked.column("q") if condition.presumed else "FALSE",
        statements=_cited(asked),
        evidence=f"CASE WHEN {away} THEN {NO_IDS} ELSE {borne} END" if asked.conditional and asked.evidence else borne,
        owed_by=owed_by(asked),
    )


def struct(**members: str) -> str:
    """A struct as SQL."""
    return "{" + ", ".join(f"'{name}': {sql}" for name, sql in members.items()) + "}"


def once(column: str) -> str:
    """The members of a list, each once, in the order in which they first stand."""
    return (
        f"CASE WHEN array_length({column}) < 2 THEN {column} "
        f"ELSE list_filter({column}, lambda x, i: list_position({column}, x) = i) END"
    )


def _lists(rule: Rule, asked: Asked, of: str) -> list[str]:
    """The lists of the facts that decide a rule, each empty where its fact does not."""
    empty = NO_IDS if of == "statements" else NO_REASON
    return [
        f"CASE WHEN {one.when} THEN {one.fact}_{of} ELSE {empty} END" if one.when else f"{one.fact}_{of}"
        for one in deciding(rule, asked.columns)
    ]


def _joined(lists: Iterable[str]) -> str:
    told = list(lists)
    if not told:
        return NO_IDS
    return told[0] if len(told) == 1 else f"list_concat({', '.join(told)})"


def _reasons(asked: Asked) -> str:
    """Why it is not known, before anything is told once; read only where it is not."""
    why = _joined(_lists(asked.condition.rule, asked, "because"))
    if asked.condition.applies:
        asks = _joined(_lists(asked.condition.applies, asked, "because"))
        why = f"CASE WHEN {asked.column('p')} IS NULL THEN {asks} ELSE {why} END"
    return f"CASE WHEN {asked.column('f')} = {word('not-known', 'finding')} THEN {why} END"


def _because(asked: Asked) -> str:
    condition = asked.condition
    cases = []
    if asked.waived:
        cases.append(f"WHEN {asked.waived} IS NOT NULL THEN {words(WAIVED, 'because')}")
    if condition.applies:
        cases.append(f"WHEN {asked.column('p')} = FALSE THEN {words(NOT_ASKED_HERE, 'because')}")
    if not condition.presumed:
        column, left = asked.column("b"), words(("left to an officer",), "because")
        several = len(facts_in(condition.rule)) > 1 or condition.applies
        told_once = once(column) if several else column
        cases.append(f"WHEN array_length({column}) = 0 THEN {left} WHEN {column} IS NOT NULL THEN {told_once}")
    return f"CASE {' '.join(cases)} ELSE {NO_REASON} END" if cases else NO_REASON


def _statements(asked: Asked) -> str:
    """What decided it, before anything is told once."""
    condition = asked.condition
    cited = _joined(_lists(condition.rule, asked, "statements"))
    if condition.applies:
        first = _joined(_lists(condition.applies, asked, "statements"))
        cited = f"CASE WHEN {asked.column('p')} THEN list_concat({first}, {cited}) ELSE {first} END"
    return f"CASE WHEN {asked.waived} IS NOT NULL THEN [{asked.waived}] ELSE {cited} END" if asked.waived else cited


def _cited(asked: Asked) -> str:
    condition, column = asked.condition, asked.column("s")
    names = facts_in(condition.rule) + (facts_in(condition.applies) if condition.applies else ())
    return once(column) if len(set(names)) > 1 else column


def owed_by(asked: Asked) -> str:
    """Who owes it, each once; nobody where it does not apply or it is still a question whether it does."""
    owing = owing_each(asked, lambda who: who)
    condition, cases = asked.condition, []
    if asked.conditional:
        cases.append(f"WHEN {asked.column('f')} = {word('does-not-apply', 'finding')} THEN {NO_IDS}")
    if condition.applies and not condition.presumed:
        cases.append(f"WHEN {asked.column('p')} IS NULL THEN {NO_IDS}")
    return f"CASE {' '.join(cases)} ELSE {owing} END" if cases else owing


def owing_each(asked: Asked, told_of: Callable[[str], str]) -> str:
    """A list with what is told of each who owes it, without those who have already done their own part."""
    owed = asked.condition.owed_by
    everyone = _each_once(asked, {role: "" for role in owed}, told_of)
    parts = own_rules(asked.condition) if len(owed) > 1 else ()
    if not parts:
        return everyone
    undone = {rule: f"{sql_of(rule, asked.columns)} IS DISTINCT FROM TRUE" for rule, _ in parts}
    owes = {role: " OR ".join(undone[rule] for rule, by in parts if role in by) or "FALSE" for role in owed}
    beside = " OR ".join(undone[rule] for rule, by in parts if not by <= set(owed)) or "FALSE"
    left = _each_once(asked, owes, told_of)
    holds = f"{asked.column('f')} = {word('holds', 'finding')}"
    return f"CASE WHEN {holds} OR {beside} OR NOT ({' OR '.join(owes.values())}) THEN {everyone} ELSE {left} END"


def _each_once(asked: Asked, owes: dict[str, str], told_of: Callable[[str], str]) -> str:
    """Powers by code, persons and bodies by key; a role that nobody fills by its name."""
    who = [(asked.roles.get(role, quoted(role)), when) for role, when in owes.items()]
    if len(who) == 1 and not who[0][1]:
        return f"[{told_of(who[0][0])}]"
    each = []
    for place, (one, when) in enumerate(who):
        others = [f"NOT ({one} = {other} AND {before or 'TRUE'})" for other, before in who[:place]]
        so = " AND ".join([f"({when})" if when else "TRUE", *others])
        each.append(f"CASE WHEN {so} THEN [{told_of(one)}] ELSE [] END")
    return f"list_concat({', '.join(each)})"
