-- The lists of each crowded entry, a row an entry: also, alike, denied and denied_days (of what says the same), unsettled,
-- contradicted, by_officer (whether an officer said one of alike or unsettled); NULL where a list is empty.
-- Most entries have one other voice, and need no gathering.
SELECT
    p.entry,
    CASE WHEN p.also THEN [p.id] END AS also,
    CASE WHEN p.alike THEN [p.id] END AS alike,
    CASE WHEN p.also AND p.denied THEN [p.value] END AS denied,
    CASE WHEN p.also AND p.denied AND p.packed IS NOT NULL THEN [p.packed] END AS denied_days,
    CASE WHEN p.unsettled THEN [p.id] END AS unsettled,
    CASE WHEN p.contradicted THEN [{'statement': p.id, 'reason': p.lost}] END AS contradicted,
    p.officer AND (p.alike OR p.unsettled) AS by_officer
FROM $parts p
JOIN $heaps h ON h.entry = p.entry AND h.voices = 2
SEMI JOIN $shown s ON s.entry = p.entry
UNION ALL
SELECT
    entry,
    list(id ORDER BY tier, after, turn, id) FILTER (WHERE also) AS also,
    list(id ORDER BY tier, after, turn, id) FILTER (WHERE alike) AS alike,
    list(DISTINCT value ORDER BY value) FILTER (WHERE also AND denied) AS denied,
    list(DISTINCT packed ORDER BY packed) FILTER (WHERE also AND denied AND packed IS NOT NULL) AS denied_days,
    list(id ORDER BY tier, after, turn, id) FILTER (WHERE unsettled) AS unsettled,
    list({'statement': id, 'reason': lost} ORDER BY tier, after, turn, id) FILTER (WHERE contradicted) AS contradicted,
    bool_or(officer AND (alike OR unsettled)) AS by_officer
FROM $parts
WHERE entry NOT IN (SELECT entry FROM $heaps SEMI JOIN $shown USING (entry) WHERE voices = 2)
GROUP BY entry
