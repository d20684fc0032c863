-- The crowded keys: entry (a number), record, matter, actor, addressee.
SELECT row_number() OVER () AS entry, record, matter, actor, addressee
FROM (
    SELECT DISTINCT h.record, h.matter, h.actor, h.addressee
    FROM $heard h
    SEMI JOIN $crowded c ON c.mark = $mark
)
