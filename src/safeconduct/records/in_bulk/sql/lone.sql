-- The entries of keys under which one standing statement is all that is heard: the columns of `entries`.
SELECT
    record,
    matter,
    actor,
    addressee,
    place,
    id AS first,
    CASE WHEN why IS NULL AND NOT denied THEN value END AS value,
    CASE WHEN why IS NULL AND NOT denied THEN value_first END AS value_first,
    CASE WHEN why IS NULL AND NOT denied THEN value_last END AS value_last,
    CASE WHEN why IS NULL AND denied THEN [value] END AS denied,
    CASE WHEN why IS NULL AND denied AND value_first IS NOT NULL
        THEN [CAST(value_first AS BIGINT) * $shift + value_last] END AS denied_days,
    CASE WHEN why IS NULL THEN CAST([] AS VARCHAR[]) ELSE [why] END AS because,
    [id] AS statements,
    CASE WHEN why IS NULL THEN CAST([] AS VARCHAR[]) ELSE [id] END AS unsettled,
    officer AS by_officer,
    CASE WHEN why IS NULL THEN id END AS shown,
    CAST([] AS VARCHAR[]) AS also,
    CAST([] AS STRUCT(statement VARCHAR, reason VARCHAR)[]) AS contradicted,
    why IS NULL AND folds AND 0 < ask_again_after AND ask_again_after < $on - said_day AS stale,
    TRUE AS one_saying,
    CASE WHEN why IS NULL THEN value END AS told,
    CASE WHEN why IS NULL THEN denied END AS told_denied,
    CASE WHEN why IS NULL THEN officer END AS told_by_officer,
    CASE WHEN why IS NULL THEN utterance END AS utterance,
    CASE WHEN why IS NULL THEN said_day END AS said_day
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
    ANTI JOIN $crowded c
        ON c.record = h.record AND c.matter = h.matter AND c.actor = h.actor AND c.addressee = h.addressee
    JOIN $matters m ON m.matter = h.matter
    LEFT JOIN $not_known n ON n.matter = h.matter AND n.word = h.value
)
