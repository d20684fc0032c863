-- A table of statements as of the two days, with what the vocabulary says of their matters: those that are known and
-- count. The columns that records need of it; actor and addressee ('' = none; of a pair the lesser first); the columns of the
-- matter; and lifted, aside, ending by the rulings upon it.
SELECT
    s.id,
    s.utterance,
    s.subject,
    s.matter,
    s.value,
    s.value_first,
    s.value_last,
    s.denied,
    s.speaker,
    s.directness,
    s.own,
    s.first_hand,
    s.officer,
    s.supposed,
    s.said_first,
    s.said_last,
    s.said_day,
    s.known_day,
    s.from_day,
    s.until_day,
    s.since_first,
    s.since_last,
    s.document,
    CASE WHEN m.pair AND s.towards < s."by" THEN s.towards ELSE COALESCE(s."by", '') END AS actor,
    CASE WHEN m.pair AND s.towards < s."by" THEN s."by" ELSE COALESCE(s.towards, '') END AS addressee,
    m.folds,
    m.state,
    m.lasting,
    m.figure,
    m.reach,
    m.ask_again_after,
    n.reason,
    COALESCE(n.silent, FALSE) AS silent,
    COALESCE(r.lifted, FALSE) AS lifted,
    COALESCE(r.aside, FALSE) AS aside,
    r.ending
FROM $statements s
JOIN $matters m ON m.matter = s.matter
LEFT JOIN $not_known n ON n.matter = s.matter AND n.word = s.value
LEFT JOIN $ruled r ON r.statement = s.id
WHERE s.known_day <= $known_by AND s.counts_from <= $on
