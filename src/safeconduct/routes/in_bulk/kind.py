"""All routes of one kind with their findings, status and who owes next, a row a route: the last SELECT of all."""

from collections.abc import Callable, Collection

from safeconduct.law.expression.sql import Columns
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.provision import Condition
from safeconduct.law.route_kind import RouteKind
from safeconduct.routes.evidence import looks
from safeconduct.routes.in_bulk.closed_words import word
from safeconduct.routes.in_bulk.columns import Shared
from safeconduct.routes.in_bulk.deciding import printed
from safeconduct.routes.in_bulk.evidence import PREFIX, heard
from safeconduct.routes.in_bulk.facts import Source
from safeconduct.routes.in_bulk.finding import NO_IDS, ROLES, Asked, asked, literal, owing_each, struct
from safeconduct.routes.in_bulk.scope import ROUTE_ROLES
from safeconduct.routes.in_bulk.tables import quoted
from safeconduct.vocabulary.from_files import Vocabulary

NOTHING_OWED = "CAST([] AS STRUCT(who VARCHAR, condition sc_condition)[])"


def of_kind(
    kind: RouteKind, source: Source, words: Vocabulary, *, borne: Collection[str], waived: Collection[str]
) -> str:
    """`(subject, route, kind, power, offer, status, owes_next, findings)` of every route of a kind that is shown."""
    shared = Shared()
    asks = [
        asked(
            condition,
            source.columns,
            shared,
            waived=f"waived_{number}" if condition.id in waived and condition.waivable_by else "",
            evidence=tuple(PREFIX + matter for matter in condition.evidence if matter in borne),
        )
        for number, condition in enumerate(kind.conditions)
    ]
    findings = ",\n    ".join(literal(one) for one in asks)
    status = _status(kind, asks, source.columns, shared)
    owed = f"CASE WHEN {status} = {word('awaiting', 'status')} THEN {_owes_next(asks)} ELSE {NOTHING_OWED} END"
    shown = ""
    if kind.shown_rule:
        shown = f"\nWHERE {printed(kind.shown_rule, source.columns, shared).answer} IS DISTINCT FROM FALSE"
    return f"""
SELECT subject, name AS route, {word(kind.id, "route")} AS kind, power, offer, {status} AS status,
    {owed} AS owes_next,
    [{findings}] AS findings
FROM ({shared.over(_wide(kind, asks, source, words))}){shown}"""


def _wide(kind: RouteKind, asks: list[Asked], source: Source, words: Vocabulary) -> str:
    """The routes of a kind with every fact and all evidence that its conditions name, a column each."""
    names = {name for one in asks for name in one.condition.facts} | set(facts_in(kind.completed_rule))
    names |= set(facts_in(kind.shown_rule)) if kind.shown_rule else set()
    facts = [fact for fact in words.facts.values() if fact.id in names]
    tables = dict.fromkeys(table for fact in facts if (table := source.table(fact)))
    columns = [column for fact in facts for column in source.select(fact)]
    columns += [f"COALESCE({who}, {quoted(role)}) AS {ROLES[role]}" for role, who in ROUTE_ROLES.items()]
    named = dict.fromkeys(column.removeprefix(PREFIX) for one in asks for column in one.evidence)
    columns += [f"COALESCE({heard(looks(words)[matter])}, {NO_IDS}) AS {PREFIX}{matter}" for matter in named]
    columns += [f"waivers.told[{quoted(one.condition.id)}] AS {one.waived}" for one in asks if one.waived]
    joins = [source.join(table) for table in tables]
    joins += ["LEFT JOIN waived_on AS waivers ON waivers.route = l.route"] if any(one.waived for one in asks) else []
    return f"""
SELECT l.route AS number, l.subject, l.name, l.power, l.offer, {", ".join(columns)}
FROM listed AS l
{chr(10).join(joins)}
LEFT JOIN evidence_of_n AS es ON es.n = l.n
LEFT JOIN evidence_of_route AS er ON er.route = l.route
LEFT JOIN evidence_of_utterance AS eu ON eu.route = l.route
LEFT JOIN evidence_of_setting AS eg ON eg.setting = l.setting
WHERE l.kind = {quoted(kind.id)}"""


def _status(kind: RouteKind, asks: list[Asked], columns: Columns, shared: Shared) -> str:
    fails = [one.is_("fails") for one in asks if one.condition.kind == "safeguard"]
    unmet = [one.unmet for one in asks]
    completed = printed(kind.completed_rule, columns, shared).answer
    return shared.column(
        f"""CASE WHEN {completed} THEN {word("completed", "status")}
        WHEN {" OR ".join(fails) or "FALSE"} THEN {word("closed", "status")}
        WHEN {" OR ".join(unmet) or "FALSE"} THEN {word("awaiting", "status")}
        ELSE {word("open", "status")} END""",
        completed,
        *(one.found for one in asks),
        *unmet,
    )


def _owes_next(asks: list[Asked]) -> str:
    """The first unmet conditions, all of whose `after` are met, with each who owes them; waits are nobody's debt."""
    by_id = {one.condition.id: one for one in asks}
    each = []
    for one in asks:
        condition = one.condition
        if not set(condition.owed_by) - {"nobody"}:
            continue
        before = [by_id[name].unmet for name in condition.after if name in by_id]
        so = [one.unmet, *(f"NOT {other}" for other in before), *([f"NOT {one.asks}"] if one.asks else [])]
        owing = owing_each(one, _owed(condition))
        each.append(f"CASE WHEN {' AND '.join(so)} THEN {owing} ELSE {NOTHING_OWED} END")
    return f"list_concat({', '.join(each)})" if each else NOTHING_OWED


def _owed(condition: Condition) -> Callable[[str], str]:
    return lambda who: struct(who=who, condition=word(condition.id, "condition"))
