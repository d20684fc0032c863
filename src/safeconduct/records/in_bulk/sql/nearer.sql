-- From which day one goes to which narrower one, a row for each entry, voice and whether one begins with it: entry, id,
-- beginning, nearer (id; NULL where the next voices split). Followed down the ranks: the highest rank on which narrower
-- days agree with it; who begins looks among his own rank too.
WITH dated AS (
    SELECT v.*
    FROM $settled v
    JOIN $outlived o ON o.entry = v.entry AND o.gives_way IS NULL AND o.after < v.speaks_of
    WHERE NOT v.lost AND NOT v.denied AND v.value_first IS NOT NULL
),
narrower AS (
    SELECT a.entry, a.id, a.rank AS own_rank, b.id AS nearer, b.rank, b.width, b.known_day
    FROM dated a
    JOIN dated b ON b.entry = a.entry
    WHERE b.width < a.width AND b.rank <= a.rank AND a.value_first <= b.value_last AND b.value_first <= a.value_last
),
next AS (
    SELECT *, TRUE AS beginning FROM narrower QUALIFY rank = max(rank) OVER (PARTITION BY entry, id)
    UNION ALL
    SELECT *, FALSE AS beginning
    FROM narrower
    WHERE rank < own_rank
    QUALIFY rank = max(rank) OVER (PARTITION BY entry, id)
),
torn AS (
    SELECT DISTINCT a.entry, a.id, a.beginning
    FROM next a
    JOIN next b ON b.entry = a.entry AND b.id = a.id AND b.beginning = a.beginning
    JOIN $clashes c ON c.entry = a.entry AND c.one = a.nearer AND c.other = b.nearer
)
SELECT n.entry, n.id, n.beginning, CASE WHEN t.entry IS NULL THEN n.nearer END AS nearer
FROM next n
LEFT JOIN torn t ON t.entry = n.entry AND t.id = n.id AND t.beginning = n.beginning
QUALIFY row_number() OVER (
    PARTITION BY n.entry, n.id, n.beginning ORDER BY n.width, n.known_day DESC, n.nearer DESC
) = 1
