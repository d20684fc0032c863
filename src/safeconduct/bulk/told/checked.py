"""The readings that can be statements, printed to SQL, and those that perhaps cannot; from_files.py asks both.

A line is suspected where one of its cells is not sound, or two of them do not go together. Lines with the same such cells
have the same mistake: one of each is read as `import` reads it, and what that says of it is said of all.
"""

from collections.abc import Mapping

from safeconduct.bulk.told.cells import ACT
from safeconduct.bulk.told.columns import CELL, DAYS, NEEDED, TEXT
from safeconduct.intake.from_lines import LONGEST_KEY
from safeconduct.statements.statement import DIRECTNESS

# What has to be there, and is not looked at further.
THERE = ("statement", "utterance", "subject", "speaker")
JOINED = f"""
LEFT JOIN circles ON told.first_hand IS NULL AND told.subject = circles.subject
LEFT JOIN acts ON {" AND ".join(f'told."{one}" IS NOT DISTINCT FROM acts."{one}"' for one in ACT)}
    AND COALESCE(told.speaker = told.subject, FALSE) = acts.own AND circles.circle IS NOT DISTINCT FROM acts.circle
LEFT JOIN sayable ON told.matter = sayable.matter AND told.value_type = sayable.value_type
    AND told.value = sayable.told AND told.polarity = sayable.polarity
LEFT JOIN days said ON told.said = said.told
LEFT JOIN days known ON told.known = known.told
LEFT JOIN days since ON told.since = since.told
LEFT JOIN days until ON told.until = until.told
"""
NOT_SAYABLE = (
    f"(CASE WHEN acts.free THEN told.value IS NULL OR told.value_type NOT IN ('{TEXT}', '{CELL}') "
    "ELSE NOT COALESCE(sayable.sound, FALSE) END)"
)
KNOWN_TOO_SOON = "said.first > known.last"
ENDS_TOO_SOON = "until.last < since.first"
# What is wrong with a cell, and the cells that the sentence on it may show.
MISTAKES: Mapping[str, tuple[str, str]] = {
    "odd": ("told.odd", "told.file || ':' || told.line"),
    "act": ("NOT COALESCE(acts.sound, FALSE)", " || '|' || ".join(f"COALESCE(told.\"{one}\", '')" for one in ACT)),
    "value": (NOT_SAYABLE, "concat_ws('|', told.matter, told.value_type, told.value, told.polarity)"),
    **{one: (f"told.{one} IS NULL", "''") for one in THERE},
    "long": (f"strlen(told.statement) > {LONGEST_KEY}", "''"),
    "said": ("said.first IS NULL", "COALESCE(told.said, '')"),
    "known": ("known.first IS NULL", "COALESCE(told.known, '')"),
    **{one: (f"told.{one} IS NOT NULL AND {one}.first IS NULL", f"told.{one}") for one in ("since", "until")},
    "order": (KNOWN_TOO_SOON, "concat_ws('|', told.said, told.known)"),
    "span": (ENDS_TOO_SOON, "concat_ws('|', told.since, told.until)"),
}


def suspects() -> str:
    """`file`, `line`, `statement`, `row` and `mistake` of every line that perhaps cannot be a statement."""
    wrong = " OR ".join(f"({found})" for found, _ in MISTAKES.values())
    cells = ", ".join(f"'{name}': CASE WHEN {found} THEN {shown} END" for name, (found, shown) in MISTAKES.items())
    return (
        f"SELECT told.file, told.line, told.statement, told.row, {{{cells}}}::VARCHAR AS mistake "  # noqa: S608 - text of our own
        f"FROM told {JOINED} WHERE {wrong}"
    )


def statements(lines: str, where: str) -> str:
    """The statements of the lines of a relation that meet a condition, with `asked_how` as it was told."""
    directness = " ".join(f"WHEN '{word}' THEN {number}" for word, number in DIRECTNESS.items())
    since = _counts_from("since")
    columns = {
        "id": "told.statement",
        "row": "COALESCE(told.row, '')",
        "utterance": "told.utterance",
        "subject": "told.subject",
        "matter": "told.matter",
        "by": 'told."by"',
        "towards": "told.towards",
        "value": "CASE WHEN acts.free THEN told.value ELSE sayable.value END",
        "value_first": "sayable.first",
        "value_last": "sayable.last",
        "denied": "told.polarity = 'is-not'",
        "speaker": "told.speaker",
        "capacity": "told.capacity",
        "directness": f"CASE told.directness {directness} END",
        "own": "told.capacity = 'prisoner' AND told.speaker = told.subject",
        "first_hand": "COALESCE(told.first_hand, acts.placed)",
        "officer": "told.capacity = 'officer'",
        "supposed": "FALSE",
        "said_first": "said.first",
        "said_last": "said.last",
        "said_day": _counts_from("said"),
        "known_day": "known.last",
        "from_day": f"COALESCE({since}, {_counts_from('said')})",
        "until_day": "until.last",
        "since_first": "since.first",
        "since_last": "since.last",
        "counts_from": f"CASE WHEN acts.fixed THEN 0 ELSE COALESCE({since}, {_counts_from('said')}) END",
        "known_before": "NULL::INTEGER",
        "document": "COALESCE(told.document, NULLIF(told.source_url, ''), told.row, told.statement)",
        "candidates": "COALESCE(told.candidates, [])",
        "distinct_from": "COALESCE(told.distinct_from, [])",
        "said": "told.said",
        "known": "told.known",
        "asked_how": "told.asked_how",
    }
    listed = ", ".join(f'{cell} AS "{column}"' for column, cell in columns.items())
    return f"SELECT {listed} FROM {lines} told {JOINED} WHERE {where}"  # noqa: S608 - text of our own


def _counts_from(day: str) -> str:
    """As `PartialDate.counts_from`; NULL where the day is not told."""
    partial = f"least({day}.last, greatest({day}.first, known.last))"
    return f"CASE WHEN {day}.first = {day}.last THEN {day}.last WHEN {day}.first IS NOT NULL THEN {partial} END"
