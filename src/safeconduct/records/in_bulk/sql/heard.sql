-- Everything that is heard of a record, a row for each record and statement: record, tier, of_group, of_one and the
-- columns of `counting`. (tier, known_day, id) is the order of hearing: what is said of himself, of another key of his
-- (before or after it), of his groups, of one of several men.
SELECT subject AS record, CAST(0 AS BIGINT) AS tier, FALSE AS of_group, FALSE AS of_one, *
FROM $counting
UNION ALL
SELECT * FROM $elsewhere
