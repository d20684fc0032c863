-- The entries in which a voice tells more narrowly on which day it was what the best tells: entry.
SELECT DISTINCT v.entry
FROM $differing v
JOIN $differing b ON b.entry = v.entry AND b.id = b.best
WHERE v.width < b.width AND NOT v.denied AND NOT b.denied
    AND v.value_first <= b.value_last AND b.value_first <= v.value_last
