-- What is shown of each undisputed entry: entry, id. Of days that agree the narrower is the value.
WITH RECURSIVE reached (entry, id, step) AS (
    SELECT entry, id, 0 FROM $beginning
    UNION ALL
    SELECT r.entry, n.nearer, r.step + 1
    FROM reached r
    JOIN $nearer n ON n.entry = r.entry AND n.id = r.id AND n.beginning = (r.step = 0)
    WHERE n.nearer IS NOT NULL
)
SELECT entry, arg_max(id, step) AS id FROM reached GROUP BY entry
