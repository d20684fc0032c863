-- What each field comes to, a row for each entry and after: disputed, rank and known_day of the first at its top, and
-- gives_way (the day up to which everything gives way, where all at its top have run out and something was said later).
WITH latest AS (
    SELECT entry, max(speaks_of) AS latest FROM $settled WHERE NOT lost GROUP BY entry
)
SELECT
    t.entry,
    t.after,
    bool_or(t.disputed) AS disputed,
    max(t.rank) AS rank,
    arg_min(t.known_day, t.turn) AS known_day,
    CASE WHEN bool_and(t.ended) AND max(t.until_day) < max(l.latest) THEN max(t.until_day) END AS gives_way
FROM $top t
JOIN latest l USING (entry)
GROUP BY t.entry, t.after
