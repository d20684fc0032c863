"""What statements tell of their own utterances by how they were asked, as rows; from `hearing_of` of one statement."""

from safeconduct.statements.gathered import HEARERS, HEARINGS


def hearings(statements: str) -> str:
    """A relation of the hearings told by a relation of statements with `asked_how`; its other columns are the same."""
    return " UNION ALL ".join(_of(key, matter, statements) for key, matter in HEARINGS)


def _of(key: str, matter: str, statements: str) -> str:
    cell = f"json_extract(asked_how, '$.{key}')"
    value = (
        f"CASE json_type({cell}) WHEN 'BOOLEAN' THEN CASE {cell}::VARCHAR WHEN 'true' THEN 'yes' ELSE 'no' END "
        f"WHEN 'NULL' THEN NULL ELSE {cell} ->> '$' END"
    )
    heard = f" AND value IN ({', '.join(repr(one) for one in sorted(HEARERS))})" if matter == "heard_by" else ""
    changed = {
        "subject": "'utterance:' || utterance",
        "matter": f"'{matter}'",
        "value": value,
        **dict.fromkeys(("value_first", "value_last"), "NULL::INTEGER"),
        "denied": "FALSE",
        **dict.fromkeys(("by", "towards"), "NULL::VARCHAR"),
        "candidates": "[]::VARCHAR[]",
    }
    listed = ", ".join(f'{cell} AS "{column}"' for column, cell in changed.items())
    return (
        f"SELECT * FROM (SELECT * REPLACE ({listed}) FROM {statements} WHERE asked_how IS NOT NULL) "  # noqa: S608
        f"WHERE value IS NOT NULL{heard}"
    )
