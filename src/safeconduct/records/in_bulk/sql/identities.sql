-- Under which keys a subject stands: record, key, place (of the key among all of his, in order).
SELECT record, key, place
FROM $judged
WHERE same AND record IN (SELECT subject FROM $subjects)
UNION ALL
SELECT subject AS record, subject AS key, 0 AS place
FROM $subjects
WHERE subject NOT IN (SELECT record FROM $judged)
