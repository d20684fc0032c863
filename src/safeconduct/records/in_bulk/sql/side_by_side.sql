-- The crowded entries whose sayings stand side by side: the columns of `folded`; what is told is of the first of them.
WITH cited AS (
    SELECT b.entry, list(v.id ORDER BY b.place, v.place, v.id) AS statements, bool_or(v.officer) AS by_officer
    FROM (SELECT entry, place, UNNEST(cited) AS id FROM $beside) b
    JOIN $voices v ON v.entry = b.entry AND v.id = b.id
    GROUP BY b.entry
)
SELECT
    k.record,
    k.matter,
    k.actor,
    k.addressee,
    h.place,
    h.first,
    b.statement AS shown,
    CAST(NULL AS VARCHAR) AS why,
    CAST(NULL AS VARCHAR[]) AS because,
    t.statements,
    b.value AS told,
    b.value_first AS told_first,
    b.value_last AS told_last,
    b.denied AS told_denied,
    b.denied_values AS denied,
    CAST(NULL AS BIGINT[]) AS denied_days,
    b.officer AS told_by_officer,
    t.by_officer,
    b.also,
    l.contradicted,
    FALSE AS stale,
    FALSE AS one_saying,
    b.utterance,
    b.said_day,
    b.speaker,
    b.said,
    b.reversed,
    b.entry
FROM $beside b
JOIN cited t ON t.entry = b.entry
JOIN $heaps h ON h.entry = b.entry
JOIN $keys k ON k.entry = b.entry
LEFT JOIN $lists l ON l.entry = b.entry
WHERE b.place = 0
