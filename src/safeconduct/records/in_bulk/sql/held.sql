-- Every statement that a record holds, a row each: record, id, of_group, side (standing, set-aside, of-one), the
-- matter, by and towards of the key, reversed, place (with id: its order), what the statement says, and ruled (the
-- first step of its rank).
SELECT
    record,
    id,
    of_group AND NOT aside AS of_group,
    CASE WHEN of_one THEN 'of-one' WHEN aside THEN 'set-aside' ELSE 'standing' END AS side,
    matter,
    NULLIF(actor, '') AS "by",
    NULLIF(addressee, '') AS towards,
    reversed,
    tier * $days + known_day AS place,
    value,
    value_first,
    value_last,
    denied,
    utterance,
    officer,
    own,
    said_first,
    said_last,
    said_day,
    until_day,
    since_first,
    since_last,
    greatest(
        2 * CAST(supposed AS INTEGER) + CAST(officer AS INTEGER), CAST(lifted AND NOT (aside OR of_one) AS INTEGER)
    ) AS ruled
FROM $gathered
