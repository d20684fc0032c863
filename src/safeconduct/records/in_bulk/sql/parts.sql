-- Which part each voice has in its crowded entry beside the one that is shown, where there are several, a row each:
-- entry, id, also (it says the same), alike (... and renders the same utterance), unsettled (it leaves it open),
-- contradicted and lost (why), and denied, value, packed (days as one number), officer; tier, after and turn are its
-- order.
SELECT
    v.entry,
    v.id,
    NOT v.clashes AND v.why IS NULL AS also,
    NOT v.clashes AND v.why IS NULL AND v.same_utterance AS alike,
    NOT v.clashes AND v.why IS NOT NULL AND v.same_value AS unsettled,
    v.clashes AS contradicted,
    CASE WHEN v.clashes THEN v.lost ELSE '' END AS lost,
    v.denied,
    v.value,
    CAST(v.value_first AS BIGINT) * $shift + v.value_last AS packed,
    v.officer,
    1 AS tier,
    0 AS after,
    v.place AS turn
FROM (
    SELECT
        v.*,
        s.why,
        v.utterance = s.utterance AS same_utterance,
        v.value = s.value AS same_value,
        $v_clashes_with_s AS clashes,
        $decided_at_once AS lost
    FROM $voices v
    JOIN $shown s ON s.entry = v.entry AND s.at_once AND NOT s.of_two AND s.id <> v.id
    WHERE v.speaks
) v
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
WHERE h.mute OR (h.over AND v.speaks) OR (v.aside AND v.entry NOT IN (SELECT entry FROM $shown WHERE of_two))
