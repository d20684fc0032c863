-- What a record hears from elsewhere, a row for each record and statement: said of another key of his, of a group of
-- his in a way that reaches him, or of one of several men. record, tier, of_group, of_one and the columns of
-- `counting`. (each = also who joins later; then = members on the day on which it was said; whole = nobody.)
WITH reaching AS (
    SELECT g.record, COALESCE(t.tier, g.tier) AS tier, t.tier IS NOT NULL AS twice, s.*
    FROM $memberships_of g
    JOIN $around_counting s ON s.subject = g.subject
    JOIN $matters m ON m.matter = s.matter
    LEFT JOIN $twice_in t ON t.record = g.record AND t.subject = g.subject
    WHERE m.reach <> 'whole'
        AND (g.until IS NULL OR g.until >= s.said_day)
        AND (g.since IS NULL OR g.since <= CASE WHEN m.reach = 'each' THEN $on ELSE s.said_day END)
)
SELECT i.record, CAST(i.place AS BIGINT) AS tier, FALSE AS of_group, FALSE AS of_one, s.*
FROM $identities i
JOIN $around_counting s ON s.subject = i.key
WHERE i.record <> i.key
UNION ALL
SELECT record, tier, TRUE AS of_group, FALSE AS of_one, * EXCLUDE (record, tier, twice)
FROM reaching
WHERE NOT twice
UNION ALL
SELECT record, tier, TRUE AS of_group, FALSE AS of_one, * EXCLUDE (record, tier)
FROM (SELECT DISTINCT * EXCLUDE (twice) FROM reaching WHERE twice)
UNION ALL
SELECT o.record, $strangers AS tier, FALSE AS of_group, TRUE AS of_one, s.*
FROM $one_of o
JOIN $around_counting s ON s.id = o.id AND s.subject = o.subject
LEFT JOIN $ruled r ON r.statement = s.id
WHERE NOT COALESCE(r.aside, FALSE)
