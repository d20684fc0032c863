-- The crowded entries that fold, have something to show and several other voices: the columns of `folded`.
SELECT
    k.record,
    k.matter,
    k.actor,
    k.addressee,
    h.place,
    h.first,
    s.id AS shown,
    s.why,
    CAST(NULL AS VARCHAR[]) AS because,
    CASE
        WHEN s.why IS NULL AND l.alike IS NOT NULL THEN list_concat([s.id], l.alike)
        WHEN s.why IS NOT NULL AND l.unsettled IS NOT NULL THEN list_concat([s.id], l.unsettled)
    END AS statements,
    s.value AS told,
    s.value_first AS told_first,
    s.value_last AS told_last,
    s.denied AS told_denied,
    CASE WHEN s.denied AND l.denied IS NOT NULL
        THEN list_sort(list_distinct(list_append(l.denied, s.value))) END AS denied,
    CASE WHEN s.denied AND l.denied_days IS NOT NULL
        THEN list_sort(list_distinct(list_append(l.denied_days, CAST(s.value_first AS BIGINT) * $shift + s.value_last)))
    END AS denied_days,
    s.officer AS told_by_officer,
    s.officer OR COALESCE(l.by_officer, FALSE) AS by_officer,
    l.also,
    l.contradicted,
    s.why IS NULL AND 0 < s.ask_again_after AND s.ask_again_after < $on - s.said_day AS stale,
    TRUE AS one_saying,
    s.utterance,
    s.said_day,
    s.speaker,
    s.said,
    s.reversed,
    s.entry
FROM $shown s
JOIN $heaps h ON h.entry = s.entry
JOIN $keys k ON k.entry = s.entry
LEFT JOIN $lists l ON l.entry = s.entry
WHERE NOT s.of_two
