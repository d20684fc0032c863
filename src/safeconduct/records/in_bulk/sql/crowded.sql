-- The keys under which more is heard than one statement that nobody ruled upon, as marks: mark. Two keys may share a
-- mark; then both are looked at closely.
SELECT $mark AS mark
FROM $heard h
LEFT JOIN $ruled r ON r.statement = h.id
GROUP BY $mark
HAVING count(*) > 1 OR bool_or(h.of_one OR r.statement IS NOT NULL)
