-- The crowded keys: entry (a number), record, matter, actor, addressee, mark, and whether it has its mark alone.
WITH crowded_keys AS (
    SELECT DISTINCT h.record, h.matter, h.actor, h.addressee, c.mark
    FROM $heard h
    JOIN $crowded c ON c.mark = $mark
)
SELECT
    row_number() OVER () AS entry,
    *,
    mark NOT IN (SELECT mark FROM crowded_keys GROUP BY mark HAVING count(*) > 1) AS alone
FROM crowded_keys
