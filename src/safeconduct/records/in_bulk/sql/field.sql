-- Who is in the field when everything told up to a day has given way, a row for each entry, day (`after`; 0 at first)
-- and voice: the columns of `settled`. The days are those on which a voice that has run out ended. Without those that
-- have run out where another of the same rank says the same and has not.
WITH days AS (
    SELECT DISTINCT entry, 0 AS after FROM $settled
    UNION
    SELECT entry, until_day AS after FROM $settled WHERE ended AND NOT lost
),
staying AS (
    SELECT entry, rank, value, denied, max(speaks_of) AS latest
    FROM $settled
    WHERE NOT lost AND NOT ended AND entry IN (SELECT entry FROM $settled WHERE ended)
    GROUP BY entry, rank, value, denied
)
SELECT d.after, v.*
FROM $settled v
JOIN days d ON d.entry = v.entry AND d.after < v.speaks_of
LEFT JOIN staying s
    ON v.ended AND s.entry = v.entry AND s.rank = v.rank AND s.value = v.value AND s.denied = v.denied
    AND s.latest > d.after
WHERE NOT v.lost AND s.entry IS NULL
