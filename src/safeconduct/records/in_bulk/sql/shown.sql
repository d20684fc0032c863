-- What prevails in each crowded entry that folds and is not in dispute, a row an entry: its voice, with why it counts
-- as not known (NULL where it is known), at_once (whether it was not contested) and of_two (whether there is one other
-- voice beside it); rank is that of the best, before which the others lost.
SELECT
    v.entry,
    v.id,
    v.value,
    v.value_first,
    v.value_last,
    v.denied,
    v.officer,
    v.utterance,
    v.said_day,
    v.speaker,
    v.said,
    v.reversed,
    h.best_rank AS rank,
    v.ask_again_after,
    c.entry IS NULL AS at_once,
    c.entry IS NULL AND h.voices = 2 AS of_two,
    CASE WHEN NOT v.denied AND v.reason IS NOT NULL THEN v.reason WHEN v.ended THEN 'expired' END AS why
FROM $voices v
JOIN (
    SELECT entry, id FROM $narrowed
    UNION ALL
    SELECT entry, best AS id
    FROM $heaps
    WHERE NOT mute AND NOT beside
        AND entry NOT IN (SELECT entry FROM $contested) AND entry NOT IN (SELECT entry FROM $beginning)
) s ON s.entry = v.entry AND s.id = v.id
JOIN $heaps h ON h.entry = v.entry
LEFT JOIN (SELECT DISTINCT entry FROM $contested) c ON c.entry = v.entry
