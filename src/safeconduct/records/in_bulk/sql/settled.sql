-- The contested voices once renderings are settled: the columns of `contested`, with rank and known_day as settled,
-- lost (another rendering is better attested) and turn.
SELECT
    v.* EXCLUDE (rank, known_day),
    COALESCE(r.rank, v.rank) AS rank,
    COALESCE(r.known_day, v.known_day) AS known_day,
    COALESCE(r.lost, FALSE) AS lost,
    t.turn
FROM $contested v
JOIN $turns t ON t.entry = v.entry AND t.id = v.id
LEFT JOIN $renderings r ON r.entry = v.entry AND r.id = v.id
