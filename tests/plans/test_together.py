"""Not without one another, where somebody of them is owed his way home: no term holds him back."""

from typing import Any

from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.plan import Plan
from tests.plans.cases import conflict
from tests.plans.strategies import read

HURT: dict[str, Any] = {"who": "bela", "held_by": "SM", "open_to": ["MC"], "category": ["seriously-wounded"]}
BROTHER: dict[str, Any] = {"who": "aron", "held_by": "SM", "open_to": ["MC"], "category": []}
TOGETHER = {"kind": "together", "name": "brothers", "persons": ["aron", "bela"]}
OFFER = {"kind": "offer", "by": "SM"}


def planned(rows: list[dict[str, Any]], *terms: dict[str, Any], stages: int = 1) -> Plan:
    head = {"on": "2030-03-01", "powers": ["SM", "MC", "LI"], "stages": stages}
    return plan_from_terms(*read(rows, {"exchange": head, "term": list(terms)}))


def places(plan: Plan) -> dict[str, tuple[str, int]]:
    return {one.who: (one.to, one.stage) for one in plan.roll}


def test_both_go_in_one_stage_to_one_power() -> None:
    plan = planned([HURT, {**BROTHER, "open_to": ["LI", "MC"]}], OFFER, TOGETHER, stages=3)
    assert places(plan) == {"bela": ("MC", 1), "aron": ("MC", 1)}
    assert not plan.conflict


def test_who_is_owed_goes_though_the_other_cannot_and_the_term_is_named() -> None:
    plan = planned([HURT, {**BROTHER, "open_to": []}], OFFER, TOGETHER)
    assert (plan.status, places(plan), conflict(plan)) == ("optimal", {"bela": ("MC", 1)}, {"brothers"})


def test_who_is_owed_does_not_wait_for_the_other() -> None:
    later = {"kind": "not-before", "stage": 2, "persons": ["aron"]}
    plan = planned([HURT, BROTHER], OFFER, TOGETHER, later, {"kind": "at-least", "count": 1, "stage": 1}, stages=2)
    assert (places(plan), conflict(plan)) == ({"bela": ("MC", 1)}, {"brothers"})


def test_the_other_does_not_go_without_him() -> None:
    plan = planned([{**HURT, "open_to": ["LI"]}, BROTHER], OFFER, TOGETHER)
    assert (places(plan), conflict(plan)) == ({"bela": ("LI", 1)}, {"brothers"})


def test_two_who_are_owed_go_together_where_they_can() -> None:
    two = [{**HURT, "who": who, "open_to": ["LI", "MC"]} for who in ("aron", "bela", "cira", "dora", "egon")]
    pairs = [{**TOGETHER, "name": f"{one}", "persons": [one, "bela"]} for one in ("aron", "cira", "dora", "egon")]
    plan = planned(two, *pairs, stages=3)
    assert len(set(places(plan).values())) == 1
    assert not plan.conflict
