"""Who plays which role for each of many prisoners, in which conflict, and which offers cover him; listing reads it."""

from collections.abc import Collection

from safeconduct.dates import AsOf
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.tables import Tables, any_of
from safeconduct.routes.last_word import MATTERS


def roles(tables: Tables, as_of: AsOf, matters: Collection[str]) -> list[Step]:
    """`bound(n, subject, detaining, origin)`, a row a prisoner, each with his number in this part; for each pair of
    Powers `conflicts(detaining, origin, conflict)` and `adverse(detaining, origin, power)`; `covered(n, offer, offeror,
    counterpart)`; `offerees(offer, offeree, place)`; `standing`: what stands of each prisoner in these matters, a row a
    statement, the columns of `held` with his number.
    """
    return [
        Step("bound", _bound(tables)),
        Step("standing", _standing(tables, matters)),
        Step("sides", _sides(tables, as_of)),
        Step("pairs", "SELECT DISTINCT detaining, origin FROM bound"),
        Step("conflicts", _conflicts()),
        Step("adverse", _adverse()),
        Step("covered", _covered(tables, as_of)),
        Step("offerees", _offerees(tables)),
    ]


def _bound(tables: Tables) -> str:
    """The Power that holds him, and the one on which he depends, where an officer has ruled it."""
    return f"""
SELECT p.n, p.subject, d.value AS detaining, o.value AS origin
FROM (
    SELECT CAST(row_number() OVER (ORDER BY subject) AS INTEGER) AS n, subject FROM {tables.prisoners}
) AS p
LEFT JOIN (
    SELECT record, value FROM {tables.entries} WHERE matter = 'detaining_power' AND "by" IS NULL AND towards IS NULL
) AS d ON d.record = p.subject
LEFT JOIN (
    SELECT record, COALESCE("by", '') AS holder, value FROM {tables.sayings}
    WHERE matter = 'depends_on' AND towards IS NULL AND place = 0 AND officer AND NOT denied
) AS o ON o.record = p.subject AND o.holder = COALESCE(d.value, '')"""


def _standing(tables: Tables, matters: Collection[str]) -> str:
    """What stands of each prisoner, read once for all that looks into it."""
    return f"""
SELECT b.n, h.id, h.matter, h."by", h.towards, h.place, h.value, h.denied, h.own, h.ruled,
    CASE WHEN h.matter IN {any_of(MATTERS)} THEN h.utterance END AS utterance,
    h.said_first, h.said_last, h.said_day, h.until_day
FROM {tables.held} AS h JOIN bound AS b ON b.subject = h.record
WHERE h.matter IN {any_of(sorted(matters))} AND h.side = 'standing'"""


def _sides(tables: Tables, as_of: AsOf) -> str:
    """The parties to conflicts on the day."""
    on = as_of.on
    return f"""
SELECT conflict, power, side, place FROM {tables.parties}
WHERE known <= {as_of.known_by} AND COALESCE(since, {on}) <= {on} AND COALESCE("until", {on}) >= {on}"""


def _conflicts() -> str:
    """One to which the Power that holds him is party, first with his own; else one to which his own is party."""
    return """
SELECT detaining, origin, conflict FROM (
    SELECT p.detaining, p.origin, s.conflict, s.place, CASE WHEN h.conflict IS NOT NULL THEN 0 ELSE 2 END AS choice
    FROM pairs AS p JOIN sides AS s ON s.power = p.origin
    LEFT JOIN (SELECT DISTINCT power, conflict FROM sides) AS h
        ON h.power = p.detaining AND h.conflict = s.conflict
    UNION ALL
    SELECT p.detaining, p.origin, s.conflict, s.place, 1 AS choice
    FROM pairs AS p JOIN sides AS s ON s.power = p.detaining
) QUALIFY row_number() OVER (PARTITION BY detaining, origin ORDER BY choice, place) = 1"""


def _adverse() -> str:
    """The parties to his conflict on the other side from the Power that holds him."""
    return """
SELECT DISTINCT c.detaining, c.origin, s.power
FROM conflicts AS c JOIN sides AS s ON s.conflict = c.conflict
ANTI JOIN sides AS own ON own.conflict = c.conflict AND own.power = c.detaining AND own.side = s.side"""


def _covered(tables: Tables, as_of: AsOf) -> str:
    """The offers of exchange that cover him on the day: by name, or by a group of which he is then a member."""
    on = as_of.on
    return f"""
SELECT DISTINCT b.n, o.key AS offer, o.offeror, o.counterpart
FROM (
    SELECT i.record AS subject, i.key AS covers FROM {tables.identities} AS i
    UNION ALL
    SELECT i.record AS subject, m."group" AS covers
    FROM {tables.identities} AS i JOIN {tables.memberships} AS m ON m.member = i.key
    WHERE m.known <= {as_of.known_by} AND COALESCE(m.since, {on}) <= {on} AND COALESCE(m."until", {on}) >= {on}
) AS c
JOIN {tables.offers} AS o ON o.covers = c.covers
JOIN bound AS b ON b.subject = c.subject
WHERE o.known <= {as_of.known_by} AND COALESCE(o.since, {on}) <= {on}"""


def _offerees(tables: Tables) -> str:
    """Those to whom each offer is made, in order."""
    return f"""
SELECT key AS offer, offerees[place] AS offeree, place
FROM (SELECT key, offerees, UNNEST(generate_series(1, array_length(offerees))) AS place FROM {tables.offers})"""
