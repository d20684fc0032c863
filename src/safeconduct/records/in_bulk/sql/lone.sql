-- The entries of keys under which one standing statement is all that is heard: the columns of `folded`.
SELECT
    record,
    matter,
    actor,
    addressee,
    place,
    id AS first,
    id AS shown,
    why,
    CAST(NULL AS VARCHAR[]) AS because,
    CAST(NULL AS VARCHAR[]) AS statements,
    value AS told,
    value_first AS told_first,
    value_last AS told_last,
    denied AS told_denied,
    CAST(NULL AS VARCHAR[]) AS denied,
    CAST(NULL AS BIGINT[]) AS denied_days,
    officer AS told_by_officer,
    officer AS by_officer,
    CAST(NULL AS VARCHAR[]) AS also,
    CAST(NULL AS STRUCT(statement VARCHAR, reason VARCHAR)[]) AS contradicted,
    why IS NULL AND folds AND 0 < ask_again_after AND ask_again_after < $on - said_day AS stale,
    TRUE AS one_saying,
    utterance,
    said_day,
    speaker,
    said,
    reversed,
    CAST(NULL AS BIGINT) AS entry
FROM (
    SELECT
        h.*,
        h.tier * $days + h.known_day AS place,
        m.folds,
        m.ask_again_after,
        CASE
            WHEN n.silent OR (m.folds AND NOT h.denied AND n.reason IS NOT NULL) THEN n.reason
            WHEN (m.folds OR m.lasting) AND h.until_day < $on THEN 'expired'
        END AS why
    FROM $heard h
    ANTI JOIN $crowded c ON c.mark = $mark
    JOIN $matters m ON m.matter = h.matter
    LEFT JOIN $not_known n ON n.matter = h.matter AND n.word = h.value
)
