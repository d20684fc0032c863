"""Readings checked; what a reading leaves open (from when it is known, whether at first hand) is settled here, once."""

from difflib import get_close_matches
from functools import cache
from typing import Any

from safeconduct.errors import BadLine
from safeconduct.intake.documents import day_in_words
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.thing import SETTLED, Body, Line, Thing
from safeconduct.statements.placed import CAPACITIES, placed_to_know
from safeconduct.statements.reading import day, matter_named, statement_from_reading, text
from safeconduct.vocabulary.from_files import Vocabulary

ALMOST = 0.85  # how alike two words are that differ by a slip: `prisonner` and `prisoner` by 0.94, `minister` by 0.5


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
    _capacity(statement.capacity, grounds)
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


def _capacity(written: str, grounds: Grounds) -> None:
    """Raise BadLine where it is almost a capacity that counts: misspelt it would take his own voice from a prisoner."""
    counts = {"prisoner", "officer", *CAPACITIES, *_who_know(grounds.words)}
    near = get_close_matches(written.casefold(), counts, n=1, cutoff=ALMOST)
    if near and written not in counts:
        raise BadLine(
            f"`capacity` is `{written}`; did you mean `{near[0]}`? What is written otherwise does not count as that",
            column="capacity",
        )


@cache
def _who_know(words: Vocabulary) -> frozenset[str]:
    """The roles that the vocabulary counts among those who know a matter at first hand."""
    return frozenset(role for matter in words.matters.values() for role in matter.first_hand)


def _no_officers_wish(matter: str, by_officer: bool, grounds: Grounds) -> None:
    found = grounds.words.matter(matter)
    if by_officer and found and found.own_word:
        raise BadLine(f"`{matter}` is the prisoner's own word: no officer may supply it", column="capacity")
