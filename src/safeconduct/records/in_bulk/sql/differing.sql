-- The voices that speak where not all say the same: entry, id, what tells whether they clash, width (the days that it
-- can mean, less one) and best (the id of the voice that ranks highest in its entry).
SELECT
    v.entry,
    v.id,
    v.rank,
    v.denied,
    v.value,
    v.value_first,
    v.value_last,
    v.utterance,
    v.tier,
    COALESCE(v.value_last - v.value_first, 0) AS width,
    h.best
FROM $voices v
JOIN $heaps h ON h.entry = v.entry
WHERE h.differing AND v.speaks
