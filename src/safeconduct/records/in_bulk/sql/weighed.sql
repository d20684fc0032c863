-- What became of the contested voices that are not shown, a row each: entry, id, part (agrees, unsettled,
-- contradicted), lost (why it lost), tier, after and turn (its order).
WITH last AS (
    SELECT * FROM $outlived WHERE gives_way IS NULL
),
given_way AS (
    SELECT v.entry, v.id, v.turn, r.after, v.ended, v.rank, v.known_day, r.rank AS won, r.known_day AS won_known
    FROM $settled v
    JOIN $outlived r ON r.entry = v.entry AND r.after < v.speaks_of AND v.speaks_of <= r.gives_way
    WHERE NOT v.lost
),
remaining AS (
    SELECT
        v.entry,
        v.id,
        v.turn,
        v.rank,
        v.known_day,
        l.rank AS won,
        l.known_day AS won_known,
        CASE
            WHEN NOT l.disputed AND c.entry IS NULL THEN 'agrees'
            WHEN t.entry IS NOT NULL AND l.disputed THEN 'unsettled'
            ELSE 'contradicted'
        END AS part
    FROM $settled v
    JOIN last l ON l.entry = v.entry AND l.after < v.speaks_of
    LEFT JOIN $top t ON t.entry = v.entry AND t.after = l.after AND t.id = v.id
    LEFT JOIN $narrowed s ON s.entry = v.entry
    LEFT JOIN $clashes c ON c.entry = v.entry AND c.one = v.id AND c.other = s.id
    WHERE NOT v.lost AND v.id IS DISTINCT FROM s.id
)
SELECT entry, id, 'contradicted' AS part, '$rendered_better' AS lost, 2 AS tier, 0 AS after, turn
FROM $settled
WHERE lost
UNION ALL
SELECT
    entry, id, 'contradicted' AS part, CASE WHEN ended THEN 'expired' ELSE $deciding_step END AS lost,
    3 AS tier, after, turn
FROM given_way
UNION ALL
SELECT entry, id, part, $deciding_step AS lost, 1 AS tier, 0 AS after, turn
FROM remaining
