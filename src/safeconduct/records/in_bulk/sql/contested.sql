-- The voices of the entries in which it is not simply the best that prevails: what of them decides it. One of them may
-- have run out; renderings of one utterance clash; some of one rank clash; or one tells more narrowly what the best
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
SELECT
    v.entry,
    v.id,
    v.place,
    v.rank,
    v.known_day,
    v.ended,
    v.speaks_of,
    v.until_day,
    v.denied,
    v.value,
    v.value_first,
    v.value_last,
    COALESCE(v.value_last - v.value_first, 0) AS width,
    v.utterance,
    v.tier,
    v.speaker,
    v.document,
    v.officer
FROM $voices v
SEMI JOIN entries e ON e.entry = v.entry
WHERE v.speaks
