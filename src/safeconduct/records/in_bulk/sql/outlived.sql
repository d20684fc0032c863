-- The rounds that an entry goes through while what has run out gives way: the columns of `rounds`. The last of them, in
-- which nothing gives way, decides.
WITH RECURSIVE reached (entry, after) AS (
    SELECT entry, after FROM $rounds WHERE after = 0
    UNION ALL
    SELECT r.entry, r.gives_way FROM reached p JOIN $rounds r ON r.entry = p.entry AND r.after = p.after
    WHERE r.gives_way IS NOT NULL
)
SELECT r.* FROM $rounds r JOIN reached p ON p.entry = r.entry AND p.after = r.after
