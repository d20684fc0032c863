"""The records of a part as they are written: a row a subject, its entries and what is not known as lists; SQL only."""

from collections.abc import Mapping

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.parts import UTTERANCE
from safeconduct.dates import AsOf, iso
from safeconduct.records.to_json import UNCONTRADICTED
from safeconduct.statements.ruling import SETS_ASIDE
from safeconduct.vocabulary.from_files import Vocabulary

MATTER = "sc_matter"


def matter_type(words: Vocabulary) -> str:
    """`CREATE TYPE` for the matters, in the order of the vocabulary."""
    return f"CREATE TYPE {MATTER} AS ENUM ({', '.join(quoted(one) for one in words.matters)})"


def records(tables: Mapping[str, str], as_of: AsOf, words: Vocabulary) -> str:
    """`subject, on, known_by, entries, not_known`, as `record_to_json` tells one record; `tables` by their plain names."""
    pairs = ", ".join(quoted(one.id) for one in words.matters.values() if one.by == "pair")
    made_out = "|".join(SETS_ASIDE)
    reason = (
        f"COALESCE(list_filter(e.contradicted, lambda one: NOT regexp_matches(one.reason, '^({made_out}) \\('))[1].reason, "
        f"{quoted(UNCONTRADICTED)})"
    )
    contradicted = "list_transform(e.contradicted, lambda one: one.statement)"
    days = f"{quoted(iso(as_of.on))} AS \"on\", {quoted(iso(as_of.known_by))} AS known_by"
    utterance = quoted(UTTERANCE)
    return f"""
WITH told AS (
    SELECT id, subject, speaker, said, "by", towards FROM {tables["statements"]}
    UNION ALL SELECT id, subject, speaker, said, "by", towards FROM {tables["statements_around"]}
),
voices AS (SELECT id, any_value(speaker) AS speaker, any_value(said) AS said, max("by") AS "by", max(towards) AS towards FROM told GROUP BY id),
known AS (
    SELECT s.record, list({{
        'matter': s.matter::{MATTER}, 'by': v."by", 'towards': v.towards, 'value': s.value,
        'polarity': CASE WHEN s.denied THEN 'is-not' ELSE 'is' END, 'statement': s.statement, 'speaker': v.speaker,
        'said': v.said, 'reason': {reason}, 'contradicted_by': {contradicted}
    }} ORDER BY s.matter::{MATTER}, e.place, e.first, s.place) AS entries
    FROM {tables["sayings"]} s
    JOIN {tables["entries"]} e ON e.record = s.record AND e.matter = s.matter AND e."by" IS NOT DISTINCT FROM s."by"
        AND e.towards IS NOT DISTINCT FROM s.towards
    JOIN voices v ON v.id = s.statement
    WHERE NOT starts_with(s.record, {utterance})
    GROUP BY s.record
),
-- The act of two is held under one key whichever of them is named first; told is whom the first statement on it names.
pairs AS (
    SELECT record, matter, "by", towards,
        arg_min(id, (CASE side WHEN 'standing' THEN 0 WHEN 'set-aside' THEN 1 ELSE 2 END, place, id)) AS first
    FROM {tables["held"]} WHERE matter IN ({pairs}) AND "by" <> towards GROUP BY ALL
),
open AS (
    SELECT e.record, list({{
        'matter': e.matter::{MATTER}, 'by': COALESCE(v."by", e."by"), 'towards': COALESCE(v.towards, e.towards),
        'reason': e.because, 'statements': e.unsettled
    }} ORDER BY e.matter::{MATTER}, e.place, e.first) AS not_known
    FROM {tables["entries"]} e
    LEFT JOIN pairs p ON p.record = e.record AND p.matter = e.matter AND p."by" = e."by" AND p.towards = e.towards
    LEFT JOIN voices v ON v.id = CASE
        WHEN e.because[1] = 'disputed' OR list_contains(e.because, 'said only of one of them') THEN p.first
        WHEN p.first IS NOT NULL THEN COALESCE(e.unsettled[1], p.first)
    END
    WHERE array_length(e.because) > 0 AND NOT starts_with(e.record, {utterance})
    GROUP BY e.record
)
SELECT p.subject, {days}, COALESCE(known.entries, []) AS entries, COALESCE(open.not_known, []) AS not_known
FROM {tables["subjects"]} p
LEFT JOIN known ON known.record = p.subject
LEFT JOIN open ON open.record = p.subject
WHERE NOT starts_with(p.subject, {utterance})
ORDER BY p.subject"""
