-- What is counted of a run: `standing`, a row a route, and `steps`, a row for each who owes a step of an awaiting route.
CREATE TEMP TABLE captured AS
SELECT subject, one.value AS day
FROM (SELECT subject, UNNEST(entries) AS one FROM records)
WHERE one.matter = 'captured_on' AND one.polarity = 'is';

-- Routes are numbered, `single` where one condition alone is not met.
CREATE TEMP TABLE standing AS
SELECT r.file_row_number AS route, r.subject, r.kind::VARCHAR AS kind, r.power, r.status::VARCHAR AS status, r.owes_next,
    len(list_filter(r.findings, lambda one: one.finding NOT IN ('holds', 'does-not-apply'))) = 1 AS single, captured.day
FROM routes r LEFT JOIN captured USING (subject);

CREATE TEMP TABLE said AS
SELECT one.statement AS id, max(split_part(one.said, '/', -1)) AS day
FROM (SELECT UNNEST(entries) AS one FROM records)
GROUP BY id;

-- When the last was said of what the met conditions rest on that come before others.
CREATE TEMP TABLE cleared AS
SELECT route, condition, max(said.day) AS day
FROM (
    SELECT route, one.condition::VARCHAR AS condition, UNNEST(one.statements) AS id
    FROM (SELECT file_row_number AS route, UNNEST(findings) AS one FROM routes WHERE status = 'awaiting')
    WHERE one.finding = 'holds' AND one.condition::VARCHAR IN (SELECT before FROM after)
) LEFT JOIN said USING (id)
GROUP BY ALL;

-- A step is owed since the way to it has been clear; where nothing comes before it, since he has been captured. No day is
-- told where what comes before rests on words about a hearing alone, whose records are not written.
CREATE TEMP TABLE steps AS
WITH owed AS (
    SELECT * EXCLUDE (owes_next, one), one.condition::VARCHAR AS condition,
        CASE WHEN one.who = subject THEN 'prisoner' ELSE one.who END AS who
    FROM (SELECT *, UNNEST(owes_next) AS one FROM standing WHERE status = 'awaiting')
),
clear AS (
    SELECT cleared.route, after.condition, max(cleared.day) AS day
    FROM cleared JOIN after ON after.before = cleared.condition
    GROUP BY ALL
)
SELECT owed.* REPLACE (CASE WHEN clear.route IS NULL THEN owed.day ELSE clear.day END AS day)
FROM owed LEFT JOIN clear USING (route, condition);
