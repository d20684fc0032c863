"""Which routes are shown for many prisoners: each kind, for each Power that its rules name; facts are made next."""

from collections.abc import Collection, Iterator

from safeconduct.law.library import Law
from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.powers import CODES
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.tables import Tables, quoted, rows
from safeconduct.vocabulary.from_files import Vocabulary

BOUND = {"detaining-power": "b.detaining", "power-of-origin": "b.origin"}
POWERS = f"SELECT power FROM {rows(([code] for code in sorted(CODES)), 'codes', ('power',))}"


def listing(tables: Tables, law: Law, words: Vocabulary, spoken_of: Collection[str]) -> list[Step]:
    """`named`: the Powers that rules name; `listed(route, n, subject, kind, power, offer, name, detaining, origin,
    conflict, offeror, counterpart, setting)`, a row a route, numbered in the order in which they are printed; routes
    of one `setting` have all but the prisoner and the kind in common. What `when` of a kind says is left to those who
    have the facts.
    """
    nobody = "SELECT n, CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS power, CAST(NULL AS VARCHAR) AS offer"
    named = [select for kind in law.kinds.values() for select in _named(kind, tables, words, spoken_of)]
    return [
        Step("codes", POWERS),
        Step("named", "\nUNION\n".join([f"{nobody} FROM bound WHERE FALSE", *named])),
        Step("apart", "\nUNION ALL\n".join(_apart(kind, tables) for kind in law.kinds.values())),
        Step("listed", _listed(law)),
    ]


def _named(kind: RouteKind, tables: Tables, words: Vocabulary, spoken_of: Collection[str]) -> Iterator[str]:
    """A SELECT of `(n, kind, power, offer)` for each rule; once a rule by role binds, those by matter are moot.

    Spark takes NULL NOT IN a table for FALSE within other words, so what is asked is IN, and denied.
    """
    bound: list[str] = []
    for rule in kind.listed:
        if rule.matter and rule.matter not in spoken_of:
            continue
        moot = (
            " AND ".join(f"NOT COALESCE({one} IN (SELECT power FROM codes), FALSE)" for one in bound)
            if rule.matter
            else ""
        )
        for select, power in _by_rule(rule, tables, words):
            said_otherwise = f" AND {moot}" if moot else ""
            known = f"{power} IN (SELECT power FROM codes)"
            yield f"SELECT b.n, {quoted(kind.id)} AS kind, {power} AS power, {select} AND {known}{said_otherwise}"
        if rule.role in BOUND:
            bound.append(BOUND[rule.role])


def naming(law: Law) -> set[str]:
    """The matters of which a statement shows a route."""
    return {rule.matter for kind in law.kinds.values() for rule in kind.listed if rule.matter}


def _by_rule(rule: ListingRule, tables: Tables, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """The rest of a SELECT from `bound AS b`, and the column of the Power."""
    if rule.role:
        if rule.role in BOUND:
            yield "CAST(NULL AS VARCHAR) AS offer FROM bound AS b WHERE TRUE", BOUND[rule.role]
        return
    slot = f'h."{rule.take}"' if rule.take != "value" else "h.value"
    heard = f"h.matter = {quoted(rule.matter)} AND h.side = 'standing'"
    if rule.per == "offer":
        around = f"covered AS b JOIN {tables.held_around} AS h ON h.record = b.offer"
        yield f"b.offer FROM {around} WHERE {heard}", slot
        return
    said = f"{heard} AND NOT h.denied"
    yield (
        f"CAST(NULL AS VARCHAR) AS offer FROM bound AS b JOIN standing AS h ON h.n = b.n "
        f"WHERE h.matter = {quoted(rule.matter)} AND NOT h.denied",
        slot,
    )
    matter = words.matters[rule.matter]
    if "power" in matter.of and matter.by in BOUND:
        around = f'bound AS b JOIN {tables.held_around} AS h ON h."by" = {BOUND[matter.by]}'
        yield (
            f"CAST(NULL AS VARCHAR) AS offer FROM {around} WHERE {said} AND h.record IN (SELECT power FROM codes)",
            slot,
        )


def _apart(kind: RouteKind, tables: Tables) -> str:
    """The Powers named for a kind without those for which it is not shown."""
    roles = {**BOUND, "receiving-power": "n.power", "counterpart-power": "c.counterpart", "offeror": "c.offeror"}
    where = [f"n.power IS DISTINCT FROM {roles[one]}" for one in kind.excepted if one in roles]
    but = ""
    if "counterpart-power" in kind.excepted:
        but += """
ANTI JOIN adverse AS a
    ON a.detaining IS NOT DISTINCT FROM b.detaining AND a.origin IS NOT DISTINCT FROM b.origin AND a.power = n.power
ANTI JOIN covered AS o ON o.n = n.n AND o.counterpart = n.power"""
    if "national-power" in kind.excepted:
        but += f"""
ANTI JOIN (
    SELECT record, "by" FROM {tables.entries} WHERE matter = 'regarded_as_national' AND value = 'yes'
) AS national ON national.record = b.subject AND national."by" = n.power"""
    several = "count(*) OVER (PARTITION BY n.n, n.power) > 1" if any(one.per for one in kind.listed) else "FALSE"
    return f"""
SELECT n.*, b.subject, b.detaining, b.origin, c.offeror, c.counterpart
FROM (SELECT n.*, n.offer IS NOT NULL AND {several} AS told_apart FROM named AS n WHERE n.kind = {quoted(kind.id)}) AS n
JOIN bound AS b ON b.n = n.n
LEFT JOIN covered AS c ON c.n = n.n AND c.offer = n.offer{but}
WHERE {" AND ".join(["TRUE", *where])}"""


def _listed(law: Law) -> str:
    """The routes, numbered by prisoner, by kind in the order of the law, by Power and offer."""
    order = " ".join(f"WHEN {quoted(kind)} THEN {place}" for place, kind in enumerate(law.kinds))
    return f"""
SELECT
    CAST(row_number() OVER (ORDER BY a.n, CASE a.kind {order} END, a.power, COALESCE(a.offer, '')) AS INTEGER) AS route,
    a.n, a.subject, a.kind, a.power, a.offer,
    a.kind || ':' || a.power || CASE WHEN a.told_apart THEN ':' || a.offer ELSE '' END AS name,
    a.detaining, a.origin, c.conflict, a.offeror, a.counterpart,
    CAST(dense_rank() OVER (ORDER BY a.power, a.offer, a.detaining, a.origin) AS INTEGER) AS setting
FROM apart AS a
LEFT JOIN conflicts AS c ON c.detaining IS NOT DISTINCT FROM a.detaining AND c.origin IS NOT DISTINCT FROM a.origin
ORDER BY route"""
