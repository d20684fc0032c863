-- What is said side by side, a row for each crowded entry and saying: entry, place, statement (shown for it), also,
-- cited, denied_values and the columns of its voice. Each utterance's saying once, in the order of the days from which
-- they count.
WITH lasting AS (
    SELECT
        v.*,
        CASE WHEN v.figure
            THEN concat_ws('|', COALESCE(v.value ->> '$$.n', ''), COALESCE(v.value ->> '$$.min', ''),
                COALESCE(v.value ->> '$$.max', ''), COALESCE(v.value ->> '$$.includes', ''))
            ELSE CAST(v.denied AS VARCHAR) || v.value
        END AS thing
    FROM $voices v
    JOIN $heaps h USING (entry)
    WHERE h.beside AND v.speaks AND NOT (v.lasting AND v.ended)
),
told AS (
    SELECT *, row_number() OVER (PARTITION BY entry, utterance, thing ORDER BY place, id) AS telling FROM lasting
),
sayings AS (
    SELECT
        entry,
        utterance,
        thing,
        list(id ORDER BY place, id) AS cited,
        list(id ORDER BY place, id) FILTER (WHERE telling > 1) AS also,
        list(DISTINCT value ORDER BY value) FILTER (WHERE denied) AS denied_values
    FROM told
    GROUP BY entry, utterance, thing
)
SELECT
    t.entry,
    row_number() OVER (PARTITION BY t.entry ORDER BY t.from_day, t.place, t.id) - 1 AS place,
    t.id AS statement,
    COALESCE(s.also, CAST([] AS VARCHAR[])) AS also,
    s.cited,
    s.denied_values,
    t.value,
    t.value_first,
    t.value_last,
    t.denied,
    t.officer,
    t.utterance,
    t.said_day,
    t.speaker,
    t.said,
    t.reversed
FROM told t
JOIN sayings s USING (entry, utterance, thing)
WHERE t.telling = 1
