"""Many records at once, as SQL: the same entries as one record's, statement ids carried through."""
