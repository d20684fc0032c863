-- What is heard under the crowded keys, a row for each entry and statement: what folding needs of it, with
-- speaks (stands, and is more than silence), place (with id: the order of hearing), rank (the first seven steps of
-- preference as one number), ruled (the first of them), ended (its last day is over) and speaks_of (the last day of
-- which it speaks: the day on which it was said, or the day on which it ran out if that is earlier).
SELECT
    entry,
    record,
    id,
    CAST(tier AS BIGINT) * $days + known_day AS place,
    NOT (aside OR of_one OR silent) AS speaks,
    NOT (aside OR of_one) AS stands,
    aside,
    ending,
    reason,
    folds,
    lasting,
    figure,
    ask_again_after,
    greatest(2 * CAST(supposed AS INTEGER) + CAST(officer AS INTEGER), CAST(lifted AS INTEGER)) AS ruled,
    CAST(ruled AS BIGINT) * $w_ruled + CAST(own AS INTEGER) * $w_own + CAST(first_hand AS INTEGER) * $w_first_hand
        + CAST(directness > 0 AS INTEGER) * $w_not_hearsay + CAST(NOT of_group AS INTEGER) * $w_of_him
        + CASE WHEN state THEN said_day ELSE 0 END * $w_said + directness AS rank,
    known_day,
    directness,
    said_day,
    from_day,
    COALESCE(until_day < $on, FALSE) AS ended,
    CASE WHEN until_day < $on AND until_day < said_day THEN until_day ELSE said_day END AS speaks_of,
    until_day,
    denied,
    value,
    value_first,
    value_last,
    utterance,
    subject,
    speaker,
    document,
    officer
FROM $gathered
JOIN $crowded USING (record, matter, actor, addressee)
