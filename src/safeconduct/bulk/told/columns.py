"""What a table of readings has as columns, and how the cells of each format become them; files.py prints with it.

A cell that cannot be told to be sound here makes its line odd: odd lines are read one by one as `import` reads them.
"""

from collections.abc import Mapping

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.told.file import TableFile
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.intake.record import MOST_COLUMNS

NEEDED = ("statement", "utterance", "subject", "matter", "speaker", "capacity", "directness")
ACTS = ("by", "towards", "on_behalf_of")
DAYS = ("said", "known", "since", "until")
FLAGS = ("first_hand", "estimate", "quoted")
LISTS = ("candidates", "distinct_from", "via")
TEXTS = (*NEEDED, "row", *ACTS, *DAYS, "source_url")
# What nothing asks of many at once; only that it is of its kind is looked at.
ONLY_LOOKED_AT = ("estimate", "quoted", "via")
TOLD: Mapping[str, str] = {
    "file": "INTEGER",
    "line": "BIGINT",
    **dict.fromkeys(TEXTS, "VARCHAR"),
    "polarity": "VARCHAR",
    "value": "VARCHAR",
    "value_type": "VARCHAR",
    "first_hand": "BOOLEAN",
    "asked_how": "VARCHAR",
    "candidates": "VARCHAR[]",
    "distinct_from": "VARCHAR[]",
    "odd": "BOOLEAN",
}
READ = (*TEXTS, "polarity", "value", *FLAGS, *LISTS, "asked_how")
# How a value was told: as text, as a number, as a table, or as a cell, whose matter says what it is.
TEXT, NUMBER, TABLE, CELL = "text", "number", "table", "cell"


def named(column: str) -> str:
    """A column as SQL writes it."""
    return f'"{column}"'


def told(file: TableFile, *, entered: bool = False) -> str:
    """The readings of a file as a relation of the columns of TOLD. `entered`: a journal checked and settled them."""
    if file.is_json:
        structure = quoted("{" + ", ".join(f'"{column}": "JSON"' for column in (*READ, "settled")) + "}")
        valid = f"(SELECT line, CASE WHEN json_valid(raw) THEN raw END AS json FROM ({file.raw}) WHERE trim(raw) <> '')"
        cells = f"from_json(CASE WHEN json_type(json) = 'OBJECT' THEN json END, {structure})"
        source = f"(SELECT line, json, {cells} AS cells FROM {valid})"
        listed = _columns_of_json(entered=entered)
    else:
        source, listed = f"({file.raw}) raw", _columns_of_table(file.types)
    return f"SELECT {file.number}::INTEGER AS file, line, {listed} FROM {source}"


def _columns_of_json(line: str = "json", *, entered: bool) -> str:
    cells = {column: f"cells.{named(column)}" for column in READ}
    if entered:
        cells |= {
            column: f"COALESCE(json_extract(cells.settled, '$.{column}'), cells.{named(column)})"
            for column in ("known", "first_hand")
        }
    odd = [f"{line} IS NULL", f"COALESCE({_not_one_object(line)}, FALSE)"]
    for column in FLAGS:
        odd.append(f"COALESCE(json_type({cells[column]}) NOT IN ('BOOLEAN', 'NULL'), FALSE)")
    for column in (*ACTS, "polarity"):
        odd.append(f"COALESCE(json_type({cells[column]}) NOT IN ('VARCHAR', 'NULL'), FALSE)")
    odd += [f"COALESCE(json_type({cells[column]}) IN ('OBJECT', 'ARRAY'), FALSE)" for column in ("row", "source_url")]
    odd += [_no_list_of_texts(cells[column]) for column in LISTS]
    # Not told at all is one thing, told as nothing another.
    untold = f"{cells['polarity']} IS NULL AND contains({line}, 'polarity')"
    odd.append(f"(CASE WHEN {untold} THEN COALESCE(json_type({line}, '$.polarity') = 'NULL', FALSE) ELSE FALSE END)")
    odd.append(f"COALESCE(json_type({cells['asked_how']}) NOT IN ('OBJECT', 'NULL'), FALSE)")
    made = {column: _not_blank(_text_of_json(cells[column])) for column in NEEDED}
    made |= {column: f"NULLIF({cells[column]} ->> '$', '')" for column in ("row", *ACTS, *DAYS, "source_url")}
    kind = f"json_type({cells['value']})"
    made |= {
        "polarity": f"CASE WHEN {cells['polarity']} IS NULL THEN 'is' "
        f"ELSE COALESCE({cells['polarity']} ->> '$', '') END",
        "value": f"CASE WHEN {kind} IN ('OBJECT', 'ARRAY', 'BOOLEAN') THEN {cells['value']}::VARCHAR "
        f"ELSE NULLIF({cells['value']} ->> '$', '') END",
        "value_type": f"CASE WHEN {kind} = 'VARCHAR' THEN '{TEXT}' WHEN {kind} IN ('OBJECT', 'ARRAY', 'BOOLEAN') "
        f"THEN '{TABLE}' WHEN {kind} <> 'NULL' THEN '{NUMBER}' END",
        "first_hand": f"TRY_CAST({cells['first_hand']} AS BOOLEAN)",
        "asked_how": f"CASE WHEN json_type({cells['asked_how']}) = 'OBJECT' THEN {cells['asked_how']}::VARCHAR END",
    }
    made |= {column: _list_of_json(cells[column]) for column in ("candidates", "distinct_from")}
    return _listed(made, "FALSE" if entered else " OR ".join(odd))


def _columns_of_table(types: Mapping[str, str]) -> str:
    """The select list over a table whose columns have these types; a column that is not there is empty."""
    cells = {column: f"raw.{named(column)}" if column in types else "NULL" for column in READ}
    texts = {column: f"{cells[column]}::VARCHAR" for column in READ if column not in (*LISTS, "asked_how")}
    made = {column: _not_blank(texts[column]) for column in TEXTS}
    odd = [_no_flag(cells[column], types.get(column, "")) for column in FLAGS if column in types]
    for column in (*LISTS, "asked_how"):
        if types.get(column) == "VARCHAR":
            kind = f"json_type(CASE WHEN json_valid({cells[column]}) THEN {cells[column]}::JSON END)"
            wanted = "OBJECT" if column == "asked_how" else "ARRAY"
            odd.append(f"COALESCE(trim({cells[column]}) <> '' AND {kind} IS DISTINCT FROM '{wanted}', FALSE)")
            if column in LISTS:
                odd.append(_no_list_of_texts(f"CASE WHEN {kind} = 'ARRAY' THEN {cells[column]}::JSON END"))
    made |= {
        "polarity": f"COALESCE({cells['polarity']}, '')" if "polarity" in types else "'is'",
        "value": _not_blank(texts["value"]),
        "value_type": f"CASE WHEN {_not_blank(texts['value'])} IS NOT NULL THEN '{CELL}' END",
        "first_hand": f"TRY_CAST(trim({cells['first_hand']}::VARCHAR) AS BOOLEAN)",
        "asked_how": _asked_how(cells["asked_how"], types.get("asked_how", "VARCHAR")),
    }
    for column in ("candidates", "distinct_from"):
        listed = types.get(column, "").endswith("[]")
        cell = f"CASE WHEN json_valid({cells[column]}) THEN {cells[column]}::JSON END"
        made[column] = f"{cells[column]}::VARCHAR[]" if listed else _list_of_json(cell)
    return _listed(made, " OR ".join(odd) or "FALSE")


def look_at(file: TableFile) -> None:
    """Raise BadInput where a table cannot be one of readings: a column is missing, or its type is wrong."""
    if file.is_json:
        return
    for column in (*NEEDED, "value", "said"):
        if column not in file.types:
            near = did_you_mean(column, file.types)
            raise BadInput(f"{file.path} has no column `{column}`, and without it no line is a statement{near}")
    for column in READ:
        told, wanted = file.types.get(column, "VARCHAR"), _takes(column)
        if not any(told == one or (one.endswith("*") and told.startswith(one[:-1])) for one in wanted):
            raise BadInput(f"{file.path}: the column `{column}` is {told}; write it as {wanted[0]}")


def _takes(column: str) -> tuple[str, ...]:
    if column in FLAGS:
        return ("BOOLEAN", "VARCHAR")
    if column in LISTS:
        return ("VARCHAR[]", "VARCHAR")
    if column == "asked_how":
        return ("VARCHAR", "JSON", "STRUCT(*")
    if column in DAYS:
        return ("VARCHAR", "ENUM*", "DATE")
    return ("VARCHAR", "ENUM*")


def _listed(made: Mapping[str, str], odd: str) -> str:
    cells = {**made, "odd": odd}
    return ", ".join(f"{cells[column]} AS {named(column)}" for column in TOLD if column not in ("file", "line"))


def _not_one_object(line: str) -> str:
    """Whether a line of JSON is no object, gives a column twice, or holds what no reader keeps."""
    keys = f"json_keys({line})"
    deep = f"length({line}) - length(replace(replace({line}, '{{', ''), '[', '')) > 20"
    letters = f"contains({line}, '\\u0000') OR contains({line}, 'NaN') OR contains({line}, 'Infinity')"
    crowded = f"len({keys}) > {MOST_COLUMNS} OR len({keys}) <> list_unique({keys})"
    return f"json_type({line}) <> 'OBJECT' OR {crowded} OR {deep} OR {letters} OR cells.settled IS NOT NULL"


def _text_of_json(cell: str) -> str:
    return f"CASE WHEN json_type({cell}) = 'VARCHAR' THEN {cell} ->> '$' END"


def _list_of_json(cell: str) -> str:
    return f"CASE WHEN json_type({cell}) = 'ARRAY' THEN from_json({cell}, '[\"VARCHAR\"]') END"


def _no_list_of_texts(cell: str) -> str:
    wrong = (
        f"list_contains(list_transform(json_extract({cell}, '$[*]'), lambda one: json_type(one) <> 'VARCHAR'), TRUE)"
    )
    return f"COALESCE(json_type({cell}) NOT IN ('ARRAY', 'NULL') OR {wrong}, FALSE)"


def _no_flag(cell: str, type_: str) -> str:
    if type_ == "BOOLEAN":
        return "FALSE"
    return f"COALESCE(lower(trim({cell})) NOT IN ('true', 'false', ''), FALSE)"


def _not_blank(text: str) -> str:
    """A text, or NULL where it is blank; what begins with a letter is told by one comparison."""
    return f"CASE WHEN {text} >= '!' THEN {text} WHEN trim({text}, e' \\t\\n\\r\\f\\v') <> '' THEN {text} END"


def _asked_how(cell: str, type_: str) -> str:
    if type_ == "VARCHAR":
        return f"CASE WHEN json_valid({cell}) AND json_type({cell}::JSON) = 'OBJECT' THEN {cell} END"
    return f"CASE WHEN {cell} IS NOT NULL THEN to_json({cell})::VARCHAR END"
