"""What would open a route does open it, when it is really said; and nothing of it can be left out."""

import pytest

from tests.cast import CAST, CONFLICT, World, office, said
from tests.routes.answered import ANSWERED, LOOKED_AT, answers_to, opened

KINDS = ("acceptance-as-national:AD", "exchange:MC", "final-repatriation:MC", "protection-in-detaining-state:SM")


def open_world(name: str) -> World:
    return opened(CAST, CAST.route("aron", name, LOOKED_AT))


LEFT_OUT = [(name, number) for name in KINDS for number in range(len(answers_to(CAST.route("aron", name, LOOKED_AT))))]


@pytest.mark.parametrize("name", KINDS)
def test_before_it_is_said_the_route_waits(name: str) -> None:
    route = CAST.route("aron", name, LOOKED_AT)
    assert route.status == "awaiting"
    assert route.would_open
    assert route.owes_next


@pytest.mark.parametrize("name", KINDS)
def test_what_would_open_a_route_opens_it_when_it_is_said(name: str) -> None:
    route = open_world(name).route("aron", name, LOOKED_AT)
    assert {one.condition.id: (one.answer, one.because) for one in route.unmet} == {}
    assert route.status == "open"


@pytest.mark.parametrize("name", KINDS)
def test_an_open_route_asks_for_nothing_and_nobody_owes_it_anything(name: str) -> None:
    route = open_world(name).route("aron", name, LOOKED_AT)
    assert (route.would_open, route.owes_next) == ((), ())


@pytest.mark.parametrize(("name", "number"), LEFT_OUT)
def test_without_one_of_the_statements_it_is_not_open(name: str, number: int) -> None:
    before = CAST.route("aron", name, LOOKED_AT)
    missing = answers_to(before)[number]
    route = open_world(name).without(missing).route("aron", name, LOOKED_AT)
    assert route.status == "awaiting", missing.id
    assert route.unmet


@pytest.mark.parametrize("name", KINDS)
def test_a_route_that_is_open_for_one_man_is_not_open_for_another(name: str) -> None:
    assert open_world(name).route("bela", name, LOOKED_AT).status == "awaiting"


@pytest.mark.parametrize("name", KINDS)
def test_it_was_not_open_before_the_last_of_it_was_known(name: str) -> None:
    assert open_world(name).route("aron", name, ANSWERED, known_by="2030-03-07").status == "awaiting"
    assert open_world(name).route("aron", name, ANSWERED).status == "open"


@pytest.mark.parametrize("name", KINDS)
def test_a_finding_of_danger_closes_what_was_open(name: str) -> None:
    world = open_world(name)
    power = name.partition(":")[2]
    danger = office("aron", "risk_finding", "real-risk", on="2030-03-09", towards=power)
    status = world.having(danger).route("aron", name, LOOKED_AT).status
    # Who stays where he is goes nowhere, so nothing is asked about the danger there.
    assert status == ("open" if name.startswith("protection") else "closed")


def test_a_war_that_goes_on_keeps_the_final_return_waiting_and_is_nobodys_debt() -> None:
    name = "final-repatriation:MC"
    ended = next(one for one in answers_to(CAST.route("aron", name, LOOKED_AT)) if one.matter == "active_hostilities")
    route = open_world(name).without(ended).route("aron", name, LOOKED_AT)
    assert [one.condition.id for one in route.unmet] == ["active-hostilities-have-ceased"]
    assert (route.status, route.owes_next) == ("awaiting", ())


def test_the_end_of_the_war_closes_the_exchange() -> None:
    over = office(CONFLICT, "active_hostilities", "no", on="2030-03-09")
    route = open_world("exchange:MC").having(over).route("aron", "exchange:MC", LOOKED_AT)
    assert route.status == "closed"
    assert route.would_open == ()


def test_no_fact_opens_a_route_to_one_who_is_dead() -> None:
    dead = said("aron", "life", "dead", on="2030-03-09", speaker="the delegate")
    route = CAST.having(dead).route("aron", "exchange:MC", LOOKED_AT)
    assert (route.status, route.would_open, route.owes_next) == ("closed", (), ())
