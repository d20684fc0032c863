"""The ten cases with their numbers, from files to roll: sums of what was published, or counted by hand."""

from collections import Counter
from dataclasses import replace

import pytest

from safeconduct.errors import BadInput
from safeconduct.plans.find import plan_from_terms
from tests.plans.cases import conflict, exchange_of, people_of, planned, received, refusing, without

SEED, ANKARA, MAY, JUNE = "01-three-powers", "02-ankara", "03-istanbul-may", "04-istanbul-june"
REFUSED = "06-two-who-refused"
REMAINS = "10-remains"


def test_three_powers_move_eight() -> None:
    plan = planned(SEED)
    assert (plan.status, received(plan)) == ("optimal", {"UA": 3, "RU": 3, "KP": 2})


def test_who_refuses_the_dprk_stays_and_the_others_go() -> None:
    plan = planned(SEED, people=refusing(people_of(SEED), ["K2"], "KP"))
    assert received(plan) == {"UA": 3, "RU": 3, "KP": 1}


def test_both_or_none_keeps_the_other_one_too() -> None:
    plan = planned(SEED, "both-or-none", refusing(people_of(SEED), ["K2"], "KP"))
    assert received(plan) == {"UA": 3, "RU": 3}


def test_without_russia_nobody_goes_and_three_terms_say_why() -> None:
    plan = planned(SEED, "withdrawn")
    assert (plan.status, plan.roll) == ("optimal", ())
    assert conflict(plan) == {"RU withdrawn", "UA only if", "RU only if"}


def test_ankara_moves_twenty_six_or_nobody() -> None:
    assert received(planned(ANKARA)) == {"RU": 10, "DE": 13, "US": 3}
    stopped = planned(ANKARA, "without-slovenia")
    assert stopped.roll == ()
    assert "without Slovenia" in conflict(stopped)


def test_istanbul_in_may_is_a_thousand_each_in_three_days() -> None:
    plan, people = planned(MAY), people_of(MAY).by_name
    each = Counter((one.to, one.stage) for one in plan.roll)
    assert each == {(to, day): count for to in ("UA", "RU") for day, count in ((1, 390), (2, 307), (3, 303))}
    civilians = Counter((one.to, one.stage) for one in plan.roll if "civilian" in people[one.who].categories)
    assert civilians == {("UA", 1): 120, ("RU", 1): 120}
    assert not [one for one in plan.roll if one.stage == 2 and people[one.who].rank == "officer"]


def test_istanbul_in_june_takes_all_of_the_hurt_and_the_young() -> None:
    assert received(planned(JUNE)) == {"UA": 1_250, "RU": 1_100}


def test_two_of_the_young_who_refuse_do_not_break_all_for_all() -> None:
    plan = planned(JUNE, people=refusing(people_of(JUNE), ["r-young-001", "r-young-002"], "RU"))
    assert (plan.status, len(plan.roll)) == ("optimal", 2_348)


def test_to_count_the_twenty_five_year_olds_out_moves_ten_fewer() -> None:
    assert received(planned(JUNE, "up-to-24")) == {"UA": 1_240, "RU": 1_100}


def test_new_year_has_no_plan_and_three_terms_say_why() -> None:
    plan = planned("05-new-year-2024")
    assert plan.status == "impossible"
    assert conflict(plan) == {"one for one", "at least 189", "list of 150"}


def test_nobody_is_put_in_the_place_of_two_who_refused() -> None:
    assert received(planned(REFUSED)) == {"UA": 108, "RU": 108}


def test_a_hundred_and_ten_exactly_cannot_be_when_two_refuse() -> None:
    plan = planned(REFUSED, "exactly-110")
    assert (plan.status, conflict(plan)) == ("impossible", {"110 exactly"})


def test_the_wounded_go_outside_the_count() -> None:
    assert received(planned("07-easter-2025")) == {"UA": 277, "RU": 261}


def test_it_refuses_a_term_that_bargains_over_the_wounded() -> None:
    with pytest.raises(BadInput, match=r"line 22: .*seriously-wounded.*GC III art\. 109\(1\)"):
        planned("07-easter-2025", "refused-when-read")


@pytest.mark.parametrize(("privates", "persons"), [(21, 24), (20, 21)])
def test_ranks_are_weighed_as_the_cartel_weighed_them(privates: int, persons: int) -> None:
    people = people_of("08-dix-hill")
    fewer = replace(people, persons=people.persons[: 3 + privates])
    assert len(planned("08-dix-hill", people=fewer).roll) == persons


def test_two_hundred_for_one_and_five_to_a_third_power() -> None:
    plan = planned("09-azovstal")
    assert received(plan) == {"UA": 200, "TR": 5, "RU": 56}
    assert {one.to for one in plan.roll if one.who.startswith("commander")} == {"TR"}
    assert len(planned("09-azovstal", "without-the-one").roll) == 60


@pytest.mark.parametrize(("terms", "bodies"), [("terms", 12_000), ("as-delivered", 6_138), ("one-for-one", 12_000)])
def test_remains_are_counted_apart_and_change_no_person(terms: str, bodies: int) -> None:
    plan = planned(REMAINS, terms)
    assert (plan.value("persons"), plan.value("remains"), len(plan.roll)) == (200, bodies, 200 + bodies)


def test_a_conflict_is_irreducible() -> None:
    people = people_of("05-new-year-2024")
    exchange = exchange_of("05-new-year-2024", people=people)
    for term in ("one for one", "at least 189"):
        assert plan_from_terms(without(exchange, term), people).status == "optimal"
