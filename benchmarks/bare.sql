-- The bare query: of each subject and matter the latest known statement wins, by one packed key. No renderings, no
-- disputes, no groups, no rulings, no ids: what a record costs when nobody asks who said it, or whether it was said twice.
SELECT subject, matter, "by", towards, arg_max(value, known_day * 4 + directness) AS value
FROM told
WHERE known_day <= getvariable('day') AND said_day <= getvariable('day')
GROUP BY subject, matter, "by", towards
