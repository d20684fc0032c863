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
        g.*,
        CAST(g.tier AS BIGINT) * $days + g.known_day AS place,
        CASE
            WHEN g.silent OR (g.folds AND NOT g.denied AND g.reason IS NOT NULL) THEN g.reason
            WHEN (g.folds OR g.lasting) AND g.until_day < $on THEN 'expired'
        END AS why
    FROM $gathered g
    ANTI JOIN $crowded c
        ON c.record = g.record AND c.matter = g.matter AND c.actor = g.actor AND c.addressee = g.addressee
)
