-- The groups of a record under any of his keys, as known: record, subject (the group), since, until,
-- tier (place of the group among all whose word reaches him), alone (whether he is in it by one membership only).
SELECT
    record,
    subject,
    since,
    until,
    1000000 + min(place) OVER (PARTITION BY record, subject) AS tier,
    count(*) OVER (PARTITION BY record, subject) = 1 AS alone
FROM (
    SELECT
        i.record,
        m."group" AS subject,
        m.since,
        m.until,
        row_number() OVER (PARTITION BY i.record ORDER BY i.place, m.place) AS place
    FROM $memberships m
    JOIN $identities i ON i.key = m.member
    WHERE m.known <= $known_by
)
