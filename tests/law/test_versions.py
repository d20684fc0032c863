"""The law is dated: a day is answered by the texts in force on it. The second texts here are invented."""

import shutil
from pathlib import Path

import pytest

from safeconduct.dates import AsOf, iso, whole_day
from safeconduct.law.faults import faults_in
from safeconduct.law.library import Law, law
from safeconduct.routes.change import timeline
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast import CAST, finding, said
from tests.law.broken import copied, replaced, sentences_on, sound

HOUSE = "instruments/house/house-recent-wish.toml"
SECOND = "instruments/house/house-recent-wish.2030-04-01.toml"
HEARD = "instruments/gc3/gc3-13-2.toml"
RULE = "days_between(wish_day, on) <= 30"
ID = 'id           = "house-recent-wish"'
FIRST_DAYS = '{ until = "2030-03-31" }'
SECOND_DAYS = '{ from = "2030-04-01" }'

WISH = said("aron", "wish", "MC", on="2030-03-20", by_himself=True)
WORLD = CAST.having(WISH)


def two_versions(folder: Path, first: str = FIRST_DAYS, second: str = SECOND_DAYS) -> Path:
    """A law in which a wish grows old after thirty days, and from April 2030 after ten."""
    place = copied(folder)
    shutil.copy(place / HOUSE, place / SECOND)
    replaced(place / HOUSE, *([(ID, f"{ID}\nin_force = {first}")] if first else []))
    replaced(place / SECOND, (RULE, "days_between(wish_day, on) <= 10"))
    replaced(place / SECOND, *([(ID, f"{ID}\nin_force = {second}")] if second else []))
    return place


def home(found: Law, on: str, *what_if: str) -> Route:
    """The way home of one prisoner, by a law."""
    routes = routes_from_record(WORLD.situation("aron", on, what_if=what_if), found)
    return next(route for route in routes if route.name == "exchange:MC")


def test_a_day_is_answered_by_the_text_of_that_day(tmp_path: Path) -> None:
    found = sound(two_versions(tmp_path))
    rules = [str(found.on(whole_day(day)).conditions["wish-is-recent"].rule) for day in ("2030-03-31", "2030-04-01")]
    assert rules == [RULE, "days_between(wish_day, on) <= 10"]


def test_a_route_is_asked_by_the_law_of_its_as_of_day(tmp_path: Path) -> None:
    found = sound(two_versions(tmp_path))
    assert finding(home(found, "2030-03-31"), "wish-is-recent").answer == "holds"
    assert finding(home(found, "2030-04-01"), "wish-is-recent").answer == "fails"
    assert finding(home(law(), "2030-04-01"), "wish-is-recent").answer == "holds"


def test_what_is_supposed_on_a_day_is_answered_by_the_law_of_that_day(tmp_path: Path) -> None:
    found = sound(two_versions(tmp_path))
    supposed = ("heard_in_private=yes by icrc",)
    assert finding(home(found, "2030-03-31", *supposed), "wish-is-recent").answer == "holds"
    assert finding(home(found, "2030-04-01", *supposed), "wish-is-recent").answer == "fails"


def test_a_timeline_tells_the_day_on_which_the_law_changed(tmp_path: Path) -> None:
    found = sound(two_versions(tmp_path))
    moments = timeline("aron", WORLD.statements, WORLD.surroundings, found, until=AsOf.of("2030-04-10"))
    (change,) = [
        c
        for one in moments
        if iso(one.day) == "2030-04-01"
        for c in one.changes
        if c.route.power == "MC" and c.route.offer
    ]
    assert [one.condition for one in change.moved] == ["wish-is-recent"]


def test_what_is_not_in_force_is_not_asked_and_nothing_waits_for_it(tmp_path: Path) -> None:
    place = copied(tmp_path)
    replaced(
        place / HEARD,
        ('in_force     = { from = "1950-10-21" }', 'in_force = { from = "1950-10-21", until = "2030-03-24" }'),
    )
    found = sound(place)
    before, after = home(found, "2030-03-24"), home(found, "2030-03-25")
    assert "wish-heard-in-private" in {one.condition for one in before.owes_next}
    assert "wish-concordant-twice" not in {one.condition for one in before.owes_next}
    assert "wish-heard-in-private" not in {one.condition.id for one in after.findings}
    assert "wish-concordant-twice" in {one.condition for one in after.owes_next}


def test_before_a_treaty_came_into_force_nothing_of_it_is_asked() -> None:
    on = law().on(whole_day("1949-12-31"))
    assert {on.provisions[one.provision].instrument for one in on.conditions.values()}.isdisjoint(
        {"gc3", "cat", "echr"}
    )
    assert {one.instrument for one in law().on(whole_day("1951-01-01")).provisions.values()} >= {"gc3"}


def test_a_law_is_made_once_for_all_days_between_two_changes(tmp_path: Path) -> None:
    found = sound(two_versions(tmp_path))
    march, later, april = (found.on(whole_day(day)) for day in ("2030-03-01", "2030-03-31", "2030-04-01"))
    assert march is later
    assert april is found  # the latest of everything: the law of all days itself
    assert march.on(whole_day("2030-04-01")) is april


def test_the_law_of_a_day_may_answer_another_day(tmp_path: Path) -> None:
    old = sound(two_versions(tmp_path)).on(whole_day("2030-03-01"))
    assert finding(home(old, "2030-04-01"), "wish-is-recent").answer == "fails"
    assert finding(home(old.by_itself, "2030-04-01"), "wish-is-recent").answer == "holds"


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ('{ until = "2030-04-01" }', SECOND_DAYS, "2030-04-01"),
        ("", SECOND_DAYS, "2030-04-01"),
        ('{ from = "2029-01-01" }', '{ from = "2020-01-01", until = "2031-12-31" }', "2029-01-01"),
        ('{ from = "2030-05" }', '{ until = "2030-05" }', "2030-05-01"),
    ],
)
def test_two_texts_of_one_provision_on_one_day_are_one_sentence(
    tmp_path: Path, first: str, second: str, day: str
) -> None:
    (told,) = sentences_on(two_versions(tmp_path, first, second))
    assert told.startswith(("law/instruments/house/house-recent-wish.toml, line ", f"law/{SECOND}, line "))
    assert f"`house-recent-wish` is in force on {day} here and in law/instruments/house/house-recent-wish." in told


def test_a_condition_may_move_to_another_provision_on_a_day(tmp_path: Path) -> None:
    place = two_versions(tmp_path)
    replaced(place / SECOND, (ID, 'id           = "house-recent-word"'))
    found = sound(place)
    homes = [found.on(whole_day(day)).conditions["wish-is-recent"].provision for day in ("2030-03-31", "2030-04-01")]
    assert homes == ["house-recent-wish", "house-recent-word"]


def test_a_circle_that_closes_only_on_some_days_is_told(tmp_path: Path) -> None:
    place = two_versions(tmp_path)
    replaced(place / HOUSE, ('after       = ["wish-told-to-a-state",', 'after = ["wish-is-recent",'))
    told = [str(one) for one in faults_in(sound(place), vocabulary())]
    assert any("house-recent-wish.toml" in one and "runs in a circle on exchange" in one for one in told), told


def test_every_version_is_checked_not_only_the_latest(tmp_path: Path) -> None:
    place = two_versions(tmp_path)
    told = sentences_on(place)
    assert told
    assert all(one.startswith(f"law/{SECOND}, line ") for one in told)  # its cases still expect thirty days
