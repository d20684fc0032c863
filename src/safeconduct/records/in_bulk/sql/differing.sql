-- The voices that speak where not all say the same: the columns of `voices`, with width (the days that it can mean, less
-- one) and best (the voice of its entry that ranks highest).
SELECT v.*, COALESCE(v.value_last - v.value_first, 0) AS width, h.best
FROM $voices v
JOIN $heaps h USING (entry)
WHERE h.differing AND v.speaks
