-- The groups of a record under any of his keys, as known, a row a membership: record, subject (the group), since,
-- until, tier (the place of the membership among all that he has).
SELECT i.record, m."group" AS subject, m.since, m.until, $groups + CAST(i.place AS BIGINT) * $members + m.place AS tier
FROM $memberships m
JOIN $identities i ON i.key = m.member
WHERE m.known <= $known_by
