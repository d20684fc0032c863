-- Which part each voice has in its crowded entry beside the one that is shown, a row each: entry, id, part (agrees,
-- unsettled, contradicted), lost, tier, after and turn (its order), utterance, value, denied, value_first, value_last, officer.
SELECT v.entry, v.id, 'agrees' AS part, '' AS lost, 1 AS tier, 0 AS after, v.place AS turn,
    v.utterance, v.value, v.denied, v.value_first, v.value_last, v.officer
FROM $voices v
JOIN $heaps h ON h.entry = v.entry AND h.best <> v.id
WHERE v.speaks AND NOT h.mute AND NOT h.beside AND NOT h.contested
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
