-- The groups in which a record is by more than one membership: record, subject, tier (of the first of them).
SELECT record, subject, min(tier) AS tier
FROM $memberships_of
GROUP BY record, subject
HAVING count(*) > 1
