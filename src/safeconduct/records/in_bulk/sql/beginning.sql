-- Where the narrowing of days begins in each undisputed entry in which it may be asked for: entry, id.
SELECT entry, id FROM $best
UNION ALL
SELECT h.entry, h.best AS id
FROM $heaps h
SEMI JOIN $narrowing n ON n.entry = h.entry
ANTI JOIN $contested c ON c.entry = h.entry
