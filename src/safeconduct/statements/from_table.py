"""Mechanical readings made from rows alone, by the documented table; `safeconduct read` writes them out."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.dates import partial_date
from safeconduct.errors import BadInput
from safeconduct.statements.reading_table import PropertyRule, ReadingTable, SpeakerRule

Row = Mapping[str, Any]
Reading = dict[str, Any]
_BRACKETS = re.compile(r"(.*?)\s*\(([^()]*)\)")
NOBODY = SpeakerRule()


class _ForAPerson(BadInput):
    """The table cannot read this row, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRows:
    """Readings made, as lines to import, and the rows that a person has to read, each with the reason."""

    readings: tuple[Reading, ...]
    left: Mapping[str, str]


def readings_from_rows(rows: Iterable[Row], sources: Mapping[str, Mapping[str, Any]], table: ReadingTable) -> ReadRows:
    """Read what the table can read. `sources` by address, for the day of publication.

    Whether the speaker was placed to know is not told: import settles it by the Powers it knows.
    """
    readings: list[Reading] = []
    left: dict[str, str] = {}
    told: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in rows:
        try:
            made = list(_readings(row, sources.get(str(row.get("source_url"))), table))
            for one in made:
                _told_once(one, told)
            readings += made
        except _ForAPerson as why:
            left[str(row["id"])] = str(why)
    return ReadRows(readings=tuple(readings), left=left)


def _readings(row: Row, source: Mapping[str, Any] | None, table: ReadingTable) -> Iterator[Reading]:
    rule = table.properties.get(str(row.get("property")))
    if not rule:
        raise _ForAPerson(f"the table has no property `{row.get('property')}`")
    capacity = table.capacities.get(str(row.get("speaker_role")))
    if not capacity:
        raise _ForAPerson(f"the table has no capacity for the role `{row.get('speaker_role')}`")
    if row.get("certainty") == "denied":
        raise _ForAPerson("it is denied")
    if str(row.get("about")).startswith("one-of-"):
        raise _ForAPerson("it is said of one of several, not of which")
    speaker = table.speakers.get(str(row["speaker"]), NOBODY)
    name = speaker.speaker or str(row["speaker"])
    for number, (subject, value) in enumerate(_values(row, rule, table), start=1):
        yield {
            "statement": f"{row['id']}.{number}",
            "row": row["id"],
            "utterance": f"{speaker.slug or _slug(name)}@{_said(row)}",
            "subject": subject,
            "matter": rule.matter,
            "value": value,
            "polarity": "is",
            "by": None,
            "towards": None,
            "speaker": name,
            "capacity": capacity,
            "on_behalf_of": speaker.on_behalf_of or _behalf(row, table),
            "directness": "own-words" if row.get("quote") else "paraphrase",
            "estimate": rule.estimate or row.get("certainty") == "estimated",
            "via": [*speaker.relays, *_via(str(row.get("via") or ""), name, table)],
            "said": _said(row),
            **_known(row, source),
            "since": None,
            "until": None,
            "wording": row.get("quote") or _wording(row["value"]),
            "quoted": bool(row.get("quote")),
            "lang": row.get("source_lang"),
            "hedge": None,
            "reading": "mechanical",
        }


def _said(row: Row) -> str:
    return _day(row.get("said_at"), "said_at")


def _day(told: object, column: str) -> str:
    try:
        return partial_date(str(told)).text
    except BadInput as error:
        raise _ForAPerson(f"`{column}`: {error}") from None


def _known(row: Row, source: Mapping[str, Any] | None) -> dict[str, str]:
    """The later of the row's report and its source's publication, with a note where they differ or one is missing."""
    reported, published = row.get("reported_at"), (source or {}).get("published")
    if not published:
        return {
            "known": _day(reported, "reported_at"),
            "known_note": "its source has no day of publication; the row's is kept",
        }
    if not reported:
        return {
            "known": _day(published, "published"),
            "known_note": "the row has no day of report; its source's is taken",
        }
    days = [partial_date(_day(reported, "reported_at")), partial_date(_day(published, "published"))]
    later = max(days, key=lambda day: day.last).text
    if reported == published:
        return {"known": later}
    return {"known": later, "known_note": f"row says {reported}, its source was published {published}"}


def _values(row: Row, rule: PropertyRule, table: ReadingTable) -> Iterator[tuple[str, Any]]:
    """Subject and value of each statement that the row makes."""
    value, about = row["value"], str(row["about"])
    match rule.value:
        case "text" if isinstance(value, str):
            yield about, value
        case "year" if re.fullmatch(r"\d{4}", str(value)):
            yield about, str(value)
        case "day" if isinstance(value, str):
            yield about, _plain_day(value, about, table)
        case "figure" if isinstance(value, Mapping):
            yield about, _figure(value, rule, table)
        case "each" if isinstance(value, Mapping) and all(type(one) is int for one in value.values()):
            yield from value.items()
        case _:
            raise _ForAPerson(f"its value cannot be taken as {rule.value}")


def _plain_day(value: str, about: str, table: ReadingTable) -> str:
    found = _BRACKETS.fullmatch(value)
    day, behind = found.groups() if found else (value, "")
    if behind and (behind not in table.after_a_day or (behind == "both" and about != "both")):
        raise _ForAPerson(f"words stand behind the day: `{behind}`")
    return _day(day, "value")


def _figure(value: Mapping[str, Any], rule: PropertyRule, table: ReadingTable) -> dict[str, Any]:
    for key, told in value.items():
        if key in table.numbers and (told is None or type(told) is int):
            continue
        if key not in table.words:
            raise _ForAPerson(f"its number is qualified by `{key}`")
    return {**value, "includes": list(rule.includes)} if rule.includes else dict(value)


def _via(page: str, speaker: str, table: ReadingTable) -> list[str]:
    """Those who told it on, the page itself last."""
    if page in table.pages:
        return list(table.pages[page])
    found = _BRACKETS.fullmatch(page)
    if not found:
        return [page] if page else []
    outlet, origin = found.groups()
    for words in table.before:
        origin = origin.removeprefix(words)
    for words in table.after:
        origin = origin.removesuffix(words)
    origin = table.outlets.get(origin, origin)
    return [outlet] if origin in table.silent or origin == speaker else [origin, outlet]


def _behalf(row: Row, table: ReadingTable) -> str | None:
    told = row.get("on_behalf_of")
    return table.on_behalf_of.get(str(told), str(told)) if told else None


def _wording(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold()))


def _told_once(reading: Reading, told: dict[tuple[str, str, str], list[tuple[str, str]]]) -> None:
    """Leave to a person a figure that an earlier row gives the speaker on another day, or otherwise on this."""
    value = reading["value"]
    if not isinstance(value, Mapping):
        return
    now = (reading["said"], json.dumps([value.get(key) for key in ("n", "min", "max", "bound")]))
    before = told.setdefault((reading["speaker"], reading["subject"], reading["matter"]), [])
    for day, number in before:
        if day == now[0] and number != now[1]:
            raise _ForAPerson(
                "an earlier row gives the same speaker another value on that day: one of them is a rendering"
            )
        if number == now[1] and _near(day, now[0]):
            raise _ForAPerson("an earlier row gives the same words another day: it may be one utterance")
    before.append(now)


def _near(one: str, other: str) -> bool:
    """Whether two days differ, by a week at most: long enough for a relay, too short for the same number anew."""
    a, b = partial_date(one), partial_date(other)
    return one != other and a.first - b.last <= 7 and b.first - a.last <= 7
