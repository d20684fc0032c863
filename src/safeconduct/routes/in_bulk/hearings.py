"""How many prisoners were heard when they gave their last word, how often, and when; wide facts take it in."""

from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.facts import HEARERS
from safeconduct.routes.in_bulk.entry_facts import reasons
from safeconduct.routes.in_bulk.tables import Tables, any_of, quoted, word_for
from safeconduct.vocabulary.fact import Fact


def hearings(tables: Tables, facts: list[Fact]) -> list[Step]:
    """`heard_facts(hearing, fact, value, because, statements, denied)` of the utterances that carry a last word, where
    `statements` is NULL when the word itself tells it; `concordant` and `word_days`, a row a route.
    """
    return [
        Step("heard_facts", _heard_facts(tables, facts)),
        Step("heard_on", _heard_on(tables)),
        Step("hearings_apart", HEARINGS_APART),
        Step("concordant", CONCORDANT),
        Step("word_days", WORD_DAYS),
    ]


def _heard_facts(tables: Tables, facts: list[Fact]) -> str:
    """What is told of a hearing; what is told by how he was asked is cited by the word that he gave there."""
    of_hearing = {fact.matters[0]: quoted(fact.id) for fact in facts if fact.made == "of-the-hearing"}
    return f"""
SELECT w.hearing, {word_for("e.matter", of_hearing)} AS fact, e.value, {reasons("e")} AS because,
    CASE WHEN t.record IS NULL THEN e.statements END AS statements, e.denied
FROM (
    SELECT * FROM {tables.entries} WHERE matter IN {any_of(of_hearing)} AND "by" IS NULL AND towards IS NULL
) AS e
JOIN (
    SELECT d.hearing, 'utterance:' || d.utterance AS record
    FROM own_days AS d SEMI JOIN last_words AS w ON w.hearing = d.hearing
) AS w ON w.record = e.record
LEFT JOIN (
    SELECT DISTINCT t.record, t.matter FROM {tables.held} AS h
    JOIN {tables.entries} AS t ON t.record = h.record AND t.matter = h.matter AND list_contains(t.statements, h.id)
        AND t.matter IN {any_of(of_hearing)}
    WHERE 'utterance:' || h.utterance = h.record AND h.matter IN {any_of(of_hearing)}
) AS t ON t.record = e.record AND t.matter = e.matter"""


def _heard_on(tables: Tables) -> str:
    """By whom and on which days he gave a word like his last; naming another State is not counted."""
    bits = {hearer: str(1 << place) for place, hearer in enumerate(HEARERS)}
    return f"""
SELECT DISTINCT c.route, {word_for("e.value", bits)} AS hearer, c.said_day
FROM (
    SELECT c.route, c.hearing, UNNEST(c.said_days) AS said_day
    FROM chosen AS c JOIN last_words AS w ON w.route = c.route AND w.word = c.word
    WHERE c.word <> 'names-another'
) AS c
JOIN own_days AS d ON d.hearing = c.hearing
JOIN {tables.entries} AS e ON e.record = 'utterance:' || d.utterance AND e.matter = 'heard_by' AND e."by" IS NULL
WHERE e.value IN {any_of(HEARERS)}"""


# The largest number of hearers that can each be given a day of their own: over every group of hearers, the days on
# which any of it heard him and the hearers outside it, at the least (Hall's theorem).
GROUPS = ", ".join(f"({group}, {len(HEARERS) - group.bit_count()})" for group in range(1 << len(HEARERS)))
HEARINGS_APART = f"""
SELECT route, 1 AS hearings FROM heard_on GROUP BY route HAVING min(hearer) = max(hearer)
UNION ALL
SELECT route, min(days + outside) AS hearings FROM (
    SELECT h.route, g.hearers, g.outside, count(DISTINCT CASE WHEN h.hearer & g.hearers > 0 THEN h.said_day END) AS days
    FROM heard_on AS h
    SEMI JOIN (SELECT route FROM heard_on GROUP BY route HAVING min(hearer) <> max(hearer)) AS s ON s.route = h.route
    CROSS JOIN (VALUES {GROUPS}) AS g(hearers, outside)
    GROUP BY h.route, g.hearers, g.outside
) GROUP BY route"""
CONCORDANT = """
SELECT l.route, CASE WHEN w.word IS NOT NULL THEN COALESCE(h.hearings, 0) END AS value, l.because,
    COALESCE(a.statements, l.statements) AS statements
FROM last_word AS l
LEFT JOIN last_words AS w ON w.route = l.route
LEFT JOIN hearings_apart AS h ON h.route = l.route
LEFT JOIN (
    SELECT o.route, flatten(list(o.statements ORDER BY -o.ruled, -o.day)) AS statements
    FROM own_words AS o JOIN last_words AS w ON w.route = o.route AND w.word = o.word
    WHERE o.word <> 'names-another' GROUP BY o.route
) AS a ON a.route = l.route"""
WORD_DAYS = """
SELECT l.route, CASE WHEN w.word IS NOT NULL THEN w.first.said_first END AS first,
    CASE WHEN w.word IS NOT NULL THEN LEAST(w.first.said_last, w.first.said_day) END AS last, l.because, l.statements
FROM last_word AS l LEFT JOIN last_words AS w ON w.route = l.route"""
