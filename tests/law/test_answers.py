"""What a rule answers: Kleene's tables, partial days and months, and the facts that decided it or left it open."""

import itertools

import pytest

from safeconduct.dates import partial_date
from safeconduct.law.check import Given
from safeconduct.law.expression.closure import FactValue, closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.vocabulary.from_files import vocabulary

FACTS = vocabulary().facts
WORDS = {True: "yes", False: "no", None: None}
ANSWERS = (True, None, False)


def answer(text: str, **values: object) -> bool | None:
    given = Given({name: FactValue(value) for name, value in values.items()})
    return closure_of(rule_from_text(text, FACTS))(given)[0]


def two(a: bool | None, b: bool | None, word: str) -> bool | None:
    values = {"fit_to_travel": WORDS[a], "remedy_open": WORDS[b]}
    return answer(f'fit_to_travel == "yes" {word} remedy_open == "yes"', **values)


@pytest.mark.parametrize(("a", "b"), list(itertools.product(ANSWERS, ANSWERS)))
def test_and_or_and_not_follow_the_tables_of_kleene(a: bool | None, b: bool | None) -> None:
    order = {False: 0, None: 1, True: 2}
    assert two(a, b, "and") == min(a, b, key=order.__getitem__)
    assert two(a, b, "or") == max(a, b, key=order.__getitem__)
    assert answer('not fit_to_travel == "yes"', fit_to_travel=WORDS[a]) == (None if a is None else not a)


@pytest.mark.parametrize(
    ("value", "sign", "day", "expected"),
    [
        ("2025-01-09", "<", "2025-01-10", True),
        ("2025-01-09", "<", "2025-01-09", False),
        ("2025-01-09", "<=", "2025-01-09", True),
        ("2025-01-09", "==", "2025-01-09", True),
        ("2025-01-09", "==", "2025-01-10", False),
        ("2025-01", "==", "2025-01", None),
        ("2025-01", "==", "2025-01-09", None),
        ("2025-01", "==", "2025-02", False),
        ("2025-01", "<", "2025-02", True),
        ("2025-01", "<", "2025-01-31", None),
        ("2025-01", "<=", "2025-01-31", True),
        ("2025-01", ">", "2025-01-01", None),
        ("2025-01", ">=", "2025-01-01", True),
        ("2025-01", ">", "2024-12", True),
        ("2024-02", "<", "2024-03-01", True),
        ("2024-02", "<=", "2024-02-28", None),
        ("2023-02", "<=", "2023-02-28", True),
        ("2025", ">", "2025-06", None),
        ("2025-01-06/2025-01-12", ">", "2025-01-05", True),
        (None, "<", "2025-01-10", None),
    ],
)
def test_a_partial_day_answers_only_what_every_day_it_can_mean_answers(
    value: str | None, sign: str, day: str, expected: bool | None
) -> None:
    assert answer(f'captured_on {sign} "{day}"', captured_on=value and partial_date(value)) is expected


@pytest.mark.parametrize(
    ("since", "until", "days", "months"),
    [
        ("2025-01-31", "2025-02-28", 28, 1),
        ("2024-01-31", "2024-02-28", 28, 0),
        ("2024-01-31", "2024-02-29", 29, 1),
        ("2025-01-30", "2025-02-28", 29, 1),
        ("2025-01-31", "2025-03-30", 58, 1),
        ("2025-01-31", "2025-03-31", 59, 2),
        ("2024-02-29", "2025-02-28", 365, 12),
        ("2024-02-29", "2028-02-29", 1461, 48),
        ("2025-01-15", "2025-02-14", 30, 0),
        ("2025-01-15", "2025-02-15", 31, 1),
        ("2025-01-15", "2025-01-15", 0, 0),
        ("2024-12-31", "2025-01-31", 31, 1),
    ],
)
def test_days_and_whole_months_between_two_days(since: str, until: str, days: int, months: int) -> None:
    given = {"captured_on": partial_date(since), "on": partial_date(until)}
    for unit, count in (("days", days), ("months", months)):
        assert answer(f"{unit}_between(captured_on, on) >= {count}", **given) is True
        assert answer(f"{unit}_between(captured_on, on) > {count}", **given) is False


@pytest.mark.parametrize(
    ("on", "expected"), [("2025-01-31", True), ("2025-02-01", None), ("2025-03-02", None), ("2025-03-03", False)]
)
def test_a_period_since_a_month_is_known_when_every_day_of_it_agrees(on: str, expected: bool | None) -> None:
    given = {"wish_day": partial_date("2025-01"), "on": partial_date(on)}
    assert answer("days_between(wish_day, on) <= 30", **given) is expected


def test_a_count_is_at_least_what_it_is() -> None:
    assert [answer("concordant_hearings >= 2", concordant_hearings=n) for n in (None, 0, 1, 2, 3)] == [
        None,
        False,
        False,
        True,
        True,
    ]


def test_what_is_known_not_to_be_the_case_answers_no_and_nothing_more() -> None:
    rule = closure_of(rule_from_text('wish == "KR"', FACTS))
    assert rule(Given({"wish": FactValue(denied=frozenset({"KR"}))}))[0] is False
    assert rule(Given({"wish": FactValue(denied=frozenset({"KP"}))}))[0] is None
    either = closure_of(rule_from_text('wish in ["KR", "KP"]', FACTS))
    assert either(Given({"wish": FactValue(denied=frozenset({"KR"}))}))[0] is None
    assert either(Given({"wish": FactValue(denied=frozenset({"KR", "KP"}))}))[0] is False


def test_two_facts_that_cannot_be_the_same_are_not() -> None:
    same = closure_of(rule_from_text("wish == receiving_power", FACTS))
    to_korea = FactValue("KR")
    assert same(Given({"wish": FactValue("KR"), "receiving_power": to_korea}))[0] is True
    assert same(Given({"wish": FactValue("KP"), "receiving_power": to_korea}))[0] is False
    assert same(Given({"wish": FactValue(denied=frozenset({"KR"})), "receiving_power": to_korea}))[0] is False
    assert same(Given({"wish": FactValue(denied=frozenset({"KP"})), "receiving_power": to_korea}))[0] is None
    assert same(Given({"receiving_power": to_korea}))[0] is None


def test_an_answer_names_the_facts_that_decided_it() -> None:
    rule = closure_of(rule_from_text('life == "dead" or fit_to_travel == "yes"', FACTS))
    dead, fit = FactValue("dead", (), ("a",)), FactValue("yes", (), ("b",))
    assert rule(Given(life=dead, fit_to_travel=fit)) == (True, (dead,))
    alive, unfit = FactValue("alive", (), ("a",)), FactValue("no", (), ("b",))
    assert rule(Given(life=alive, fit_to_travel=unfit)) == (False, (alive, unfit))


def test_an_open_answer_names_only_what_left_it_open() -> None:
    rule = closure_of(rule_from_text('life == "dead" or fit_to_travel == "yes"', FACTS))
    alive, unknown = FactValue("alive", (), ("a",)), FactValue(None, ("silent",), ("b",))
    assert rule(Given(life=alive, fit_to_travel=unknown)) == (None, (unknown,))
