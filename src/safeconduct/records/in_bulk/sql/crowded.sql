-- The keys under which more is heard than one statement that nobody ruled upon: entry (a number), record, matter, actor,
-- addressee.
SELECT row_number() OVER () AS entry, record, matter, actor, addressee
FROM (
    SELECT record, matter, actor, addressee
    FROM $heard h
    LEFT JOIN $ruled r ON r.statement = h.id
    GROUP BY record, matter, actor, addressee
    HAVING count(*) > 1 OR bool_or(of_one OR r.statement IS NOT NULL)
)
