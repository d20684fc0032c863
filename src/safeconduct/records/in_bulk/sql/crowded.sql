-- The keys under which more is heard than one standing statement: entry (a number), record, matter, actor, addressee.
SELECT row_number() OVER () AS entry, record, matter, actor, addressee
FROM (
    SELECT record, matter, actor, addressee
    FROM $gathered
    GROUP BY record, matter, actor, addressee
    HAVING count(*) > 1 OR bool_or(aside OR of_one)
)
