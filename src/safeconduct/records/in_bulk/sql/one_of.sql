-- What is said of one of several men who may still be this one: record, id, subject (the one spoken of). Left out is
-- what somebody judged: that he is or is not the one spoken of, or that this one is another of them.
WITH options AS (
    SELECT s.id, s.subject, s.distinct_from, x.candidate
    FROM $around_statements s
    CROSS JOIN UNNEST(s.candidates) AS x(candidate)
),
found AS (
    SELECT DISTINCT o.id
    FROM options o
    JOIN $judged j ON j.record = o.subject AND j.same AND j.key = o.candidate
)
SELECT i.record, o.id, o.subject
FROM options o
JOIN $identities i ON i.key = o.candidate
WHERE o.subject <> i.record
    AND o.id NOT IN (SELECT id FROM found)
    AND NOT EXISTS (SELECT 1 FROM $judged j WHERE j.record = i.record AND j.key = o.subject)
    AND NOT EXISTS (
        SELECT 1 FROM $identities k WHERE k.record = i.record AND list_contains(o.distinct_from, k.key)
    )
GROUP BY i.record, o.id, o.subject
