-- What is shown of each undisputed entry before days are narrowed, a row an entry: entry, id. Of those that agree: one
-- that affirms, the narrower day, then the last known.
SELECT t.entry, t.id
FROM $top t
JOIN $outlived o ON o.entry = t.entry AND o.after = t.after AND o.gives_way IS NULL AND NOT o.disputed
QUALIFY row_number() OVER (PARTITION BY t.entry ORDER BY t.denied, t.width, t.known_day DESC, t.id DESC) = 1
