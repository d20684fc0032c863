"""How old a word may grow comes from the law: the day on which a rule answers otherwise is found, and no other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import months_between, whole_day
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.library import law
from safeconduct.routes.ageing import Limit, limits_in, limits_of
from safeconduct.vocabulary.from_files import vocabulary


def test_the_law_sets_the_limits_of_the_wish_and_of_the_finding_on_the_risk() -> None:
    found = limits_of(law(), vocabulary())
    thirty_one = {Limit("days_between", 31)}
    assert found["wish"] == found["return_stance"] == found["risk_finding"] == thirty_one
    assert "age_given" not in found


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("days_between(wish_day, on) <= 10", {("days_between", 11)}),
        ("days_between(wish_day, on) < 10", {("days_between", 10)}),
        ("not days_between(wish_day, on) > 10", {("days_between", 11)}),
        ('wish_ruling == "free" and days_between(wish_day, on) >= 10', {("days_between", 10)}),
        ("months_between(captured_on, on) >= 18", {("months_between", 18)}),
        ('wish_ruling == "free"', set()),
    ],
)
def test_a_limit_is_read_wherever_it_stands_in_a_rule(text: str, limits: set[tuple[str, int]]) -> None:
    rule = rule_from_text(text, vocabulary().facts)
    condition = replace(law().conditions["wish-is-recent"], rule=rule, holds_when=closure_of(rule))
    assert {tuple(limit) for _, limit in limits_in(condition)} == limits


@settings(derandomize=True, deadline=None, database=None)
@given(st.dates().filter(lambda day: day.year < 9000), st.integers(0, 40))
def test_the_day_is_the_first_on_which_so_many_months_have_passed(day: object, number: int) -> None:
    start = whole_day(str(day))
    passed = Limit("months_between", number).passed_on(start)
    assert months_between(start, passed) >= number
    assert passed == start or months_between(start, passed - 1) < number
