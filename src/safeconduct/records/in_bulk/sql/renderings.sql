-- Renderings of one utterance that contradict one another, a row each: entry, id, lost, rank and known_day (raised to
-- the best where none is better attested). Ruling; own words before paraphrase before hearsay; independent documents.
WITH occasions AS (
    SELECT DISTINCT c.entry, a.utterance, a.tier
    FROM $clashes c
    JOIN $contested a ON a.entry = c.entry AND a.id = c.one
    WHERE c.same_occasion
),
renderings AS (
    SELECT v.*
    FROM $contested v
    JOIN occasions o ON o.entry = v.entry AND o.utterance = v.utterance AND o.tier = v.tier
),
documents AS (
    SELECT a.entry, a.id, count(DISTINCT b.document) AS agreeing
    FROM renderings a
    JOIN renderings b ON b.entry = a.entry AND b.utterance = a.utterance AND b.tier = a.tier
    WHERE NOT EXISTS (SELECT 1 FROM $clashes c WHERE c.entry = a.entry AND c.one = a.id AND c.other = b.id)
    GROUP BY a.entry, a.id
),
attested AS (
    SELECT
        r.*,
        (4 * max(rank // $w_ruled) OVER alike + max(rank % 4) OVER alike) * $days + agreeing AS attested
    FROM renderings r
    JOIN documents d ON d.entry = r.entry AND d.id = r.id
    WINDOW alike AS (PARTITION BY r.entry, r.utterance, r.tier, r.value, r.denied)
),
best AS (
    SELECT *, attested = max(attested) OVER (PARTITION BY entry, utterance, tier) AS is_best FROM attested
),
winning AS (
    SELECT b.*, NOT EXISTS (
        SELECT 1
        FROM $clashes c
        JOIN best o ON o.entry = c.entry AND o.id = c.other
        WHERE c.same_occasion AND o.is_best AND c.entry = b.entry AND c.one = b.id
    ) AS wins
    FROM best b
),
decided AS (
    SELECT
        *,
        bool_or(wins) OVER occasion AS is_decided,
        max(CASE WHEN is_best THEN rank * $days + known_day END) OVER occasion AS raised
    FROM winning
    WINDOW occasion AS (PARTITION BY entry, utterance, tier)
)
SELECT
    entry,
    id,
    NOT CASE WHEN is_decided THEN wins ELSE is_best END AS lost,
    CASE WHEN is_decided THEN rank ELSE raised // $days END AS rank,
    CASE WHEN is_decided THEN known_day ELSE raised % $days END AS known_day
FROM decided
