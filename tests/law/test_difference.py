"""What differs between two laws, down to the key."""

import shutil
from pathlib import Path

import pytest

from safeconduct.dates import whole_day
from safeconduct.law.difference import Difference, differences
from safeconduct.law.library import law
from tests.law.broken import copied, replaced, sound

RECENT = "instruments/house/house-recent-wish.toml"
KIND = "routes/exchange.toml"


def test_a_law_does_not_differ_from_its_copy(tmp_path: Path) -> None:
    assert differences(law(), sound(copied(tmp_path))) == []


CHANGED = [
    (RECENT, "days_between(wish_day, on) <= 30", "days_between(wish_day, on) <= 20", Difference("condition", "wish-is-recent", "changed", ("if",))),
    (RECENT, 'expected = "fails"', 'expected = "holds"', Difference("condition", "wish-is-recent", "changed", ("cases",))),
    (RECENT, 'kind        = "step"', 'kind = "wait"', Difference("condition", "wish-is-recent", "changed", ("kind",))),
    (RECENT, "ask.ko =", 'ask.ko = "?" #', Difference("condition", "wish-is-recent", "changed", ("ask",))),
    (RECENT, 'binds        = "the office', 'binds = "any office', Difference("provision", "house-recent-wish", "changed", ("binds",))),
    (RECENT, 'instrument   = "house"', 'instrument = "house"\nin_force = { from = "2024-01-01" }', Difference("provision", "house-recent-wish", "changed", ("in_force",))),
    (KIND, 'way_out == "exchange"', 'way_out == "escape"', Difference("route", "exchange", "changed", ("completed_when",))),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), CHANGED, ids=[f"{one[3].id} {one[3].keys}" for one in CHANGED])
def test_a_change_is_told_by_its_key(tmp_path: Path, file: str, old: str, new: str, told: Difference) -> None:
    place = copied(tmp_path)
    replaced(place / file, (old, new))
    assert differences(law(), sound(place)) == [told]


def test_what_is_there_in_one_law_only_was_added_or_removed(tmp_path: Path) -> None:
    place = copied(tmp_path)
    (place / RECENT).unlink()
    without = sound(place)
    assert differences(law(), without) == [
        Difference("provision", "house-recent-wish", "removed"),
        Difference("condition", "wish-is-recent", "removed"),
    ]
    assert {one.how for one in differences(without, law())} == {"added"}


def test_two_days_differ_in_what_came_into_force_between_them(tmp_path: Path) -> None:
    place = copied(tmp_path)
    second = place / "instruments/house/house-recent-wish.2030.toml"
    shutil.copy(place / RECENT, second)
    replaced(place / RECENT, ('instrument   = "house"', 'instrument = "house"\nin_force = { until = "2029-12-31" }'))
    replaced(second, ('instrument   = "house"', 'instrument = "house"\nin_force = { from = "2030-01-01" }'))
    replaced(second, ("days_between(wish_day, on) <= 30", "days_between(wish_day, on) <= 20"))
    found = sound(place)
    before, after = (found.on(whole_day(day)) for day in ("2029-12-31", "2030-01-01"))
    assert differences(before, after) == [
        Difference("provision", "house-recent-wish", "changed", ("in_force",)),
        Difference("condition", "wish-is-recent", "changed", ("if",)),
    ]
    assert differences(before, found.on(whole_day("2029-01-01"))) == []
