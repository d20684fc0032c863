"""What the terms mean, sentence by sentence, each on a case so small that it can be seen."""

from pathlib import Path
from typing import Any

import pytest

from safeconduct.errors import BadInput
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.plan import Plan
from tests.plans.cases import conflict
from tests.plans.strategies import read

Row = dict[str, Any]
Term = dict[str, Any]
OFFERS: tuple[Term, ...] = tuple({"kind": "offer", "name": f"{power} offers", "by": power} for power in ("SM", "MC"))
BOTH = ["SM", "MC"]


def one(who: str, held_by: str = "SM", to: str = "MC", **more: Any) -> Row:
    return {"who": who, "held_by": held_by, "open_to": to.split(), "category": [], **more}


def hurt(who: str, held_by: str = "SM", to: str = "MC") -> Row:
    return {**one(who, held_by, to), "category": ["seriously-wounded"]}


def several(letter: str, count: int, held_by: str, to: str, **more: Any) -> list[Row]:
    return [one(f"{letter}{number}", held_by, to, **more) for number in range(count)]


def planned(rows: list[Row], *terms: Term, **head: Any) -> Plan:
    table = {"on": "2030-03-01", "powers": ["SM", "MC", "LI"], **head}
    return plan_from_terms(*read(rows, {"exchange": table, "term": list(terms)}))


def going(plan: Plan) -> set[str]:
    return {line.who for line in plan.roll}


def test_silence_is_no_consent_and_getting_gives_none() -> None:
    rows = [one("aron"), one("cira", "MC", "SM")]
    assert going(planned(rows, OFFERS[0])) == {"aron"}
    deal = {"kind": "deal", "offer": [{"give": ["aron"], "get": ["cira"]}]}
    assert going(planned(rows, deal)) == set()
    assert going(planned(rows, deal, OFFERS[1])) == {"aron", "cira"}


@pytest.mark.parametrize(
    "term",
    [
        {"kind": "named", "person": "aron"},
        {"kind": "one-for-one", "between": BOTH, "count": 1},
        {"kind": "at-least", "count": 1},
    ],
)
def test_no_demand_is_consent(term: Term) -> None:
    assert planned([one("aron"), one("cira", "MC", "SM")], term).status == "impossible"


def test_the_owed_go_without_an_offer_to_any_power_that_is_open() -> None:
    plan = planned([hurt("bela", to="LI")], {"kind": "offer", "by": "SM", "to": "MC"})
    assert [(line.who, line.to, line.because) for line in plan.roll] == [("bela", "LI", "owed")]


def test_a_refusal_wins_over_an_open_route_of_one_who_is_owed() -> None:
    assert going(planned([{**hurt("bela", to="MC LI"), "refused": ["MC", "LI"]}], *OFFERS)) == set()


def test_parity_leaves_the_owed_out_and_seats_count_them() -> None:
    rows = [hurt("bela"), one("aron"), one("cira", "MC", "SM")]
    assert len(planned(rows, *OFFERS, {"kind": "one-for-one", "between": BOTH}).roll) == 3
    assert going(planned(rows, *OFFERS, {"kind": "cap", "count": 1, "by": "SM"})) == {"bela", "cira"}


def test_an_only_if_and_an_at_least_count_the_owed() -> None:
    rows = [hurt("bela"), one("cira", "MC", "SM")]
    only = {"kind": "only-if", "then": {"by": "MC"}, "if": {"by": "SM", "at_least": 1}}
    assert going(planned(rows, OFFERS[1], only, {"kind": "at-least", "count": 1, "by": "SM"})) == {"bela", "cira"}


def test_no_stage_is_too_early_for_who_is_owed() -> None:
    later = {"kind": "not-before", "stage": 3, "by": "SM"}
    plan = planned([hurt("bela"), one("aron")], *OFFERS, later, stages=3)
    assert {line.who: line.stage for line in plan.roll} == {"bela": 1, "aron": 3}


def test_all_or_nobody_where_it_is_not_agreed() -> None:
    swap = {"kind": "all-for-all", "between": BOTH, "category": "nurse"}
    rows = [one("a1", category=["nurse"]), one("a2", category=["nurse"]), one("b1", "MC", "SM", category=["nurse"])]
    cap = {"kind": "cap", "count": 1, "by": "SM"}
    assert going(planned(rows, swap)) == {"a1", "a2", "b1"}
    assert going(planned(rows, swap, cap, *OFFERS)) == set()
    agreed = planned(rows, {**swap, "agreed": True, "name": "all"}, {**cap, "name": "seat"})
    assert (agreed.status, conflict(agreed)) == ("impossible", {"all", "seat"})


def test_who_refuses_does_not_break_all() -> None:
    rows = [one("a1"), {**one("a2"), "refused": ["MC"]}, one("b1", "MC", "SM")]
    assert going(planned(rows, {"kind": "all-for-all", "between": BOTH, "agreed": True})) == {"a1", "b1"}


@pytest.mark.parametrize(
    ("more", "each"),
    [({}, 2), ({"count": 1}, 1), ({"at_most": 1}, 1), ({"count": 0}, 0)],
)
def test_one_for_one(more: Term, each: int) -> None:
    rows = [*several("a", 3, "SM", "MC"), *several("b", 2, "MC", "SM")]
    plan = planned(rows, *OFFERS, {"kind": "one-for-one", "between": BOTH, **more})
    assert [sum(line.held_by == power for line in plan.roll) for power in BOTH] == [each, each]


@pytest.mark.parametrize(("hold", "gave", "got"), [("exact", 3, 2), ("at-least", 5, 3)])
def test_a_ratio_holds_exactly_or_at_least(hold: str, gave: int, got: int) -> None:
    rows = [*several("a", 5, "SM", "MC"), *several("b", 3, "MC", "SM")]
    ratio = {"kind": "ratio", "give": {"by": "SM", "count": 3}, "for": {"by": "MC", "count": 2}, "hold": hold}
    plan = planned(rows, *OFFERS, ratio)
    assert [sum(line.held_by == power for line in plan.roll) for power in BOTH] == [gave, got]


@pytest.mark.parametrize(("when", "stages"), [("same-stage", {1}), ("first-then", {2})])
def test_an_only_if_in_the_same_stage_or_after(when: str, stages: set[int]) -> None:
    rows = [one("aron"), one("cira", "MC", "SM")]
    only = {"kind": "only-if", "then": {"by": "SM"}, "if": {"by": "MC", "at_least": 1}, "when": when}
    plan = planned(rows, *OFFERS, only, stages=2)
    assert {line.stage for line in plan.roll if line.who == "aron"} == stages


def test_two_who_wait_for_each_other_go_at_once_or_never() -> None:
    rows = [one("aron"), one("cira", "MC", "SM")]
    each = [
        {"kind": "only-if", "name": by, "then": {"by": by}, "if": {"by": to, "at_least": 1}}
        for by, to in (BOTH, BOTH[::-1])
    ]
    assert len(planned(rows, *OFFERS, *each, stages=2).roll) == 2
    circle = planned(rows, *OFFERS, *({**term, "when": "first-then"} for term in each), stages=2)
    assert (circle.roll, conflict(circle)) == ((), {"SM", "MC"})


def test_of_one_deal_one_offer_and_who_is_given_goes_by_exactly_one() -> None:
    rows = [one("a1"), one("a2"), one("b1", "MC", "SM"), one("b2", "MC", "SM")]
    offer = [{"give": ["a1"], "get": ["b1"]}, {"give": ["a2"], "get": ["b2"]}]
    assert len(planned(rows, OFFERS[1], {"kind": "deal", "offer": offer, "choose": "any"}).roll) == 4
    chosen = planned(rows, OFFERS[1], {"kind": "deal", "offer": offer, "choose": "one"})
    assert len(going(chosen) & {"a1", "a2"}) == 1
    twice = [{"give": ["a1"], "get": ["b1"]}, {"give": ["a1", "a2"], "get": ["b2"]}]
    plan = planned(rows, OFFERS[1], {"kind": "deal", "offer": twice}, {"kind": "cap", "count": 0, "persons": ["b1"]})
    assert going(plan) == {"a1", "a2", "b2"}


def test_a_deal_says_where_to() -> None:
    rows = [one("aron", to="LI MC"), one("cira", "MC", "SM")]
    deal = {"kind": "deal", "offer": {"give": ["aron"], "get": ["cira"], "to": "LI"}}
    assert {line.who: line.to for line in planned(rows, OFFERS[1], deal).roll} == {"aron": "LI", "cira": "SM"}


def test_who_is_got_is_not_later_than_the_first_who_is_given() -> None:
    rows = [one("aron"), one("cira", "MC", "SM")]
    late = {"kind": "not-before", "stage": 2, "persons": ["cira"]}
    plan = planned(rows, OFFERS[1], {"kind": "deal", "offer": {"give": ["aron"], "get": ["cira"]}}, late, stages=2)
    assert {line.who: line.stage for line in plan.roll} == {"aron": 2, "cira": 2}


@pytest.mark.parametrize(("slack", "released"), [(0, 2), (0.5, 4), (1, 5)])
def test_shares_within_the_slack_in_fractions(slack: float, released: int) -> None:
    rows = [*several("a", 4, "SM", "MC"), *several("b", 4, "MC", "SM")]
    one_seat = {"kind": "cap", "count": 1, "by": "MC"}
    plan = planned(rows, *OFFERS, one_seat, {"kind": "fairness", "between": BOTH, "slack": slack})
    assert len(plan.roll) == released


def test_captivity_counts_from_the_last_possible_day() -> None:
    rows = [
        one("aron", captured_on="2030"),
        one("bela", captured_on="2029"),
        one("cira"),
        one("dora", captured_on="2030-02"),
    ]
    plan = planned(rows, OFFERS[0], aims=["days-in-captivity"])
    assert plan.value("days-in-captivity") == 60 + 1


def test_what_is_not_dated_is_said(tmp_path: Path) -> None:
    (tmp_path / "routes.csv").write_text("who,held_by,open_to,refused,captured_on\na,SM,MC LI,LI,\n", encoding="utf-8")
    assert people_from_file(tmp_path / "routes.csv").warnings == (
        "1 without a day of capture: their time in captivity counts as 0",
        "1 refuse a Power to which a route is said to be open: the refusal stands",
    )


def test_early_counts_each_stage_and_remains_are_in_no_other_aim() -> None:
    rows = [one("aron"), one("body", kind="remains", captured_on="2020-01-01")]
    terms = (OFFERS[0], {"kind": "offer", "by": "SM", "of": "remains"})
    plan = planned(rows, *terms, {"kind": "not-before", "stage": 2, "by": "SM"}, stages=3)
    assert {reached.aim: reached.value for reached in plan.reached} == {
        **{"seriously-wounded": 0, "days-in-captivity": 0, "persons": 1, "remains": 1, "early": 2}
    }


def test_the_rest_is_read_from_the_whole_file() -> None:
    rows = [one("a1", category=["nurse"]), one("a2"), one("b1", "MC", "SM"), one("b2", "MC", "SM")]
    rest = {"kind": "one-for-one", "between": BOTH, "category": "others"}
    nurses = {"kind": "one-for-one", "between": BOTH[::-1], "category": "nurse"}
    assert len(planned(rows, *OFFERS, rest).roll) == 4
    assert "a1" not in going(planned(rows, *OFFERS, rest, nurses))
    assert len(planned(rows, *OFFERS, rest, nurses).roll) == 2


def test_a_missing_rank_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="has no value for `captain`"):
        planned([one("aron", rank="captain")], {"kind": "rank-value", "between": BOTH, "table": "dix-hill"})


def test_a_term_without_a_name_is_called_by_its_position() -> None:
    plan = planned([one("aron")], OFFERS[0], {"kind": "cap", "count": 0}, {"kind": "named", "person": "aron"})
    assert [(term.name, term.position) for term in plan.conflict] == [("term-2", 2), ("term-3", 3)]


def test_taking_an_offer_away_lifts_its_silence() -> None:
    rows = [one("aron"), one("bela")]
    listed = {"kind": "offer", "name": "list", "by": "SM", "persons": ["aron"]}
    plan = planned(rows, listed, {"kind": "at-least", "name": "two", "count": 2})
    assert (plan.status, conflict(plan)) == ("impossible", {"list", "two"})
