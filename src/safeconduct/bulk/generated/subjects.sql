-- Of whom something is told: prisoners, their camps, all whom a Power holds of another, offers of exchange. Given are
-- the variables that from_seed.py sets, a list of them for sides, stances and traits. All draws are multiples of `h`, a hash below 2^32 of what a subject is called: the same on every machine.
CREATE MACRO hash_of(name) AS md5_number_lower(getvariable('seed') || ':' || name) % 4294967291::UBIGINT;

CREATE MACRO draw(h, salt, purpose) AS
    (h * ((salt + purpose * 2654435761::UBIGINT) % 4294967291::UBIGINT)) % 4294967291::UBIGINT;

CREATE MACRO one_of(words, number) AS words[1 + (number % len(words)::UBIGINT)::INTEGER];

CREATE MACRO numbered(number, digits) AS lpad(number::VARCHAR, greatest(digits, len(number::VARCHAR))::INTEGER, '0');

CREATE TABLE sides AS SELECT side.* FROM (SELECT unnest(getvariable('sides')) AS side);

CREATE TABLE camps AS
SELECT
    number,
    hash_of('camp-' || number) AS h,
    one_of(getvariable('shares_of_sides'), hash_of('side-' || number)) AS side,
    getvariable('first_capture') + (hash_of('captured-' || number) % getvariable('days_of_capture'))::INTEGER AS captured,
    'camp-' || numbered(number, 5) AS subject,
    lead(subject) OVER (PARTITION BY side ORDER BY number) AS next_camp,
FROM range((getvariable('prisoners') + getvariable('camp') - 1) // getvariable('camp')) AS numbers(number);

CREATE TABLE persons AS
SELECT number, 'prisoner-' || numbered(number, 7) AS subject, hash_of(number) AS h, number // getvariable('camp') AS camp
FROM range(getvariable('prisoners')) AS numbers(number);

CREATE TABLE offers AS
SELECT 'o' || numbered(number, 5) || nth AS code, 'offer:' || subject || '-' || nth AS offer, subject AS covers, number, side, captured
FROM camps CROSS JOIN (VALUES (1), (2)) AS several(nth)
WHERE hash_of('offer-' || number) % 1000 < getvariable('offers') // (CASE nth WHEN 1 THEN 1 ELSE 3 END)
UNION ALL
SELECT 'n' || numbered(persons.number, 7), 'offer:' || persons.subject, persons.subject, persons.number, side, captured
FROM persons JOIN camps ON camps.number = camp
WHERE hash_of('named-' || persons.number) % 1000 < getvariable('by_name');

CREATE TABLE subjects AS
WITH bodies AS (
    SELECT 'side' AS kind, 'all-' || origin || '-in-' || holder AS subject, 's' || place AS code, 0 AS number,
        hash_of('all-' || place) AS h, place AS side, getvariable('first_capture') AS captured
    FROM sides
    UNION ALL
    SELECT 'camp', subject, 'c' || numbered(number, 5), number, h, side, captured + 40 FROM camps
    UNION ALL
    SELECT 'offer', offer, code, number, hash_of(offer), side, captured + 60 FROM offers
    UNION ALL
    SELECT 'prisoner', persons.subject, numbered(persons.number, 7), persons.number, persons.h, side, captured + (draw(persons.h, 7::UBIGINT, 2::UBIGINT) % 40)::INTEGER
    FROM persons JOIN camps ON camps.number = persons.camp
)
SELECT
    bodies.*,
    sides.* EXCLUDE (place),
    DATE '1965-01-01' + (draw(h, 7::UBIGINT, 3::UBIGINT) % 14600)::INTEGER AS born,
    one_of(getvariable('stances'), draw(h, 7::UBIGINT, 4::UBIGINT)) AS stance,
    list_sum([
        CASE WHEN draw(h, trait.salt, 1::UBIGINT) % 1000 < trait.share THEN trait.bit ELSE 0 END
        FOR trait IN getvariable('traits')
    ])::INTEGER AS traits,
FROM bodies JOIN sides ON sides.place = bodies.side
ORDER BY kind, number, subject;
