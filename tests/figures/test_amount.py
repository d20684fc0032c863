"""What the words make of a number: a point, a bound, a range, or words alone; said in four languages."""

from typing import Any

import pytest

from safeconduct.figures.amount import amount_of
from safeconduct.figures.sentence import figure_said
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording

AMOUNTS: list[tuple[dict[str, Any], str, int | None, int | None, str]] = [
    ({"n": 4700}, "exact", 4700, 4700, "4,700"),
    ({"n": 0}, "exact", 0, 0, "0"),
    ({"n": 10**30}, "exact", 10**30, 10**30, "1,000,000,000,000,000,000,000,000,000,000"),
    ({"n": 1100, "bound": "about"}, "about", None, None, "about 1,100"),
    ({"n": 100, "bound": "at least"}, "at-least", 100, None, "at least 100"),
    ({"n": 3000, "bound": "or more"}, "at-least", 3000, None, "3,000 or more"),
    ({"n": 12000, "bound": "more than"}, "at-least", 12000, None, "more than 12,000"),
    ({"n": 25000, "bound": "up to"}, "up-to", None, 25000, "up to 25,000"),
    ({"min": 15000, "max": 18000}, "range", 15000, 18000, "15,000–18,000"),
    ({"min": 18000, "max": 15000}, "range", 15000, 18000, "15,000–18,000"),
    ({"min": 200}, "at-least", 200, None, "at least 200"),
    ({"max": 200}, "up-to", None, 200, "up to 200"),
    ({"n": 50, "min": 40, "max": 60}, "exact", 40, 60, "50 (40–60)"),
    ({"n": None, "bound": "several"}, "in-words", None, None, "several"),
    ({"n": None}, "in-words", None, None, "no number told"),
    ({"n": 50, "bound": "nearly"}, "about", None, None, "nearly 50"),
    ({"n": 9, "includes": ["killed", "wounded"]}, "exact", 9, 9, "9 (killed, wounded)"),
    ({"n": 9, "includes": ["killed"]}, "exact", 9, 9, "9"),
]


@pytest.mark.parametrize(("value", "kind", "low", "high", "sentence"), AMOUNTS)
def test_a_number_is_read_and_said_as_it_was_told(
    value: dict[str, Any], kind: str, low: int | None, high: int | None, sentence: str
) -> None:
    amount = amount_of(value)
    assert (amount.kind, amount.low, amount.high) == (kind, low, high)
    assert figure_said(value, Wording("en")) == sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bound_is_said_in_every_language(lang: str) -> None:
    said = {figure_said(value, Wording(lang)) for value in ({"n": 7, "bound": "about"}, {"n": 7, "bound": "at least"})}
    assert len(said) == 2
    assert lang == "en" or not any("about" in one or "least" in one for one in said)
    assert figure_said({"n": 12000}, Wording(lang)) in ("12,000", "12\xa0000")
