-- The contested voices once renderings are settled: the columns of `contested`, with rank and known_day as settled, lost
-- (another rendering is better attested) and turn (their order: utterance by utterance, as first heard).
WITH heard AS (
    SELECT *, row_number() OVER (PARTITION BY entry ORDER BY place, id) AS heard FROM $contested
)
SELECT
    h.* EXCLUDE (rank, known_day, heard),
    COALESCE(r.rank, h.rank) AS rank,
    COALESCE(r.known_day, h.known_day) AS known_day,
    COALESCE(r.lost, FALSE) AS lost,
    min(h.heard) OVER (PARTITION BY h.entry, h.utterance, h.subject) * $days + h.heard AS turn
FROM heard h
LEFT JOIN $renderings r ON r.entry = h.entry AND r.id = h.id
