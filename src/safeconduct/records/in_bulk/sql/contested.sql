-- The voices of the entries in which it is not simply the best that prevails: the columns of `differing`. One of them
-- may have run out; renderings of one utterance clash; some of one rank clash; or one tells more narrowly what the best
-- tells.
WITH entries AS (
    SELECT entry FROM $heaps WHERE passing
    UNION
    SELECT entry FROM $clashes WHERE same_occasion OR same_rank
    UNION
    SELECT v.entry
    FROM $differing v
    JOIN $differing b ON b.entry = v.entry AND b.id = b.best
    WHERE (v.rank = b.rank AND (v.denied <> b.denied OR v.width < b.width))
        OR (v.width < b.width AND NOT v.denied AND NOT b.denied
            AND v.value_first <= b.value_last AND b.value_first <= v.value_last)
)
SELECT d.* FROM $differing d SEMI JOIN entries e ON e.entry = d.entry
