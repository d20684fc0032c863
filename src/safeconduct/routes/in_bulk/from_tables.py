"""The pass from the tables of many records to many routes with findings, as SQL that an engine runs step by step."""

from collections.abc import Collection

from safeconduct.dates import AsOf
from safeconduct.law.expression.sql import Columns
from safeconduct.law.library import Law
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.evidence import bearing, evidence
from safeconduct.routes.in_bulk.facts import Source, facts_in_bulk
from safeconduct.routes.in_bulk.kind import of_kind
from safeconduct.routes.in_bulk.listing import listing, naming
from safeconduct.routes.in_bulk.roles import roles
from safeconduct.routes.in_bulk.scope import asked_facts
from safeconduct.routes.in_bulk.tables import Tables
from safeconduct.routes.last_word import MATTERS
from safeconduct.vocabulary.from_files import vocabulary

UNION_ALL = "\nUNION ALL\n"


def routes_from_tables(
    tables: Tables,
    law: Law,
    as_of: AsOf,
    *,
    waived: Collection[str] = (),
    spoken_of: Collection[str] | None = None,
) -> list[Step]:
    """The steps from records to `routes(subject, route, kind, power, offer, status, owes_next, findings)`, a row a
    route, by the law of the day. `types_in_sql` comes before them.

    `waived`: the conditions that any ruling waives. `spoken_of`: the matters in which anything is said of anyone, an
    utterance or a Power included (None: any may be); what nobody speaks of is never looked for.
    """
    words, of_the_day = vocabulary(), law.on(as_of.on)
    told = words.matters if spoken_of is None else spoken_of
    asked, borne = asked_facts(of_the_day, words, told), bearing(of_the_day, told)
    columns = Columns(facts=words.facts, numbers=None, on=as_of.on)
    source = Source(asked, words, columns, tables)
    kinds = [of_kind(kind, source, words, borne=borne, waived=waived) for kind in of_the_day.kinds.values()]
    return [
        *roles(tables, as_of, {*MATTERS, *naming(of_the_day), *borne}),
        *listing(tables, of_the_day, words, told),
        *facts_in_bulk(tables, asked, words, as_of),
        *evidence(tables, borne, words),
        *([Step("waived_on", _waived_on(tables, as_of))] if waived else []),
        Step("routes", f"SELECT * FROM ({UNION_ALL.join(kinds)}) ORDER BY subject, kind, route"),
    ]


def _waived_on(tables: Tables, as_of: AsOf) -> str:
    """The rulings that waive conditions, by route: `(route, told)`, the last of each condition."""
    in_force = f"{tables.waivers} AS w WHERE w.known <= {as_of.known_by} AND w.day <= {as_of.on}"
    return f"""
SELECT route, map_from_entries(list({{'k': condition, 'v': id}})) AS told FROM (
    SELECT l.route, w.condition, arg_max(w.id, w.place) AS id
    FROM listed AS l JOIN (
        SELECT b.n, w.* FROM bound AS b CROSS JOIN (SELECT * FROM {in_force} AND w.subject = '') AS w
        UNION ALL
        SELECT b.n, w.* FROM (SELECT * FROM {in_force} AND w.subject <> '') AS w
        JOIN {tables.identities} AS i ON i.key = w.subject JOIN bound AS b ON b.subject = i.record
    ) AS w ON w.n = l.n AND w.route IN ('', l.kind, l.kind || ':' || l.power, l.name)
    GROUP BY l.route, w.condition
) GROUP BY route"""
