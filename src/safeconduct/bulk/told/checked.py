"""The readings that can be statements, printed to SQL, and those that perhaps cannot; from_files.py asks both.

A line is suspected where one of its cells is not sound, or two of them do not go together. Lines with the same such cells
have the same mistake: one of each is read as `import` reads it, and what that says of it is said of all.
"""

from collections.abc import Mapping

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.told.cells import ACT
from safeconduct.bulk.told.columns import DAYS as TOLD_DAYS
from safeconduct.bulk.told.columns import NEEDED
from safeconduct.intake.from_lines import LONGEST_KEY
from safeconduct.statements.statement import DIRECTNESS
from safeconduct.vocabulary.from_files import Vocabulary

# What has to be there, and is not looked at further.
THERE = tuple(column for column in NEEDED if column not in ("matter", "capacity", "directness"))
WITH_ACTS = f"""
LEFT JOIN circles ON told.first_hand IS NULL AND told.subject = circles.subject
LEFT JOIN acts ON {" AND ".join(f'told."{one}" IS NOT DISTINCT FROM acts."{one}"' for one in (*ACT, "value_type"))}
    AND COALESCE(told.speaker = told.subject, FALSE) = acts.own AND circles.circle IS NOT DISTINCT FROM acts.circle
"""
WITH_VALUES = """
LEFT JOIN sayable ON {asked} AND told.matter = sayable.matter AND told.value_type = sayable.value_type
    AND told.value = sayable.told AND told.polarity = sayable.polarity
"""
# A whole day is reckoned, the others are looked up.
WHOLE = "length(told.{day}) = 10"
RECKONED = "date_diff('day', DATE '0001-01-01', TRY_CAST(told.{day} AS DATE)) + 1"
WITH_DAYS = "\n".join(
    f"LEFT JOIN days {day} ON CASE WHEN {WHOLE.format(day=day)} THEN NULL ELSE told.{day} END = {day}.told"
    for day in TOLD_DAYS
)
WITH_ALL_DAYS = "\n".join(f"LEFT JOIN days {day} ON told.{day} = {day}.told" for day in TOLD_DAYS)
NOT_WHOLE = " OR ".join(
    [*(f"length(told.{day}) <> 10" for day in ("said", "known")), *(f"told.{day} IS NOT NULL" for day in ("since", "until"))]
)
ACT_CELLS = " || '|' || ".join(f"COALESCE(told.\"{one}\", '')" for one in (*ACT, "value_type"))
# What is wrong with a cell by itself, and the cells that the sentence on it may show.
LACKING: Mapping[str, tuple[str, str]] = {
    "odd": ("told.odd", "told.file || ':' || told.line"),
    **{one: (f"told.{one} IS NULL", "''") for one in (*THERE, "value", "said", "known")},
    "long": (f"strlen(told.statement) > {LONGEST_KEY}", "''"),
}
# ... and beside another.
UNORDERED: Mapping[str, tuple[str, str]] = {
    "order": ("said.first > known.last", "concat_ws('|', told.said, told.known)"),
    "span": ("until.last < since.first", "concat_ws('|', told.since, told.until)"),
}


def unsound(words: Vocabulary) -> Mapping[str, tuple[str, str]]:
    """What is wrong where a cell was judged to be unsound."""
    free = _matters(words, "text")
    value = f"told.matter NOT IN ({free}) AND NOT COALESCE(sayable.sound, FALSE)"
    return {
        "act": ("NOT COALESCE(acts.sound, FALSE)", ACT_CELLS),
        "unsayable": (value, "concat_ws('|', told.matter, told.value_type, told.value, told.polarity)"),
        **{f"{one} day": (f"told.{one} IS NOT NULL AND {one}.first IS NULL", f"told.{one}") for one in TOLD_DAYS},
    }


def suspects(words: Vocabulary, *, sound: bool) -> str:
    """`file`, `line`, `statement`, `row` and `mistake` of every line that perhaps cannot be a statement.

    `sound`: every cell by itself was found to be so, and only those that are missing or go ill together are sought.
    """
    if not sound:
        asked = WITH_VALUES.format(asked="TRUE")
        return _suspected({**LACKING, **unsound(words), **UNORDERED}, WITH_ACTS + asked + WITH_ALL_DAYS, "TRUE")
    whole = {"order": ("told.said > told.known", UNORDERED["order"][1])}
    return (
        _suspected({**LACKING, **whole}, "", f"NOT COALESCE({NOT_WHOLE}, FALSE)")
        + " UNION ALL "
        + _suspected({**LACKING, **UNORDERED}, WITH_ALL_DAYS, f"COALESCE({NOT_WHOLE}, FALSE)")
    )


def _suspected(mistakes: Mapping[str, tuple[str, str]], joins: str, where: str) -> str:
    wrong = " OR ".join(f"({found})" for found, _ in mistakes.values())
    cells = ", ".join(f"CASE WHEN {found} THEN '{name}: ' || ({shown}) END" for name, (found, shown) in mistakes.items())
    return (
        f"SELECT told.file, told.line, told.statement, told.row, concat_ws('; ', {cells}) AS mistake "  # noqa: S608 - text of our own
        f"FROM (SELECT * FROM told WHERE {where}) told {joins} WHERE {wrong}"
    )


def statements(lines: str, where: str, words: Vocabulary, *, open_: bool) -> str:
    """The statements of the lines of a relation that meet a condition, with `asked_how` as it was told.

    `open_`: some lines do not tell whether their speaker knew at first hand.
    """
    directness = " ".join(f"WHEN '{word}' THEN {number}" for word, number in DIRECTNESS.items())
    changed = _matters(words, "date", "number", "figure")
    said, since = _counts_from("said"), _counts_from("since")
    columns = {
        "id": "told.statement",
        "row": "COALESCE(told.row, '')",
        "utterance": "told.utterance",
        "subject": "told.subject",
        "matter": "told.matter",
        "by": 'told."by"',
        "towards": "told.towards",
        "value": "COALESCE(sayable.value, told.value)",
        "value_first": "sayable.first",
        "value_last": "sayable.last",
        "denied": "told.polarity = 'is-not'",
        "speaker": "told.speaker",
        "capacity": "told.capacity",
        "directness": f"CASE told.directness {directness} END",
        "own": "told.capacity = 'prisoner' AND told.speaker = told.subject",
        "first_hand": "COALESCE(told.first_hand, acts.placed)" if open_ else "told.first_hand",
        "officer": "told.capacity = 'officer'",
        "supposed": "FALSE",
        "said_first": _end("said", "first"),
        "said_last": _end("said", "last"),
        "said_day": said,
        "known_day": _end("known", "last"),
        "from_day": f"COALESCE({since}, {said})",
        "until_day": _end("until", "last"),
        "since_first": _end("since", "first"),
        "since_last": _end("since", "last"),
        "counts_from": f"CASE WHEN told.matter IN ({_fixed(words)}) THEN 0 ELSE COALESCE({since}, {said}) END",
        "known_before": "NULL::INTEGER",
        "document": "COALESCE(told.document, NULLIF(told.source_url, ''), told.row, told.statement)",
        "candidates": "COALESCE(told.candidates, [])",
        "distinct_from": "COALESCE(told.distinct_from, [])",
        "said": "told.said",
        "known": "told.known",
        "asked_how": "told.asked_how",
    }
    listed = ", ".join(f'{cell} AS "{column}"' for column, cell in columns.items())
    joins = (WITH_ACTS if open_ else "") + WITH_VALUES.format(asked=f"told.matter IN ({changed})") + WITH_DAYS
    return f"SELECT {listed} FROM (SELECT * FROM {lines} told WHERE {where}) told {joins}"  # noqa: S608 - text of our own


def _matters(words: Vocabulary, *types: str) -> str:
    return ", ".join(quoted(one.id) for one in words.matters.values() if one.type in types)


def _fixed(words: Vocabulary) -> str:
    return ", ".join(quoted(one.id) for one in words.matters.values() if one.shape == "fixed")


def _end(day: str, end: str) -> str:
    """The first or last ordinal that a day can mean."""
    return f"CASE WHEN {WHOLE.format(day=day)} THEN {RECKONED.format(day=day)} ELSE {day}.{end} END::INTEGER"


def _counts_from(day: str) -> str:
    """As `PartialDate.counts_from`; NULL where the day is not told."""
    known = _end("known", "last")
    partial = f"CASE WHEN {day}.first = {day}.last THEN {day}.last ELSE least({day}.last, greatest({day}.first, {known})) END"
    return (
        f"CASE WHEN {WHOLE.format(day=day)} THEN {RECKONED.format(day=day)} WHEN {day}.first IS NOT NULL THEN {partial} END::INTEGER"
    )
