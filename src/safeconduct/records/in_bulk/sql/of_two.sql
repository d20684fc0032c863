-- The crowded entries with one voice beside the one that is shown, which need no lists gathered: the columns of
-- `folded`.
SELECT
    record,
    matter,
    actor,
    addressee,
    place,
    first,
    shown,
    why,
    CAST(NULL AS VARCHAR[]) AS because,
    CASE WHEN cited THEN [shown, other] END AS statements,
    told,
    told_first,
    told_last,
    told_denied,
    CASE WHEN also AND told_denied AND other_denied AND other_value <> told
        THEN [least(told, other_value), greatest(told, other_value)] END AS denied,
    CASE WHEN also AND told_denied AND other_denied AND packed <> other_packed
        THEN [least(packed, other_packed), greatest(packed, other_packed)] END AS denied_days,
    told_by_officer,
    told_by_officer OR (cited AND other_by_officer) AS by_officer,
    CASE WHEN also THEN [other] END AS also,
    CASE WHEN aside THEN [{'statement': other, 'reason': ending}]
        WHEN clashes THEN [{'statement': other, 'reason': lost}] END AS contradicted,
    why IS NULL AND 0 < ask_again_after AND ask_again_after < $on - said_day AS stale,
    TRUE AS one_saying,
    utterance,
    said_day,
    speaker,
    said,
    reversed,
    entry
FROM (
    SELECT
        *,
        speaks AND NOT clashes AND why IS NULL AS also,
        speaks AND NOT clashes AND CASE WHEN why IS NULL THEN same_utterance ELSE other_value = told END AS cited
    FROM (
        SELECT
            k.record,
            k.matter,
            k.actor,
            k.addressee,
            h.place,
            h.first,
            s.id AS shown,
            s.why,
            s.value AS told,
            s.value_first AS told_first,
            s.value_last AS told_last,
            CAST(s.value_first AS BIGINT) * $shift + s.value_last AS packed,
            s.denied AS told_denied,
            s.officer AS told_by_officer,
            s.ask_again_after,
            s.utterance,
            s.said_day,
            s.speaker,
            s.said,
            s.reversed,
            s.entry,
            v.id AS other,
            v.speaks,
            v.aside,
            v.ending,
            v.value AS other_value,
            CAST(v.value_first AS BIGINT) * $shift + v.value_last AS other_packed,
            v.denied AS other_denied,
            v.officer AS other_by_officer,
            v.utterance = s.utterance AS same_utterance,
            v.speaks AND $v_clashes_with_s AS clashes,
            $decided_at_once AS lost
        FROM $shown s
        JOIN $voices v ON v.entry = s.entry AND v.id <> s.id
        JOIN $heaps h ON h.entry = s.entry
        JOIN $keys k ON k.entry = s.entry
        WHERE s.of_two
    )
)
