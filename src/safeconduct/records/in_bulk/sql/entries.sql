-- The entries of all records, a row each: record, matter, by, towards (of the key), place and first (their order), value,
-- value_first, value_last, denied, denied_days, because, statements (cited), unsettled, by_officer, shown, also,
-- contradicted, stale; and of what is shown: told (its value, affirmed or denied), utterance, said_day and the rest.
SELECT
    record,
    matter,
    NULLIF(actor, '') AS "by",
    NULLIF(addressee, '') AS towards,
    * EXCLUDE (record, matter, actor, addressee)
FROM (
    SELECT * FROM $lone
    UNION ALL
    SELECT * FROM $known
    UNION ALL
    SELECT * FROM $left_open
    UNION ALL
    SELECT * FROM $side_by_side
)
