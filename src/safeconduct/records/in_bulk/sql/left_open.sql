-- The crowded entries that are not known: disputed, run out, or nobody speaks: the columns of `entries`.
SELECT
    c.record,
    c.matter,
    c.actor,
    c.addressee,
    h.place,
    h.first,
    CAST(NULL AS VARCHAR) AS value,
    CAST(NULL AS INTEGER) AS value_first,
    CAST(NULL AS INTEGER) AS value_last,
    CAST(NULL AS VARCHAR[]) AS denied,
    CAST(NULL AS BIGINT[]) AS denied_days,
    CASE WHEN h.mute THEN m.because WHEN h.over THEN ['expired'] ELSE ['disputed'] END AS because,
    COALESCE(l.unsettled, CAST([] AS VARCHAR[])) AS statements,
    COALESCE(l.unsettled, CAST([] AS VARCHAR[])) AS unsettled,
    COALESCE(l.by_officer, FALSE) AS by_officer,
    CAST(NULL AS VARCHAR) AS shown,
    CAST([] AS VARCHAR[]) AS also,
    COALESCE(l.contradicted, CAST([] AS STRUCT(statement VARCHAR, reason VARCHAR)[])) AS contradicted,
    FALSE AS stale,
    FALSE AS one_saying,
    CAST(NULL AS VARCHAR) AS told,
    CAST(NULL AS BOOLEAN) AS told_denied,
    CAST(NULL AS BOOLEAN) AS told_by_officer,
    CAST(NULL AS VARCHAR) AS utterance,
    CAST(NULL AS INTEGER) AS said_day
FROM $heaps h
JOIN $crowded c USING (entry)
LEFT JOIN $mute m USING (entry)
LEFT JOIN $lists l USING (entry)
WHERE h.mute OR h.over OR (h.entry IN (SELECT entry FROM $contested) AND h.entry NOT IN (SELECT entry FROM $narrowed))
