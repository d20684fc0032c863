-- What is told: each telling of tellings.toml (table `tellings`) of each subject that has what it needs and draws it.
CREATE TABLE tellings AS
SELECT one.* REPLACE (
    one.salt::UBIGINT AS salt, one.base_salt::UBIGINT AS base_salt, one.within::UBIGINT AS within, one.after::INTEGER AS after,
    one.needs::INTEGER AS needs, one.lacks::INTEGER AS lacks, one.stances::INTEGER AS stances,
    one.until_days::INTEGER AS until_days, one.since_days::INTEGER AS since_days
)
FROM (SELECT unnest(getvariable('tellings')) AS one);

CREATE MACRO in_role(name, holder, origin, counterpart, third) AS
    CASE name WHEN 'holder' THEN holder WHEN 'origin' THEN origin WHEN 'counterpart' THEN counterpart WHEN 'third' THEN third
    ELSE nullif(name, '') END;

CREATE MACRO meant(word, holder, origin, third, captured, born, stance, drawn) AS
    CASE word
    WHEN '@holder' THEN holder
    WHEN '@origin' THEN origin
    WHEN '@third' THEN third
    WHEN '@stance' THEN stance
    WHEN '@captured' THEN captured::VARCHAR
    WHEN '@captured-month' THEN left(captured::VARCHAR, 7)
    WHEN '@captured-off' THEN (captured + (drawn % 9)::INTEGER - 4)::VARCHAR
    WHEN '@born' THEN born::VARCHAR
    WHEN '@born-year' THEN left(born::VARCHAR, 4)
    WHEN '@born-off' THEN (year(born) + 1 + drawn % 2)::VARCHAR
    ELSE word END;

CREATE MACRO told(of_kind) AS TABLE
WITH chosen AS (
    SELECT
        one.* EXCLUDE (h, kind, stance),
        telling.*,
        one.stance.word AS stance,
        h,
        coalesce(from_day, captured) + telling.after + (draw(h, base_salt, 1::UBIGINT) % telling.within)::INTEGER AS first_day,
        renders AND draw(h, salt, 6::UBIGINT) % 1000 < otherwise AS mistaken,
    FROM (SELECT * FROM subjects WHERE kind = of_kind) AS one
    CROSS JOIN (SELECT * FROM tellings WHERE told_of = of_kind) AS telling
    WHERE draw(h, base_salt, 0::UBIGINT) % 1000 < base_share
        AND (salt = base_salt OR draw(h, salt, 0::UBIGINT) % 1000 < share)
        AND traits & needs = needs
        AND traits & lacks = 0
        AND (stances = 0 OR one.stance.bit & stances <> 0)
), dated AS (
    SELECT
        *,
        CASE WHEN draw(h, base_salt, 4::UBIGINT) % 1000 < month THEN left(first_day::VARCHAR, 7) ELSE first_day::VARCHAR END AS occasion,
        first_day + CASE WHEN apart THEN 1 + (draw(h, salt, 9::UBIGINT) % 5)::INTEGER ELSE 0 END AS day,
        CASE WHEN speaks = 'himself' THEN subject ELSE speaks || coalesce('-' || in_role(behalf, holder, origin, counterpart, third), '') END AS speaker,
        draw(h, salt, 3::UBIGINT) AS drawn,
    FROM chosen
)
SELECT
    'st-' || code || '.' || place AS statement,
    speaker || '@' || occasion || CASE WHEN speaks = 'himself' THEN '' ELSE ':' || code END AS utterance,
    CASE about
        WHEN 'utterance' THEN 'utterance:' || subject || '@' || occasion
        WHEN 'unidentified' THEN 'unidentified-' || code
        ELSE subject END AS subject,
    matter,
    in_json,
    meant(
        CASE WHEN mistaken THEN one_of(others, draw(h, salt, 7::UBIGINT)) ELSE one_of(words, draw(h, base_salt, 8::UBIGINT)) END,
        holder, origin, third, captured, born, stance, drawn
    ) AS value,
    CASE WHEN draw(h, salt, 11::UBIGINT) % 1000 < denied THEN 'is-not' ELSE 'is' END AS polarity,
    in_role("by", holder, origin, counterpart, third) AS "by",
    in_role(towards, holder, origin, counterpart, third) AS towards,
    speaker,
    capacity,
    in_role(behalf, holder, origin, counterpart, third) AS on_behalf_of,
    CASE WHEN NOT renders THEN directness WHEN drawn % 2 = 0 THEN 'paraphrase' ELSE 'hearsay' END AS directness,
    first_hand,
    CASE WHEN renders OR capacity = 'news-outlet' THEN ['agency ' || (1 + drawn % 12)] ELSE [] END AS via,
    CASE WHEN apart THEN day::VARCHAR ELSE occasion END AS said,
    (day + CASE WHEN drawn % 1000 < 25 THEN 150 ELSE 0 END + (drawn % 5)::INTEGER)::VARCHAR AS known,
    CASE WHEN draw(h, salt, 12::UBIGINT) % 1000 < since_share THEN (day - since_days)::VARCHAR END AS since,
    CASE WHEN draw(h, salt, 5::UBIGINT) % 1000 < until_share THEN (day + until_days + (drawn % 30)::INTEGER)::VARCHAR END AS until,
    CASE WHEN renders THEN 'en' ELSE in_role(lang, holder_lang, origin_lang, origin_lang, third_lang) END AS lang,
    CASE WHEN hearing AND NOT renders THEN {
        'told_to': one_of(['press', 'lawmaker', 'detaining-power', 'detaining-power', 'icrc', 'receiving-power', 'protecting-power'], drawn),
        'private': draw(h, salt, 13::UBIGINT) % 1000 < 350,
        'on_camera': drawn % 7 = 0
    } END AS asked_how,
    CASE WHEN about = 'unidentified' THEN ['prisoner-' || numbered(one, 7) FOR one IN [number, (number + 1) % getvariable('prisoners')]] ELSE [] END AS candidates,
    CASE WHEN about = 'unidentified' AND drawn % 5 = 0 THEN ['prisoner-' || numbered((number + 1) % getvariable('prisoners'), 7)] ELSE [] END AS distinct_from,
    'invented:' || CASE WHEN renders OR capacity = 'news-outlet' THEN 'agency-' || (1 + drawn % 12) ELSE speaks END || '/' || occasion AS source_url,
    'mechanical' AS reading,
    CASE WHEN draw(h, salt, 10::UBIGINT) % 1000 < ruled THEN one_of(decisions, drawn) END AS decision,
    day + 10 + (drawn % 60)::INTEGER AS decided,
FROM dated;
