-- The order of the contested voices, utterance by utterance as first heard: entry, id, turn.
SELECT entry, id, min(heard) OVER (PARTITION BY entry, utterance, tier) * $days + heard AS turn
FROM (
    SELECT entry, id, utterance, tier, row_number() OVER (PARTITION BY entry ORDER BY place, id) AS heard
    FROM $contested
)
