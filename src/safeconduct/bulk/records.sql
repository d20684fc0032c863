-- The records of a part as they are written, a row a subject: subject, on, known_by, entries and not_known as lists. What
-- is listed comes in any order and is put in order in its list: that costs a third of listing it in order.
WITH told AS (
    SELECT record, matter, actor, addressee, place, first, 0 AS nth, shown AS statement, told AS value,
        told_denied AS denied, speaker, said, reversed, contradicted
    FROM $folded
    WHERE why IS NULL AND one_saying
    UNION ALL
    SELECT f.record, f.matter, f.actor, f.addressee, f.place, f.first, b.place AS nth, b.statement, b.value,
        b.denied, b.speaker, b.said, b.reversed, f.contradicted
    FROM $beside b
    JOIN $folded f ON f.entry = b.entry AND NOT f.one_saying
),
-- The act of two is held under one key whichever of them is named first; told is whom the first statement names first.
pairs AS (
    SELECT record, matter, "by", towards, id, reversed,
        (CASE side WHEN 'standing' THEN 0 WHEN 'set-aside' THEN 1 ELSE 2 END, place, id) AS heard
    FROM $held
    WHERE matter IN ($pairs) AND "by" <> towards
),
first_heard AS (
    SELECT record, matter, "by", towards, arg_min(id, heard) AS id FROM pairs GROUP BY ALL
),
left_open AS (
    SELECT e.record, e.matter, e.place, e.first, e.because, e.unsettled,
        CASE WHEN p.reversed THEN e.towards ELSE e."by" END AS "by",
        CASE WHEN p.reversed THEN e."by" ELSE e.towards END AS towards
    FROM (SELECT * FROM $entries WHERE shown IS NULL) e
    LEFT JOIN first_heard f
        ON f.record = e.record AND f.matter = e.matter AND f."by" = e."by" AND f.towards = e.towards
    LEFT JOIN pairs p ON p.record = e.record AND p.matter = e.matter AND p."by" = e."by" AND p.towards = e.towards
        AND p.id = CASE
            WHEN e.because[1] = 'disputed' OR list_contains(e.because, 'said only of one of them') THEN f.id
            ELSE COALESCE(e.unsettled[1], f.id)
        END
),
listed AS (
    SELECT record AS subject, (enum_code(matter::$matter_type), place, first, nth) AS turn, {
        'matter': matter::$matter_type,
        'by': NULLIF(CASE WHEN reversed THEN addressee ELSE actor END, ''),
        'towards': NULLIF(CASE WHEN reversed THEN actor ELSE addressee END, ''),
        'value': value,
        'polarity': CASE WHEN denied THEN 'is-not'::$polarity_type ELSE 'is'::$polarity_type END,
        'statement': statement,
        'speaker': speaker,
        'said': said,
        'reason': CASE WHEN contradicted IS NULL THEN $uncontradicted ELSE $reason END::$reason_type,
        'contradicted_by': CASE WHEN contradicted IS NULL THEN CAST([] AS VARCHAR[])
            ELSE list_transform(contradicted, lambda one: one.statement) END
    } AS entry, NULL AS not_known
    FROM told
    UNION ALL
    SELECT record AS subject, (enum_code(matter::$matter_type), place, first, 0) AS turn, NULL AS entry, {
        'matter': matter::$matter_type, 'by': "by", 'towards': towards, 'reason': because, 'statements': unsettled
    } AS not_known
    FROM left_open
    UNION ALL
    SELECT subject, NULL AS turn, NULL AS entry, NULL AS not_known FROM $subjects
)
SELECT
    subject,
    $days,
    COALESCE(list_select(
        list(entry) FILTER (WHERE entry IS NOT NULL), list_grade_up(list(turn) FILTER (WHERE entry IS NOT NULL))
    ), []) AS entries,
    COALESCE(list_select(
        list(not_known) FILTER (WHERE not_known IS NOT NULL),
        list_grade_up(list(turn) FILTER (WHERE not_known IS NOT NULL))
    ), []) AS not_known
FROM listed
WHERE NOT starts_with(subject, $utterance)
GROUP BY subject
ORDER BY subject
