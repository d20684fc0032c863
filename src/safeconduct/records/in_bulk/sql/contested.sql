-- The voices that speak under the contested keys: the columns of `voices`, with width (days that it can mean, less one).
SELECT v.*, COALESCE(v.value_last - v.value_first, 0) AS width
FROM $voices v
JOIN $heaps h USING (entry)
WHERE h.contested AND v.speaks
