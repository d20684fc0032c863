"""A line of readings turned into a statement, checked against the vocabulary; import and the journal use it."""

from collections.abc import Mapping
from typing import Any, cast

from safeconduct.dates import PartialDate, partial_date
from safeconduct.errors import BadInput, BadLine, did_you_mean
from safeconduct.powers import CODES, looks_like_power, power
from safeconduct.statements.statement import DIRECTNESS, Directness, Statement, Value, meaning_of
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter

POWER_SLOTS = frozenset(
    {"detaining-power", "receiving-power", "power-of-origin", "counterpart-power", "pair", "offeror", "offeree"}
)
_COLUMNS = """
statement row utterance subject matter value polarity by towards speaker capacity on_behalf_of directness estimate via
said known since until wording quoted lang hedge reading why first_hand known_note asked_how candidates distinct_from
source_url
"""
COLUMNS = frozenset(_COLUMNS.split())


def statement_from_reading(line: Mapping[str, Any], vocabulary: Vocabulary, *, document: str = "") -> Statement:
    """The statement of one reading. Raises BadLine, naming the column, where it cannot be one."""
    matter = matter_named(line, vocabulary)
    value, denied = _value(line, matter), polarity(line)
    if denied and matter.not_known_reason(value):
        raise BadLine(f"`{value}` is no value that can be denied; write what he did say", column="polarity")
    said = needed_day(line, "said")
    known = needed_day(line, "known")
    if said.first > known.last:
        raise BadLine(f"it is known on {known}, before it was said ({said}); check both days", column="known")
    since, until = day(line, "since"), day(line, "until")
    if since and until and until.last < since.first:
        raise BadLine(f"it ends ({until}) before it begins ({since})", column="until")
    return Statement(
        id=text(line, "statement"),
        row=str(line.get("row") or ""),
        utterance=text(line, "utterance"),
        subject=text(line, "subject"),
        matter=matter.id,
        value=value,
        meaning=meaning_of(value, matter.type),
        denied=denied,
        by=_slot(line, "by", matter.by, matter),
        towards=_slot(line, "towards", matter.towards, matter),
        speaker=text(line, "speaker"),
        capacity=text(line, "capacity"),
        on_behalf_of=_on_behalf_of(line),
        directness=_directness(line),
        first_hand=flag(line, "first_hand"),
        estimate=flag(line, "estimate"),
        via=texts(line, "via"),
        said=said,
        known=known,
        since=since,
        until=until,
        wording=str(line.get("wording") or ""),
        quoted=flag(line, "quoted"),
        lang=line.get("lang") or None,
        hedge=line.get("hedge") or None,
        asked_how=_asked_how(line),
        candidates=texts(line, "candidates"),
        distinct_from=texts(line, "distinct_from"),
        document=document or str(line.get("source_url") or line.get("row") or line["statement"]),
    )


def matter_named(line: Mapping[str, Any], vocabulary: Vocabulary) -> Matter:
    """The matter that a line speaks of. Raises BadLine with a suggestion."""
    name = text(line, "matter")
    matter = vocabulary.matter(name)
    if not matter:
        raise BadLine(f"there is no matter `{name}`{did_you_mean(name, vocabulary.matters)}", column="matter")
    return matter


def text(line: Mapping[str, Any], column: str) -> str:
    """A text that must be there."""
    found = line.get(column)
    if not isinstance(found, str) or not found.strip():
        raise BadLine(f"`{column}` is missing or is no text", column=column)
    return found


def texts(line: Mapping[str, Any], column: str) -> tuple[str, ...]:
    """A list of texts, empty where there is none."""
    found = line.get(column) or []
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise BadLine(f"`{column}` is not a list of texts", column=column)
    return tuple(found)


def flag(line: Mapping[str, Any], column: str) -> bool:
    """A yes or no, no where nothing is told."""
    found = line.get(column)
    if found is not None and not isinstance(found, bool):
        raise BadLine(f"`{column}` is `{found}`; write true or false", column=column)
    return bool(found)


def needed_day(line: Mapping[str, Any], column: str) -> PartialDate:
    """A day that must be told, possibly partial."""
    found = day(line, column)
    if not found:
        raise BadLine(f"`{column}` is missing; what has no day cannot be ranked", column=column)
    return found


def day(line: Mapping[str, Any], column: str) -> PartialDate | None:
    """A day, possibly partial, or None where none is told."""
    found = line.get(column)
    if found in (None, ""):
        return None
    try:
        return partial_date(str(found))
    except BadInput as error:
        raise BadLine(f"`{column}`: {error}", column=column) from None


def polarity(line: Mapping[str, Any]) -> bool:
    """Whether the line denies its value."""
    found = line.get("polarity", "is")
    if found not in ("is", "is-not"):
        raise BadLine(f"`polarity` is `{found}`; write is or is-not", column="polarity")
    return bool(found == "is-not")


def _directness(line: Mapping[str, Any]) -> Directness:
    found = line.get("directness")
    if found not in DIRECTNESS:
        raise BadLine(f"`directness` is `{found}`; write {', '.join(DIRECTNESS)}", column="directness")
    return cast("Directness", found)


def _on_behalf_of(line: Mapping[str, Any]) -> str | None:
    found = line.get("on_behalf_of")
    return _key(found, "on_behalf_of") if found else None


def _key(found: object, column: str) -> str:
    if not isinstance(found, str):
        raise BadLine(f"`{column}` is no text", column=column)
    if looks_like_power(found) and found not in CODES:
        raise BadLine(f"`{column}`: `{found}` is no Power; write a two-letter code of ISO 3166-1", column=column)
    return found


def _slot(line: Mapping[str, Any], column: str, slot: str, matter: Matter) -> str | None:
    found = line.get(column)
    if found in (None, ""):
        return None
    if not slot:
        raise BadLine(
            f"the matter `{matter.id}` takes no `{column}`, but `{found}` is given; leave it empty", column=column
        )
    if slot in POWER_SLOTS:
        try:
            return power(found)
        except BadInput as error:
            raise BadLine(f"`{column}`: {error}", column=column) from None
    return _key(found, column)


def _asked_how(line: Mapping[str, Any]) -> Mapping[str, Any]:
    found = line.get("asked_how") or {}
    if not isinstance(found, Mapping):
        raise BadLine("`asked_how` is not a table of how he was asked", column="asked_how")
    return found


def _value(line: Mapping[str, Any], matter: Matter) -> Value:
    found = line.get("value")
    try:
        return checked_value(found, matter)
    except BadInput as error:
        raise BadLine(f"`value` of {matter.id}: {error}", column="value") from None


def checked_value(found: object, matter: Matter) -> Value:
    """A value, when the matter can have it. Raises BadInput with what it should be."""
    if found is None or found == "":
        raise BadInput("it is missing")
    if matter.type == "figure":
        return _figure(found)
    if matter.type == "number":
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise BadInput(f"`{found}` is no number")
        return found
    if not isinstance(found, str):
        raise BadInput(f"`{found}` is not text")
    if found in matter.words or matter.type == "text":
        return found
    if matter.type == "word":
        raise BadInput(
            f"`{found}` is none of its words{did_you_mean(found, matter.words)}; it takes {', '.join(matter.words)}"
        )
    if matter.type == "power":
        return power(found)
    partial_date(found)
    return found


def _figure(found: object) -> Mapping[str, Any]:
    if not isinstance(found, Mapping) or not ({"n", "min", "max"} & set(found)):
        raise BadInput("a figure is a table with `n`, or `min` and `max`")
    for key in ("n", "min", "max"):
        number = found.get(key)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int) or number < 0):
            raise BadInput(f"`{key}` is `{number}`; write a whole number, or null where none is told")
    return found
