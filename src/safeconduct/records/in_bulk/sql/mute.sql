-- Why nothing is known of the crowded entries in which nobody speaks: entry, because (in the order of hearing).
SELECT
    entry,
    CASE
        WHEN NOT bool_or(NOT aside) THEN ['never asked']
        ELSE list_concat(
            CASE WHEN bool_or(stands) THEN [arg_min(reason, (place, id)) FILTER (WHERE stands)]
                ELSE CAST([] AS VARCHAR[]) END,
            CASE WHEN min(reason) FILTER (WHERE stands) <> max(reason) FILTER (WHERE stands)
                THEN [CASE WHEN arg_min(reason, (place, id)) FILTER (WHERE stands) = min(reason) FILTER (WHERE stands)
                    THEN max(reason) FILTER (WHERE stands) ELSE min(reason) FILTER (WHERE stands) END]
                ELSE CAST([] AS VARCHAR[]) END,
            CASE WHEN bool_or(NOT stands AND NOT aside) THEN ['said only of one of them']
                ELSE CAST([] AS VARCHAR[]) END
        )
    END AS because
FROM $voices
WHERE entry IN (SELECT entry FROM $heaps WHERE mute)
GROUP BY entry
