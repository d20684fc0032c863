-- The entries of all records as they are kept, a row each: record, matter, actor, addressee; place and first (the id
-- heard first); shown (the id shown for it, or that would be); why it is not known (NULL where it is), because (where
-- there are several reasons), statements (NULL where only the shown one is cited); what is told in it (told,
-- told_first, told_last, told_denied, told_by_officer, utterance, said_day, speaker, said and reversed); denied and
-- denied_days (where more than that is denied), by_officer, also, contradicted (NULL where there are none), stale,
-- one_saying (whether what is shown is all that is said) and entry (NULL where its key is not crowded).
SELECT * FROM $lone
UNION ALL
SELECT * FROM $of_two
UNION ALL
SELECT * FROM $known
UNION ALL
SELECT * FROM $left_open
UNION ALL
SELECT * FROM $side_by_side
