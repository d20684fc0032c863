-- The lists of each crowded entry, a row an entry: also, alike (those of the same utterance), denied, denied_days, unsettled,
-- contradicted, by_officer (whether an officer said one of alike or unsettled); NULL where a list is empty.
SELECT
    p.entry,
    list(p.id ORDER BY p.tier, p.after, p.turn, p.id) FILTER (WHERE p.part = 'agrees' AND s.why IS NULL) AS also,
    list(p.id ORDER BY p.tier, p.after, p.turn, p.id)
        FILTER (WHERE p.part = 'agrees' AND s.why IS NULL AND p.utterance = s.utterance) AS alike,
    list(DISTINCT p.value ORDER BY p.value) FILTER (WHERE p.part = 'agrees' AND s.denied AND p.denied) AS denied,
    list(DISTINCT CAST(p.value_first AS BIGINT) * $shift + p.value_last ORDER BY CAST(p.value_first AS BIGINT) * $shift + p.value_last)
        FILTER (WHERE p.part = 'agrees' AND s.denied AND p.denied AND p.value_first IS NOT NULL) AS denied_days,
    list(p.id ORDER BY p.tier, p.after, p.turn, p.id)
        FILTER (WHERE p.part = 'unsettled' OR (p.part = 'agrees' AND s.why IS NOT NULL AND p.value = s.value)) AS unsettled,
    list({'statement': p.id, 'reason': p.lost} ORDER BY p.tier, p.after, p.turn, p.id)
        FILTER (WHERE p.part = 'contradicted') AS contradicted,
    bool_or(p.officer) FILTER (WHERE p.part = 'unsettled' OR (p.part = 'agrees' AND CASE
        WHEN s.why IS NULL THEN p.utterance = s.utterance ELSE p.value = s.value END)) AS by_officer
FROM $parts p
LEFT JOIN $shown s ON s.entry = p.entry
GROUP BY p.entry
