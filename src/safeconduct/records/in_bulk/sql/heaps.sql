-- What kind of heap each crowded entry is, a row an entry: voices (how many), place and first (when it was first
-- heard), mute (nobody speaks), beside (what is said stands side by side), over (... and all of it has run out),
-- differing (several speak, and not all say the same), passing (... and one of them speaks up to a last day), and best
-- (the id of the voice that ranks highest, then was known last).
SELECT
    entry,
    count(*) AS voices,
    min(place) AS place,
    arg_min(id, (place, id)) AS first,
    count_if(speaks) = 0 AS mute,
    count_if(speaks) > 0 AND NOT bool_or(folds) AS beside,
    count_if(speaks) > 0 AND NOT bool_or(folds) AND bool_and(lasting AND ended) FILTER (WHERE speaks) AS over,
    count_if(speaks) > 1 AND bool_or(folds) AND max(until_day) FILTER (WHERE speaks) IS NOT NULL AS passing,
    passing OR (count_if(speaks) > 1 AND bool_or(folds) AND (
        min(value) FILTER (WHERE speaks) <> max(value) FILTER (WHERE speaks)
        OR min(denied) FILTER (WHERE speaks) <> max(denied) FILTER (WHERE speaks)
    )) AS differing,
    arg_max(id, (rank, known_day, id)) FILTER (WHERE speaks) AS best
FROM $voices
GROUP BY entry
