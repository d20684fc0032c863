"""A line of readings becomes a statement, or is refused in one sentence that names the column."""

from typing import Any

import pytest

from safeconduct.errors import BadLine
from safeconduct.statements.reading import statement_from_reading
from safeconduct.vocabulary.from_files import vocabulary

LINE: dict[str, Any] = {
    "statement": "st-1.1",
    "row": "st-1",
    "utterance": "aron@2030-03-01",
    "subject": "aron",
    "matter": "risk_alleged",
    "value": "persecution",
    "by": "LI",
    "towards": "MC",
    "speaker": "minister of LI",
    "capacity": "minister",
    "on_behalf_of": "LI",
    "directness": "own-words",
    "said": "2030-03-01",
    "known": "2030-03-02",
}


def read(**changed: Any) -> Any:
    return statement_from_reading({**LINE, **changed}, vocabulary())


def test_a_line_is_read() -> None:
    statement = read()
    assert (statement.id, statement.subject, statement.matter, statement.value) == (
        "st-1.1",
        "aron",
        "risk_alleged",
        "persecution",
    )
    assert (statement.by, statement.towards, statement.denied) == ("LI", "MC", False)


def test_nothing_is_made_up_where_nothing_is_told() -> None:
    statement = read(by=None, towards="", since=None, until="")
    assert (statement.by, statement.towards, statement.since, statement.until) == (None, None, None, None)
    assert (statement.first_hand, statement.quoted, statement.candidates) == (False, False, ())


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"matter": "wsh"}, "matter", "there is no matter `wsh`; did you mean `wish`?"),
    ({"matter": ""}, "matter", "`matter` is missing"),
    ({"value": "persecuted"}, "value", "is none of its words; did you mean `persecution`?"),
    ({"value": 3}, "value", "is not text"),
    ({"value": None}, "value", "it is missing"),
    ({"matter": "wish", "by": "", "towards": "", "value": "XX"}, "value", "`XX` is no Power"),
    ({"matter": "birth", "by": "", "towards": "", "value": "2005-02-30"}, "value", "names a day that does not exist"),
    ({"matter": "age_given", "by": "", "towards": "", "value": "26"}, "value", "is no number"),
    ({"matter": "age_given", "by": "", "towards": "", "value": True}, "value", "is no number"),
    ({"matter": "captured_count", "by": "", "towards": "", "value": 2}, "value", "a figure is a table"),
    ({"matter": "captured_count", "by": "", "towards": "", "value": {"n": -1}}, "value", "write a whole number"),
    ({"by": "XX"}, "by", "`XX` is no Power"),
    ({"towards": "mc"}, "towards", "`mc` is no Power"),
    ({"matter": "life", "value": "dead", "towards": ""}, "by", "takes no `by`"),
    ({"on_behalf_of": "ZZ"}, "on_behalf_of", "`ZZ` is no Power"),
    ({"said": ""}, "said", "`said` is missing"),
    ({"said": "yesterday"}, "said", "is no day"),
    ({"said": "2030-03-03"}, "known", "it is known on 2030-03-02, before it was said (2030-03-03)"),
    ({"known": "2030-13"}, "known", "names a day that does not exist"),
    ({"since": "2030-03-05", "until": "2030-03-01"}, "until", "it ends (2030-03-01) before it begins (2030-03-05)"),
    ({"until": "2030-03-05/2030-03-01"}, "until", "ends before it begins"),
    ({"polarity": "no"}, "polarity", "write is or is-not"),
    ({"matter": "wish", "by": "", "towards": "", "value": "undecided", "polarity": "is-not"}, "polarity", "no value that can be denied"),
    ({"directness": "rumour"}, "directness", "write own-words, paraphrase, hearsay"),
    ({"first_hand": "yes"}, "first_hand", "write true or false"),
    ({"via": "The Courier"}, "via", "is not a list of texts"),
    ({"candidates": [1]}, "candidates", "is not a list of texts"),
    ({"asked_how": "in private"}, "asked_how", "is not a table"),
    ({"subject": 5}, "subject", "is missing or is no text"),
    ({"speaker": "  "}, "speaker", "is missing or is no text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "column", "sentence"), REFUSED, ids=[f"{one[1]}: {one[2][:30]}" for one in REFUSED]
)
def test_a_line_that_cannot_be_a_statement_is_refused_with_its_column(
    changed: dict[str, Any], column: str, sentence: str
) -> None:
    with pytest.raises(BadLine) as caught:
        read(**changed)
    assert caught.value.column == column
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_was_said_in_a_month_may_be_known_within_it() -> None:
    assert read(said="2030-03", known="2030-03-02").said_day == read(said="2030-03-02").said_day


def test_where_no_document_is_told_a_row_is_its_own() -> None:
    assert read().document == "st-1"
    assert read(source_url="the-page").document == "the-page"
