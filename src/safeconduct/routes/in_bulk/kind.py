"""All routes of one kind with their findings, status and who owes next, a row a route: the last SELECT of many at once."""

from safeconduct.law.expression.sql import Columns, sql_of
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.route_kind import RouteKind
from safeconduct.routes.in_bulk.closed_words import word
from safeconduct.routes.in_bulk.evidence import PREFIX, heard
from safeconduct.routes.in_bulk.facts import Source
from safeconduct.routes.in_bulk.finding import NO_IDS, Asked, answers, literal, owing_each, struct, told
from safeconduct.routes.in_bulk.scope import ROUTE_ROLES
from safeconduct.routes.in_bulk.step import quoted
from safeconduct.routes.evidence import looks
from safeconduct.vocabulary.from_files import Vocabulary

NOTHING_OWED = "CAST([] AS STRUCT(who VARCHAR, condition sc_condition)[])"


def of_kind(kind: RouteKind, source: Source, words: Vocabulary, waived: frozenset[str]) -> str:
    """`(subject, route, kind, power, offer, status, owes_next, findings)` of every route of a kind that is shown."""
    roles = {role: f"role_{place}" for place, role in enumerate(ROUTE_ROLES)}
    asked = [
        Asked(
            number,
            condition,
            source.columns,
            roles,
            tuple(PREFIX + matter for matter in condition.evidence),
            f"waived_{number}" if condition.id in waived and condition.waivable_by else "",
        )
        for number, condition in enumerate(kind.conditions)
    ]
    shown = f"\nWHERE {sql_of(kind.shown_rule, source.columns)} IS DISTINCT FROM FALSE" if kind.shown_rule else ""
    findings = ",\n    ".join(literal(one) for one in asked)
    return f"""
SELECT subject, name AS route, {word(kind.id, "route")} AS kind, power, offer, status,
    CASE WHEN status = {word("awaiting", "status")} THEN {_owes_next(asked)} ELSE {NOTHING_OWED} END AS owes_next,
    [{findings}] AS findings
FROM (
    SELECT *, {_status(kind, asked, source.columns)} AS status
    FROM (
        SELECT *, {", ".join(column for one in asked for column in told(one))}
        FROM (
            SELECT *, {", ".join(column for one in asked for column in answers(one))}
            FROM ({_wide(kind, asked, source, words)}){shown}
        )
    )
)"""


def _wide(kind: RouteKind, asked: list[Asked], source: Source, words: Vocabulary) -> str:
    """The routes of a kind with every fact and all evidence that its conditions name, a column each."""
    names = {name for one in asked for name in one.condition.facts} | set(facts_in(kind.completed_rule))
    names |= set(facts_in(kind.shown_rule)) if kind.shown_rule else set()
    facts = [fact for fact in words.facts.values() if fact.id in names]
    tables = dict.fromkeys(table for fact in facts if (table := source.table(fact)))
    columns = [column for fact in facts for column in source.select(fact)]
    columns += [f"COALESCE({who}, {quoted(role)}) AS role_{place}" for place, (role, who) in enumerate(ROUTE_ROLES.items())]
    matters = dict.fromkeys(matter for one in asked for matter in one.condition.evidence)
    columns += [f"COALESCE({heard(looks(words)[matter])}, {NO_IDS}) AS {PREFIX}{matter}" for matter in matters]
    columns += [f"waivers.told[{quoted(one.condition.id)}] AS {one.waived}" for one in asked if one.waived]
    joins = [source.join(table) for table in tables]
    joins += ["LEFT JOIN waived_on AS waivers ON waivers.route = l.route"] if any(one.waived for one in asked) else []
    return f"""
SELECT l.route AS number, l.subject, l.name, l.power, l.offer, {", ".join(columns)}
FROM listed AS l
{SETTING}
{chr(10).join(joins)}
LEFT JOIN evidence_of_subject AS es ON es.subject = l.subject
LEFT JOIN evidence_of_route AS er ON er.route = l.route
LEFT JOIN evidence_of_utterance AS eu ON eu.route = l.route
LEFT JOIN evidence_of_setting AS eg ON eg.setting = g.setting
WHERE l.kind = {quoted(kind.id)}"""


SETTING = """JOIN settings AS g ON g.power = l.power AND g.detaining IS NOT DISTINCT FROM l.detaining
    AND g.origin IS NOT DISTINCT FROM l.origin AND g.conflict IS NOT DISTINCT FROM l.conflict
    AND g.offer IS NOT DISTINCT FROM l.offer"""


def _unmet(asked: Asked) -> str:
    return f"{asked.column('f')} IN ({word('fails', 'finding')}, {word('not-known', 'finding')})"


def _status(kind: RouteKind, asked: list[Asked], columns: Columns) -> str:
    fails = [f"{one.column('f')} = {word('fails', 'finding')}" for one in asked if one.condition.kind == "safeguard"]
    return f"""CASE WHEN {sql_of(kind.completed_rule, columns)} THEN {word("completed", "status")}
        WHEN {" OR ".join(fails) or "FALSE"} THEN {word("closed", "status")}
        WHEN {" OR ".join(_unmet(one) for one in asked) or "FALSE"} THEN {word("awaiting", "status")}
        ELSE {word("open", "status")} END"""


def _owes_next(asked: list[Asked]) -> str:
    """The first unmet conditions, all of whose `after` are met, with each who owes them; waits are nobody's debt."""
    by_id = {one.condition.id: one for one in asked}
    each = []
    for one in asked:
        condition = one.condition
        if not set(condition.owed_by) - {"nobody"}:
            continue
        before = [_unmet(by_id[name]) for name in condition.after if name in by_id]
        so = [_unmet(one), *(f"NOT {other}" for other in before)]
        if condition.applies and not condition.presumed:
            so.append(f"{one.column('p')} IS NOT NULL")
        owing = owing_each(one, lambda who, one=one: struct(who=who, condition=word(one.condition.id, "condition")))
        each.append(f"CASE WHEN {' AND '.join(so)} THEN {owing} ELSE {NOTHING_OWED} END")
    return f"list_concat({', '.join(each)})" if each else NOTHING_OWED
