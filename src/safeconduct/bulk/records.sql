-- The records of a part as they are written, a row a subject: subject, on, known_by, entries and not_known as lists.
WITH voices AS (
    SELECT id, speaker, said, "by", towards FROM $statements WHERE NOT starts_with(subject, $utterance)
    UNION ALL
    SELECT id, speaker, said, "by", towards FROM $statements_around
    WHERE $not_again AND NOT starts_with(subject, $utterance)
),
told AS (
    SELECT e.record, e.matter::$matter_type AS matter, e.place, e.first, 0 AS nth, e.shown AS statement, e.told AS value,
        e.told_denied AS denied, e.contradicted
    FROM $entries e
    WHERE e.one_saying AND e.shown IS NOT NULL AND NOT starts_with(e.record, $utterance)
    UNION ALL
    SELECT s.record, s.matter::$matter_type AS matter, e.place, e.first, s.place AS nth, s.statement, s.value, s.denied,
        e.contradicted
    FROM $sayings s
    JOIN $entries e ON e.record = s.record AND e.matter = s.matter AND e."by" IS NOT DISTINCT FROM s."by"
        AND e.towards IS NOT DISTINCT FROM s.towards AND NOT e.one_saying
    WHERE NOT starts_with(s.record, $utterance)
),
-- Rows of one record beside each other are listed at a third of the cost.
in_order AS (
    SELECT e.record, e.matter, e.place, e.first, e.nth, v."by", v.towards, e.value, e.denied, e.statement, v.speaker,
        v.said, $reason AS reason, $contradicted AS contradicted_by
    FROM told e JOIN voices v ON v.id = e.statement
    ORDER BY e.record, e.matter, e.place, e.first, e.nth
),
known AS (
    SELECT record, list({
        'matter': matter, 'by': "by", 'towards': towards, 'value': value,
        'polarity': CASE WHEN denied THEN 'is-not' ELSE 'is' END, 'statement': statement, 'speaker': speaker,
        'said': said, 'reason': reason, 'contradicted_by': contradicted_by
    } ORDER BY matter::$matter_type, place, first, nth) AS entries
    FROM in_order
    GROUP BY record
),
-- The act of two is held under one key whichever of them is named first; told is whom the first statement names first.
pairs AS (
    SELECT record, matter, "by", towards,
        arg_min(id, (CASE side WHEN 'standing' THEN 0 WHEN 'set-aside' THEN 1 ELSE 2 END, place, id)) AS first
    FROM $held WHERE matter IN ($pairs) AND "by" <> towards GROUP BY ALL
),
open AS (
    SELECT e.record, list({
        'matter': e.matter::$matter_type, 'by': COALESCE(v."by", e."by"), 'towards': COALESCE(v.towards, e.towards),
        'reason': e.because, 'statements': e.unsettled
    } ORDER BY e.matter::$matter_type, e.place, e.first) AS not_known
    FROM $entries e
    LEFT JOIN pairs p ON p.record = e.record AND p.matter = e.matter AND p."by" = e."by" AND p.towards = e.towards
    LEFT JOIN voices v ON v.id = CASE
        WHEN e.because[1] = 'disputed' OR list_contains(e.because, 'said only of one of them') THEN p.first
        WHEN p.first IS NOT NULL THEN COALESCE(e.unsettled[1], p.first)
    END
    WHERE array_length(e.because) > 0 AND NOT starts_with(e.record, $utterance)
    GROUP BY e.record
)
SELECT p.subject, $days, COALESCE(known.entries, []) AS entries, COALESCE(open.not_known, []) AS not_known
FROM $subjects p
LEFT JOIN known ON known.record = p.subject
LEFT JOIN open ON open.record = p.subject
WHERE NOT starts_with(p.subject, $utterance)
ORDER BY p.subject
