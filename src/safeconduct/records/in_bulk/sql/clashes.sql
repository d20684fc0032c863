-- Which two voices of an entry cannot both be true: entry, one, other (ids; each pair both ways), same_utterance,
-- same_occasion (renderings of one utterance on one subject), same_rank.
SELECT
    a.entry,
    a.id AS one,
    b.id AS other,
    a.utterance = b.utterance AS same_utterance,
    a.utterance = b.utterance AND a.subject = b.subject AS same_occasion,
    a.rank = b.rank AS same_rank
FROM $differing a
JOIN $differing b ON b.entry = a.entry
WHERE (a.denied <> b.denied AND a.value = b.value)
    OR (NOT a.denied AND NOT b.denied AND CASE
        WHEN a.value_first IS NULL THEN a.value <> b.value
        ELSE a.value_first > b.value_last OR b.value_first > a.value_last
    END)
