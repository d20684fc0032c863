-- What is said in the entries that are known, a row for each saying: record, matter, by, towards, place, statement,
-- also, cited, value, denied, officer, utterance, said_day.
SELECT
    record, matter, "by", towards, 0 AS place, shown AS statement, also, statements AS cited, told AS value,
    told_denied AS denied, told_by_officer AS officer, utterance, said_day
FROM $entries
WHERE one_saying AND shown IS NOT NULL
UNION ALL
SELECT
    k.record, k.matter, NULLIF(k.actor, '') AS "by", NULLIF(k.addressee, '') AS towards, b.place, b.statement,
    b.also, b.cited, b.value, b.denied, b.officer, b.utterance, b.said_day
FROM $beside b
JOIN $keys k ON k.entry = b.entry
