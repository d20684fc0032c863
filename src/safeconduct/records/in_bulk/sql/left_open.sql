-- The crowded entries that are not known because they are disputed, have run out, or nobody speaks: the columns of
-- `folded`.
SELECT
    k.record,
    k.matter,
    k.actor,
    k.addressee,
    h.place,
    h.first,
    CAST(NULL AS VARCHAR) AS shown,
    CASE WHEN h.over THEN 'expired' WHEN NOT h.mute THEN 'disputed' ELSE m.because[1] END AS why,
    m.because,
    COALESCE(l.unsettled, CAST([] AS VARCHAR[])) AS statements,
    CAST(NULL AS VARCHAR) AS told,
    CAST(NULL AS INTEGER) AS told_first,
    CAST(NULL AS INTEGER) AS told_last,
    CAST(NULL AS BOOLEAN) AS told_denied,
    CAST(NULL AS VARCHAR[]) AS denied,
    CAST(NULL AS BIGINT[]) AS denied_days,
    CAST(NULL AS BOOLEAN) AS told_by_officer,
    COALESCE(l.by_officer, FALSE) AS by_officer,
    CAST(NULL AS VARCHAR[]) AS also,
    l.contradicted,
    FALSE AS stale,
    FALSE AS one_saying,
    CAST(NULL AS VARCHAR) AS utterance,
    CAST(NULL AS INTEGER) AS said_day,
    CAST(NULL AS VARCHAR) AS speaker,
    CAST(NULL AS VARCHAR) AS said,
    CAST(NULL AS BOOLEAN) AS reversed,
    h.entry
FROM $heaps h
JOIN $keys k ON k.entry = h.entry
LEFT JOIN $mute m ON m.entry = h.entry
LEFT JOIN $lists l ON l.entry = h.entry
WHERE h.mute OR h.over OR (h.entry IN (SELECT entry FROM $contested) AND h.entry NOT IN (SELECT entry FROM $narrowed))
