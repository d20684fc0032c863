"""Facts of many prisoners on the wish that stands, and on the way in which they left; wide facts take them in."""

from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.facts import ENDS_NOTHING
from safeconduct.routes.in_bulk.any_facts import settled
from safeconduct.routes.in_bulk.entry_facts import NEVER_ASKED, NOT_DENIED, NOTHING, reasons
from safeconduct.routes.in_bulk.tables import Tables, any_of, quoted
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary

NO_SLOTS = '"by" IS NULL AND towards IS NULL'


def of_the_wish(tables: Tables, fact: Fact, words: Vocabulary) -> list[Step]:
    """`of_wish_<fact>(n, fact, value, because, statements, denied)`: as `any`, among the utterances that carry the
    wish that stands; a row for each prisoner of whose wish anything was heard.
    """
    name, matter = f"of_wish_{fact.id}", words.matters[fact.matters[0]]
    said = f"""
SELECT c.n, {quoted(fact.id)} AS fact, 0 AS entry, '' AS first, s.place, s.cited, s.denied,
    {f"s.value IN {any_of(fact.values)}" if fact.values else "TRUE"} AS meant,
    {"TRUE" if matter.folds else "FALSE"} AS folds
FROM {tables.sayings} AS s JOIN carriers AS c ON c.subject = s.record AND c.utterance = s.utterance
WHERE s.matter = {quoted(matter.id)} AND s."by" IS NULL AND s.towards IS NULL"""
    none_open = f"""
SELECT CAST(NULL AS INTEGER) AS n, '' AS fact, 0 AS entry, '' AS first, {NOTHING} AS because, {NOTHING} AS unsettled
WHERE FALSE"""
    found = f"""
SELECT b.n, {quoted(fact.id)} AS fact, a.value,
    CASE WHEN e.value IS NULL THEN {reasons("e")} ELSE COALESCE(a.because, {NEVER_ASKED}) END AS because,
    COALESCE(a.statements, e.statements) AS statements, {NOT_DENIED} AS denied
FROM {tables.entries} AS e JOIN bound AS b ON b.subject = e.record LEFT JOIN {name}_told AS a ON a.n = b.n
WHERE e.matter = 'wish' AND e."by" IS NULL AND e.towards IS NULL"""
    return [
        Step("carriers", _carriers(tables)),
        Step(f"{name}_said", said),
        Step(f"{name}_open", none_open),
        *settled("n", f"{name}_said", f"{name}_open", f"{name}_told"),
        Step(name, found),
    ]


def _carriers(tables: Tables) -> str:
    """The utterances that carry the wish that stands."""
    return f"""
SELECT DISTINCT b.n, b.subject, h.utterance
FROM {tables.sayings} AS s JOIN bound AS b ON b.subject = s.record
JOIN standing AS h ON h.n = b.n AND h.matter = 'wish'
    AND (h.id = s.statement OR list_contains(s.also, h.id))
WHERE s.matter = 'wish' AND s."by" IS NULL AND s.towards IS NULL AND s.place = 0 AND NOT s.denied AND NOT h.denied"""


def left_otherwise(tables: Tables, fact: Fact) -> list[Step]:
    """`left_<fact>(route, fact, value, because, statements, denied)`: whether he left captivity by another way than
    this route; a row for each route of those of whose leaving anything was heard.
    """
    entry = f"SELECT * FROM {tables.entries} WHERE {NO_SLOTS} AND matter ="
    ways = f"""
SELECT b.n, w.value AS way, COALESCE({reasons("w")}, {NEVER_ASKED}) AS way_because,
    COALESCE(w.statements, {NOTHING}) AS way_told, r.value AS released,
    COALESCE({reasons("r")}, {NEVER_ASKED}) AS released_because, COALESCE(r.statements, {NOTHING}) AS released_told
FROM bound AS b
LEFT JOIN ({entry} 'way_out') AS w ON w.record = b.subject
LEFT JOIN ({entry} 'released_to') AS r ON r.record = b.subject
WHERE w.record IS NOT NULL OR r.record IS NOT NULL"""
    home = "w.released <> l.power AND w.released = l.origin"
    open_by = "w.way = l.kind AND w.released IS NULL"
    left = f"""
SELECT l.route, {quoted(fact.id)} AS fact,
    CASE WHEN {home} THEN 'yes' WHEN w.way IS NULL OR ({open_by}) THEN NULL
        WHEN (w.way = l.kind AND w.released = l.power) OR w.way IN {any_of(ENDS_NOTHING)} THEN 'no'
        ELSE 'yes' END AS value,
    CASE WHEN {home} THEN {NOTHING} WHEN w.way IS NULL THEN w.way_because WHEN {open_by} THEN w.released_because
        ELSE {NOTHING} END AS because,
    CASE WHEN {home} THEN list_concat(w.released_told, w.way_told) WHEN w.way IS NULL THEN w.way_told
        WHEN {open_by} THEN w.released_told ELSE list_concat(w.way_told, w.released_told) END AS statements,
    {NOT_DENIED} AS denied
FROM ways_out AS w JOIN listed AS l ON l.n = w.n"""
    return [Step("ways_out", ways), Step(f"left_{fact.id}", left)]
