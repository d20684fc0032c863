"""Readings checked; what a reading leaves open (from when it is known, whether at first hand) is settled here, once."""

from typing import Any

from safeconduct.errors import BadLine
from safeconduct.intake.documents import day_in_words
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.thing import SETTLED, Body, Line, Thing
from safeconduct.statements.placed import placed_to_know
from safeconduct.statements.reading import day, matter_named, statement_from_reading, text


def thing_from_reading(line: Line, grounds: Grounds) -> Thing:
    """A reading, known by the id of its statement. Raises BadLine."""
    told = line.columns
    settled: dict[str, Any] = {}
    if told.get("known") in (None, ""):
        settled["known"] = known_from_row(told, grounds)
    if told.get("first_hand") in (None, ""):
        matter = matter_named(told, grounds.words)
        settled["first_hand"] = placed_to_know(told, matter, grounds.powers.over(text(told, "subject")))
    statement = statement_from_reading({**told, **settled}, grounds.words)
    _no_officers_wish(statement.matter, statement.by_officer, grounds)
    body: Body = {**told, SETTLED: settled} if settled else told
    return Thing(kind="reading", key=statement.id, subject=statement.subject, body=body, line=line)


def known_from_row(told: Body, grounds: Grounds) -> str:
    """The later of the row's day of report and its source's publication. Raises BadLine where neither is told."""
    row = grounds.held.of("row").get(str(told.get("row") or ""), {})
    source = grounds.held.of("source").get(str(row.get("source_url") or ""), {})
    days = [found for found in (day_in_words(row, "reported_at"), day(source, "published")) if found]
    if not days:
        raise BadLine(
            "`known` is missing, and neither its row nor the row's source tells a day;"
            " write the day from which it could be known, or import the row and the source",
            column="known",
        )
    return max(days, key=lambda found: found.last).text


def _no_officers_wish(matter: str, by_officer: bool, grounds: Grounds) -> None:
    found = grounds.words.matter(matter)
    if by_officer and found and found.own_word:
        raise BadLine(f"`{matter}` is the prisoner's own word: no officer may supply it", column="capacity")
