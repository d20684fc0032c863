-- Which two voices of an entry cannot both be true: entry, one, other (ids; each pair both ways), same_utterance,
-- same_occasion (renderings of one utterance on one subject), same_rank.
SELECT
    a.entry,
    a.id AS one,
    b.id AS other,
    a.utterance = b.utterance AS same_utterance,
    a.utterance = b.utterance AND a.tier = b.tier AS same_occasion,
    a.rank = b.rank AS same_rank
FROM $differing a
JOIN $differing b ON b.entry = a.entry
WHERE $a_clashes_with_b
