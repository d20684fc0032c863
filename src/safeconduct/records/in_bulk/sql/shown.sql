-- What prevails in each crowded entry that folds and is not in dispute, a row an entry: its voice, with why it counts
-- as not known (NULL where it is known), at_once (whether it was not contested) and of_two (whether there is one other
-- voice beside it).
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
    v.rank,
    v.ask_again_after,
    s.at_once,
    s.of_two,
    CASE WHEN NOT v.denied AND v.reason IS NOT NULL THEN v.reason WHEN v.ended THEN 'expired' END AS why
FROM $voices v
JOIN (
    SELECT entry, id, FALSE AS at_once, FALSE AS of_two FROM $narrowed
    UNION ALL
    SELECT entry, best AS id, TRUE AS at_once, voices = 2 AS of_two
    FROM $heaps
    WHERE NOT mute AND NOT beside AND entry NOT IN (SELECT entry FROM $contested)
) s ON s.entry = v.entry AND s.id = v.id
