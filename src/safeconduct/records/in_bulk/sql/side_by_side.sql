-- The crowded entries whose sayings stand side by side: the columns of `entries`; value and the rest are of the first.
WITH cited AS (
    SELECT b.entry, list(v.id ORDER BY b.place, v.place, v.id) AS statements, bool_or(v.officer) AS by_officer
    FROM (SELECT entry, place, UNNEST(cited) AS id FROM $beside) b
    JOIN $voices v ON v.entry = b.entry AND v.id = b.id
    GROUP BY b.entry
)
SELECT
    c.record,
    c.matter,
    c.actor,
    c.addressee,
    h.place,
    h.first,
    CASE WHEN NOT b.denied THEN b.value END AS value,
    CASE WHEN NOT b.denied THEN b.value_first END AS value_first,
    CASE WHEN NOT b.denied THEN b.value_last END AS value_last,
    CASE WHEN b.denied THEN b.denied_values END AS denied,
    CASE WHEN b.denied AND b.value_first IS NOT NULL
        THEN [CAST(b.value_first AS BIGINT) * $shift + b.value_last] END AS denied_days,
    CAST([] AS VARCHAR[]) AS because,
    t.statements,
    CAST([] AS VARCHAR[]) AS unsettled,
    t.by_officer,
    b.statement AS shown,
    b.also,
    COALESCE(l.contradicted, CAST([] AS STRUCT(statement VARCHAR, reason VARCHAR)[])) AS contradicted,
    FALSE AS stale,
    FALSE AS one_saying,
    b.value AS told,
    b.denied AS told_denied,
    b.officer AS told_by_officer,
    b.utterance,
    b.said_day
FROM $beside b
JOIN cited t USING (entry)
JOIN $crowded c USING (entry)
JOIN $heaps h USING (entry)
LEFT JOIN $lists l USING (entry)
WHERE b.place = 0
