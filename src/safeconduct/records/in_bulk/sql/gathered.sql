-- Everything that a record holds, a row for each record and statement: record, tier, of_group, of_one and the columns of
-- `counting`. Statements on himself first, then those from elsewhere; (tier, known_day, id) is the order of hearing.
SELECT s.subject AS record, COALESCE(j.place, 0) AS tier, FALSE AS of_group, FALSE AS of_one, s.*
FROM $counting s
LEFT JOIN $judged j ON j.record = s.subject AND j.key = s.subject
UNION ALL
SELECT * FROM $elsewhere
