-- Which part each voice has in its crowded entry beside the one that is shown, a row each: entry, id, also (it says the
-- same), alike (... and renders the same utterance), unsettled (it leaves it open), contradicted and lost (why), cited
-- (alike or unsettled), denied, value, value_first, value_last, officer; tier, after and turn are its order.
WITH parts AS (
    SELECT v.entry, v.id, CASE WHEN c.entry IS NULL THEN 'agrees' ELSE 'contradicted' END AS part,
        CASE WHEN c.entry IS NOT NULL THEN $decided_at_once ELSE '' END AS lost, 1 AS tier, 0 AS after, v.place AS turn,
        v.utterance, v.value, v.denied, v.value_first, v.value_last, v.officer
    FROM $voices v
    JOIN $shown s ON s.entry = v.entry AND s.id <> v.id
    ANTI JOIN $contested t ON t.entry = v.entry
    LEFT JOIN $clashes c ON c.entry = v.entry AND c.one = v.id AND c.other = s.id
    WHERE v.speaks
    UNION ALL
    SELECT v.entry, v.id, w.part, w.lost, w.tier, w.after, w.turn,
        v.utterance, v.value, v.denied, v.value_first, v.value_last, v.officer
    FROM $weighed w
    JOIN $contested v ON v.entry = w.entry AND v.id = w.id
    UNION ALL
    SELECT entry, id, 'contradicted' AS part, ending AS lost, 4 AS tier, 0 AS after, place AS turn,
        utterance, value, denied, value_first, value_last, officer
    FROM $voices
    WHERE aside
    UNION ALL
    SELECT v.entry, v.id, 'unsettled' AS part, '' AS lost, 1 AS tier, 0 AS after, v.place AS turn,
        v.utterance, v.value, v.denied, v.value_first, v.value_last, v.officer
    FROM $voices v
    JOIN $heaps h ON h.entry = v.entry AND (h.mute OR (h.over AND v.speaks))
    WHERE NOT v.aside
)
SELECT
    p.entry,
    p.id,
    p.part = 'agrees' AND s.why IS NULL AS also,
    p.part = 'agrees' AND s.why IS NULL AND p.utterance = s.utterance AS alike,
    p.part = 'unsettled' OR (p.part = 'agrees' AND s.why IS NOT NULL AND p.value = s.value) AS unsettled,
    p.part = 'contradicted' AS contradicted,
    p.lost,
    p.denied,
    p.value,
    CAST(p.value_first AS BIGINT) * $shift + p.value_last AS packed,
    p.officer,
    p.tier,
    p.after,
    p.turn
FROM parts p
LEFT JOIN $shown s ON s.entry = p.entry
