-- What prevails in each crowded entry that folds and is not in dispute, a row an entry: the columns of its voice, with why
-- it counts as not known (NULL where it is known).
SELECT
    v.*,
    CASE WHEN NOT v.denied AND v.reason IS NOT NULL THEN v.reason WHEN v.ended THEN 'expired' END AS why
FROM $voices v
JOIN (
    SELECT entry, id FROM $narrowed
    UNION ALL
    SELECT entry, best AS id FROM $heaps WHERE NOT mute AND NOT beside AND NOT contested
) s ON s.entry = v.entry AND s.id = v.id
