-- The lists of each crowded entry with several other voices, a row an entry: also, alike, denied and denied_days (of
-- what says the same), unsettled, contradicted, by_officer (whether an officer said one of alike or unsettled); NULL
-- where a list is empty.
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
GROUP BY entry
