"""Sources, rows and refusals checked, and built from their lines; rows are kept whole whatever they say."""

import re

from safeconduct.dates import PartialDate, partial_date
from safeconduct.errors import BadInput, BadLine
from safeconduct.intake.thing import Body, Line, Thing
from safeconduct.statements.reading import day, text
from safeconduct.statements.source import Row, Source

_LIKE_A_DAY = re.compile(r"\d{4}(-\d|$)")


def thing_from_source(line: Line) -> Thing:
    """A source, known by its address. Raises BadLine."""
    source = source_from_line(line.columns)
    return Thing(kind="source", key=source.address, subject="", body=line.columns, line=line)


def thing_from_row(line: Line) -> Thing:
    """A row, known by its id: who said what of whom. Its days may be told in words. Raises BadLine."""
    for column in ("speaker", "property"):
        text(line.columns, column)
    if line.columns.get("value") in (None, ""):
        raise BadLine("`value` is missing; a row without it says nothing", column="value")
    day_in_words(line.columns, "said_at")
    row = row_from_line(line.columns)
    return Thing(kind="row", key=row.id, subject=text(line.columns, "about"), body=line.columns, line=line)


def thing_from_refusal(line: Line) -> Thing:
    """A registrar's refusal of a row, known by the row. Raises BadLine."""
    text(line.columns, "reason")
    return Thing(kind="refusal", key=text(line.columns, "row"), subject="", body=line.columns, line=line)


def source_from_line(told: Body) -> Source:
    """The source of a line. Raises BadLine."""
    return Source(
        address=text(told, "url"),
        outlet=str(told.get("outlet") or ""),
        title=told.get("title") or None,
        published=day(told, "published"),
        lang=told.get("lang") or None,
        author=told.get("author") or None,
    )


def row_from_line(told: Body) -> Row:
    """The row of a line. Raises BadLine."""
    address = told.get("source_url")
    if address and not isinstance(address, str):
        raise BadLine("`source_url` is no text", column="source_url")
    return Row(id=text(told, "id"), document=address or "", reported=day_in_words(told, "reported_at"), kept=told)


def day_in_words(told: Body, column: str) -> PartialDate | None:
    """The day that a row tells, or None where it tells none or tells it in words ("early January").

    Raises BadLine for what is written as a day and is none.
    """
    found = told.get(column)
    if found in (None, ""):
        return None
    try:
        return partial_date(str(found))
    except BadInput as error:
        if _LIKE_A_DAY.match(str(found)):
            raise BadLine(f"`{column}`: {error}", column=column) from None
    return None
