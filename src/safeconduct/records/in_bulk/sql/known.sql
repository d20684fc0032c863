-- The crowded entries that fold and have something to show: the columns of `entries`.
SELECT
    c.record,
    c.matter,
    c.actor,
    c.addressee,
    h.place,
    h.first,
    CASE WHEN s.why IS NULL AND NOT s.denied THEN s.value END AS value,
    CASE WHEN s.why IS NULL AND NOT s.denied THEN s.value_first END AS value_first,
    CASE WHEN s.why IS NULL AND NOT s.denied THEN s.value_last END AS value_last,
    CASE WHEN s.why IS NULL AND s.denied
        THEN list_sort(list_distinct(list_append(COALESCE(l.denied, CAST([] AS VARCHAR[])), s.value))) END AS denied,
    CASE WHEN s.why IS NULL AND s.denied AND s.value_first IS NOT NULL
        THEN list_sort(list_distinct(list_append(
            COALESCE(l.denied_days, CAST([] AS BIGINT[])), CAST(s.value_first AS BIGINT) * $shift + s.value_last)))
    END AS denied_days,
    CASE WHEN s.why IS NULL THEN CAST([] AS VARCHAR[]) ELSE [s.why] END AS because,
    list_concat([s.id], COALESCE(CASE WHEN s.why IS NULL THEN l.alike ELSE l.unsettled END, CAST([] AS VARCHAR[]))) AS statements,
    CASE WHEN s.why IS NULL THEN CAST([] AS VARCHAR[])
        ELSE list_concat([s.id], COALESCE(l.unsettled, CAST([] AS VARCHAR[]))) END AS unsettled,
    s.officer OR COALESCE(l.by_officer, FALSE) AS by_officer,
    CASE WHEN s.why IS NULL THEN s.id END AS shown,
    COALESCE(l.also, CAST([] AS VARCHAR[])) AS also,
    COALESCE(l.contradicted, CAST([] AS STRUCT(statement VARCHAR, reason VARCHAR)[])) AS contradicted,
    s.why IS NULL AND 0 < s.ask_again_after AND s.ask_again_after < $on - s.said_day AS stale,
    TRUE AS one_saying,
    CASE WHEN s.why IS NULL THEN s.value END AS told,
    CASE WHEN s.why IS NULL THEN s.denied END AS told_denied,
    CASE WHEN s.why IS NULL THEN s.officer END AS told_by_officer,
    CASE WHEN s.why IS NULL THEN s.utterance END AS utterance,
    CASE WHEN s.why IS NULL THEN s.said_day END AS said_day
FROM $shown s
JOIN $crowded c USING (entry)
JOIN $heaps h USING (entry)
LEFT JOIN $lists l USING (entry)
