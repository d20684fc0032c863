-- Everything that is heard of a record, with the rulings upon it: the columns of `heard`, lifted and aside.
SELECT h.*, COALESCE(r.lifted, FALSE) AS lifted, COALESCE(r.aside, FALSE) AS aside
FROM $heard h
LEFT JOIN $ruled r ON r.statement = h.id
