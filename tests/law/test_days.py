"""The days on which something is law: both ends included, a month counts whole, what is not told is open."""

import pytest

from safeconduct.dates import whole_day
from safeconduct.errors import BadInput
from safeconduct.law.days import ALWAYS, Days


def days(**told: str) -> Days:
    return Days.of({"from" if key == "since" else key: day for key, day in told.items()})


@pytest.mark.parametrize(
    ("day", "expected"), [("2022-08-18", False), ("2022-08-19", True), ("2024-05-31", True), ("2024-06-01", False)]
)
def test_both_ends_are_included(day: str, expected: bool) -> None:
    assert days(since="2022-08-19", until="2024-05-31").hold(whole_day(day)) is expected


def test_what_is_not_told_is_open() -> None:
    assert days() == ALWAYS
    assert Days.of("2022-08-19") == days(since="2022-08-19")
    assert days(until="2024-05-31").hold(whole_day("1700-01-01"))
    assert days(since="2022-08").told == {"from": "2022-08-01"}
    assert days(until="2022-08").told == {"until": "2022-08-31"}


def test_days_meet_when_one_day_is_of_both() -> None:
    first = days(until="2024-05-31")
    assert first.meet(days(since="2024-05-31"))
    assert not first.meet(days(since="2024-06-01"))
    assert first.within(days(since="2022-01-01")) == days(since="2022-01-01", until="2024-05-31")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"from": "2024-01-02", "until": "2024-01-01"}, "before it begins"),
        ({"since": "2024-01-02"}, "it is written"),
        ({"from": "2024-02-30"}, "a day that does not exist"),
        ("soon", "is no day"),
        (2024, "it is written"),
        ([], "it is written"),
    ],
)
def test_what_are_no_days_is_refused(told: object, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        Days.of(told)
