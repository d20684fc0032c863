-- Those that tie at the top of each field before the last step, a row for each entry, after and voice: the columns of
-- `field`, with disputed. One speaker on several occasions is believed as he was known last.
WITH tied AS (
    SELECT * FROM $field QUALIFY rank = max(rank) OVER (PARTITION BY entry, after)
),
clashing AS (
    SELECT a.entry, a.after, a.known_day AS one_known, b.known_day AS other_known, c.same_utterance
    FROM $clashes c
    JOIN tied a ON a.entry = c.entry AND a.id = c.one
    JOIN tied b ON b.entry = c.entry AND b.id = c.other AND b.after = a.after
),
speakers AS (
    SELECT entry, after, min(speaker) = max(speaker) AS one_speaker, max(known_day) AS newest
    FROM tied
    GROUP BY entry, after
),
split AS (
    SELECT
        s.entry,
        s.after,
        s.newest,
        s.one_speaker AND NOT bool_or(c.same_utterance) AS by_the_newest,
        bool_or(c.one_known = s.newest AND c.other_known = s.newest) AS newest_clash
    FROM clashing c
    JOIN speakers s USING (entry, after)
    GROUP BY s.entry, s.after, s.newest, s.one_speaker
)
SELECT t.*, COALESCE(NOT s.by_the_newest OR s.newest_clash, FALSE) AS disputed
FROM tied t
LEFT JOIN split s USING (entry, after)
WHERE s.entry IS NULL OR NOT s.by_the_newest OR t.known_day = s.newest
