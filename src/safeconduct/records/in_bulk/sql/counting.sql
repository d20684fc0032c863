-- Of a table of statements those that are known and count as of the two days, with actor and addressee of the key under
-- which they are held ('' = none; of a pair the lesser first, `reversed` where it was told the other way round).
SELECT
    id,
    utterance,
    subject,
    matter,
    CASE WHEN matter IN ($pairs) AND towards < "by" THEN towards ELSE COALESCE("by", '') END AS actor,
    CASE WHEN matter IN ($pairs) AND towards < "by" THEN "by" ELSE COALESCE(towards, '') END AS addressee,
    COALESCE(matter IN ($pairs) AND towards < "by", FALSE) AS reversed,
    value,
    value_first,
    value_last,
    denied,
    speaker,
    directness,
    own,
    first_hand,
    officer,
    supposed,
    said_first,
    said_last,
    said_day,
    known_day,
    from_day,
    until_day,
    since_first,
    since_last,
    document,
    said
FROM $statements
WHERE known_day <= $known_by AND counts_from <= $on
