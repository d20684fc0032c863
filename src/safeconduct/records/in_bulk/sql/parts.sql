-- Which part each voice has in its crowded entry beside the one that is shown, a row each: entry, id, also (it says the
-- same), alike (... and renders the same utterance), unsettled (it leaves it open), contradicted and lost (why), and denied,
-- value, packed (days as one number), officer; tier, after and turn are its order.
SELECT
    v.entry,
    v.id,
    c.entry IS NULL AND s.why IS NULL AS also,
    c.entry IS NULL AND s.why IS NULL AND v.utterance = s.utterance AS alike,
    c.entry IS NULL AND s.why IS NOT NULL AND v.value = s.value AS unsettled,
    c.entry IS NOT NULL AS contradicted,
    CASE WHEN c.entry IS NOT NULL THEN $decided_at_once ELSE '' END AS lost,
    v.denied,
    v.value,
    CAST(v.value_first AS BIGINT) * $shift + v.value_last AS packed,
    v.officer,
    1 AS tier,
    0 AS after,
    v.place AS turn
FROM $voices v
JOIN $shown s ON s.entry = v.entry AND s.at_once AND s.id <> v.id
LEFT JOIN $clashes c ON c.entry = v.entry AND c.one = v.id AND c.other = s.id
WHERE v.speaks
UNION ALL
SELECT
    v.entry,
    v.id,
    w.part = 'agrees' AND s.why IS NULL AS also,
    w.part = 'agrees' AND s.why IS NULL AND v.utterance = s.utterance AS alike,
    w.part = 'unsettled' OR (w.part = 'agrees' AND s.why IS NOT NULL AND v.value = s.value) AS unsettled,
    w.part = 'contradicted' AS contradicted,
    w.lost,
    v.denied,
    v.value,
    CAST(v.value_first AS BIGINT) * $shift + v.value_last AS packed,
    v.officer,
    w.tier,
    w.after,
    w.turn
FROM $weighed w
JOIN $contested v ON v.entry = w.entry AND v.id = w.id
LEFT JOIN $shown s ON s.entry = w.entry
UNION ALL
SELECT
    v.entry,
    v.id,
    FALSE AS also,
    FALSE AS alike,
    NOT v.aside AS unsettled,
    v.aside AS contradicted,
    CASE WHEN v.aside THEN v.ending ELSE '' END AS lost,
    v.denied,
    v.value,
    CAST(v.value_first AS BIGINT) * $shift + v.value_last AS packed,
    v.officer,
    CASE WHEN v.aside THEN 4 ELSE 1 END AS tier,
    0 AS after,
    v.place AS turn
FROM $voices v
JOIN $heaps h ON h.entry = v.entry
WHERE v.aside OR h.mute OR (h.over AND v.speaks)
