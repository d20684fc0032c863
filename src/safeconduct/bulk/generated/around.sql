-- What stands around: context (parties, officers' statements, groups with their members, offers), rulings, judgements.
CREATE VIEW context AS
SELECT
    'invented-' || context AS context, lines.* EXCLUDE (context, known, since, until),
    since::VARCHAR AS since, until::VARCHAR AS until, known::VARCHAR AS known,
    'Invented, to try out what many prisoners ask of the program.' AS reason,
    'registrar' AS made_by, 'legal officer' AS approved_by
FROM (
    SELECT 'party-' || power AS context, 'party' AS kind, getvariable('conflict') AS conflict, power, side,
        getvariable('first_capture') AS since, getvariable('first_capture') AS known
    FROM (SELECT unnest(getvariable('parties'), recursive := true))
    UNION ALL BY NAME
    SELECT 'standing-' || matter || '-' || subject AS context, 'statement' AS kind, one.*,
        getvariable('first_capture') AS since, getvariable('first_capture') AS known
    FROM (SELECT unnest(getvariable('standing'), recursive := true)) AS one
    UNION ALL BY NAME
    SELECT 'of-side-' || code AS context, 'membership' AS kind, 'all-' || origin || '-in-' || holder AS "group",
        subject AS member, captured AS since, captured + 3 AS known
    FROM subjects WHERE kind = 'prisoner'
    UNION ALL BY NAME
    SELECT 'of-camp-' || code AS context, 'membership' AS kind, camps.subject AS "group", one.subject AS member,
        one.captured + 2 AS since, CASE WHEN moved THEN one.captured + 150 END AS until, one.captured + 4 AS known
    FROM (SELECT *, number // getvariable('camp') AS camp, draw(h, 7::UBIGINT, 5::UBIGINT) % 1000 < getvariable('moved') AS moved
          FROM subjects WHERE kind = 'prisoner') AS one
    JOIN camps ON camps.number = one.camp
    UNION ALL BY NAME
    SELECT 'of-next-camp-' || code AS context, 'membership' AS kind, next_camp AS "group", one.subject AS member,
        one.captured + 151 AS since, one.captured + 155 AS known
    FROM subjects AS one JOIN camps ON camps.number = one.number // getvariable('camp')
    WHERE kind = 'prisoner' AND next_camp IS NOT NULL AND draw(one.h, 7::UBIGINT, 5::UBIGINT) % 1000 < getvariable('moved')
    UNION ALL BY NAME
    SELECT 'offer-' || one.code AS context, 'offer' AS kind, offer, holder AS offeror,
        CASE WHEN origin = counterpart THEN [origin] ELSE [origin, counterpart] END AS offerees,
        origin AS receiving, counterpart, covers, one.captured AS since, one.captured + 2 AS known
    FROM subjects AS one JOIN offers ON offers.offer = one.subject
) AS lines;

CREATE VIEW ruled AS
SELECT statement, known, decision, decided FROM told('prisoner') WHERE decision IS NOT NULL
UNION ALL SELECT statement, known, decision, decided FROM told('camp') WHERE decision IS NOT NULL;

CREATE VIEW rulings AS
SELECT
    'rul-' || statement AS ruling, decided::VARCHAR AS day, decided::VARCHAR AS known, decision, [statement] AS "of",
    'Invented, as the statement is.' AS reason, 'registrar' AS made_by, 'legal officer' AS approved_by,
    CASE decision WHEN 'corrected' THEN {'known': (known::DATE + 2)::VARCHAR} END AS corrected_to,
    NULL::VARCHAR AS subject, NULL::VARCHAR AS condition, NULL::VARCHAR AS route
FROM ruled
UNION ALL
SELECT
    'rul-' || condition || '-' || code, (captured + 200)::VARCHAR, (captured + 200)::VARCHAR, 'waived', [],
    'Invented, as the man is.', 'legal officer', 'head of the bureau', NULL, subject, condition, route
FROM subjects CROSS JOIN (SELECT unnest(getvariable('waivers'), recursive := true)) AS waiver
WHERE kind = 'prisoner' AND draw(h, hash_of(condition), 1::UBIGINT) % 1000 < waiver.share;

CREATE VIEW judgements AS
SELECT
    'jud-' || statement AS judgement, subject AS "left", candidates[1] AS "right",
    CASE number % 10 WHEN 0 THEN 'unsure' WHEN 1 THEN 'not-the-same' WHEN 2 THEN 'not-the-same' ELSE 'same' END AS verdict,
    (known::DATE + 40)::VARCHAR AS known, 'Invented, as both are.' AS reason, 'registrar' AS made_by
FROM (SELECT *, hash_of(statement) AS number FROM told('prisoner') WHERE len(candidates) > 0)
WHERE number % 1000 < 600
QUALIFY row_number() OVER (PARTITION BY subject ORDER BY statement) = 1;

CREATE VIEW readings AS
FROM told('side') UNION ALL FROM told('camp') UNION ALL FROM told('offer') UNION ALL FROM told('prisoner');
