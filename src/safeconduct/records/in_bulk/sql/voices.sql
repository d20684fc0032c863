-- What is heard under the crowded keys, a row for each entry and statement, with tier (of whom it is said: himself,
-- another key of his, a group) and place (with id: the order of hearing), aside (a ruling set it aside) and ending
-- (how), stands, speaks (stands, and is more than silence), reason (why its word counts as not known), rank (the first
-- seven steps of preference as one number), ended (its last day is over) and speaks_of (the last day of which it
-- speaks: the day on which it was said, or the day on which it ran out if that is earlier).
SELECT
    k.entry,
    h.id,
    h.tier * $days + h.known_day AS place,
    COALESCE(r.aside, FALSE) AS aside,
    r.ending,
    NOT (COALESCE(r.aside, FALSE) OR h.of_one) AS stands,
    NOT (COALESCE(r.aside, FALSE) OR h.of_one OR COALESCE(n.silent, FALSE)) AS speaks,
    n.reason,
    m.folds,
    m.lasting,
    m.figure,
    m.ask_again_after,
    CAST(greatest(
        2 * CAST(h.supposed AS INTEGER) + CAST(h.officer AS INTEGER), CAST(COALESCE(r.lifted, FALSE) AS INTEGER)
    ) AS BIGINT) * $w_ruled
        + CAST(h.own AS INTEGER) * $w_own + CAST(h.first_hand AS INTEGER) * $w_first_hand
        + CAST(h.directness > 0 AS INTEGER) * $w_not_hearsay + CAST(NOT h.of_group AS INTEGER) * $w_of_him
        + CASE WHEN m.state THEN h.said_day ELSE 0 END * $w_said + h.directness AS rank,
    h.known_day,
    h.said_day,
    h.from_day,
    COALESCE(h.until_day < $on, FALSE) AS ended,
    CASE WHEN h.until_day < $on AND h.until_day < h.said_day THEN h.until_day ELSE h.said_day END AS speaks_of,
    h.until_day,
    h.denied,
    h.value,
    h.value_first,
    h.value_last,
    h.utterance,
    h.tier,
    h.speaker,
    h.document,
    h.officer,
    h.said,
    h.reversed
FROM $heard h
JOIN $keys k ON k.mark = $mark AND (k.alone OR (
    k.record = h.record AND k.matter = h.matter AND k.actor = h.actor AND k.addressee = h.addressee
))
JOIN $matters m ON m.matter = h.matter
LEFT JOIN $not_known n ON n.matter = h.matter AND n.word = h.value
LEFT JOIN $ruled r ON r.statement = h.id
