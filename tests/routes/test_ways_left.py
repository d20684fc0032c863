"""A route that is completed, an escape, a return to captivity: what leaving by one way does to the others."""

import pytest

from tests.cast import CAST, World, finding, office, said
from tests.routes.answered import LOOKED_AT, opened

HOME = "exchange:MC"
OTHERS = ("acceptance-as-national:AD", "final-repatriation:MC", "protection-in-detaining-state:SM")


def left(by: str, to: str = "", on: str = "2030-03-05") -> World:
    way = said("aron", "way_out", by, on=on, speaker="minister of SM")
    if not to:
        return CAST.having(way)
    return CAST.having(way, said("aron", "released_to", to, on=on, speaker="minister of SM"))


def test_a_route_by_which_he_left_is_completed() -> None:
    route = left("exchange", "MC").route("aron", HOME, LOOKED_AT)
    assert route.status == "completed"


@pytest.mark.parametrize("name", OTHERS)
def test_a_completed_route_closes_the_others(name: str) -> None:
    route = left("exchange", "MC").route("aron", name, LOOKED_AT)
    assert route.status == "closed"
    assert finding(route, "still-in-captivity").answer == "fails"


@pytest.mark.parametrize("name", (HOME, *OTHERS))
def test_nobody_owes_anything_to_one_who_has_left(name: str) -> None:
    route = left("exchange", "MC").route("aron", name, LOOKED_AT)
    assert (route.owes_next, route.would_open) == ((), ())


def test_a_completed_route_says_so_though_a_safeguard_failed() -> None:
    refused = said("aron", "return_stance", "refuses", on="2030-03-01", by_himself=True)
    world = left("exchange", "MC").having(refused)
    assert world.route("aron", HOME, LOOKED_AT).status == "completed"


def test_before_the_day_on_which_he_left_the_others_are_not_closed() -> None:
    world = left("exchange", "MC")
    assert {world.route("aron", name, "2030-03-04").status for name in OTHERS} == {"awaiting"}


def test_what_is_learnt_later_of_his_leaving_was_not_known_before() -> None:
    told_late = [
        said("aron", "way_out", "exchange", on="2030-03-05", known="2030-03-20", speaker="minister of SM"),
        said("aron", "released_to", "MC", on="2030-03-05", known="2030-03-20", speaker="minister of SM"),
    ]
    world = CAST.having(*told_late)
    assert world.route("aron", HOME, "2030-03-10", known_by="2030-03-19").status == "awaiting"
    assert world.route("aron", HOME, "2030-03-10", known_by="2030-03-20").status == "completed"


def test_the_other_man_is_not_released_with_him() -> None:
    assert left("exchange", "MC").route("bela", HOME, LOOKED_AT).status == "awaiting"


def test_an_exchange_to_another_power_is_not_this_exchange() -> None:
    route = left("exchange", "LI").route("aron", HOME, LOOKED_AT)
    assert route.status == "closed"


def test_an_exchange_of_which_the_receiver_is_not_known_completes_nothing_and_closes_the_other_ways() -> None:
    routes = left("exchange").routes("aron", LOOKED_AT)
    assert routes[HOME].status == "awaiting"
    assert {routes[name].status for name in OTHERS} == {"closed"}


def test_who_escapes_has_no_route_and_nobody_owes_him_one() -> None:
    routes = left("escape").routes("aron", LOOKED_AT)
    assert {route.status for route in routes.values()} == {"closed"}
    assert {route.owes_next for route in routes.values()} == {()}


def test_an_escape_that_is_denied_leaves_the_routes_as_they_were() -> None:
    back = said("aron", "way_out", "escape", polarity="is-not", on="2030-03-08", speaker="minister of SM")
    routes = left("escape").having(back).routes("aron", LOOKED_AT)
    assert {route.status for route in routes.values()} == {"awaiting"}


def test_a_transfer_to_another_holding_power_is_no_way_out_of_captivity() -> None:
    routes = left("transfer-to-power", "LI").routes("aron", LOOKED_AT)
    assert {route.status for route in routes.values()} == {"awaiting"}


def test_a_completed_route_cannot_be_open_at_once() -> None:
    released = [
        said("aron", "way_out", "exchange", on=LOOKED_AT, speaker="minister of SM"),
        said("aron", "released_to", "MC", on=LOOKED_AT, speaker="minister of SM"),
    ]
    world = opened(CAST, CAST.route("aron", HOME, LOOKED_AT)).having(*released)
    assert world.route("aron", HOME, LOOKED_AT).status == "completed"


def test_who_was_captured_after_the_day_has_no_way_out_on_it() -> None:
    later = office("aron", "captured_on", "2030-03-20", on="2030-03-20")
    world = CAST.having(later)
    assert finding(world.route("aron", HOME, LOOKED_AT, known_by="2030-03-20"), "still-in-captivity").answer == "fails"
    assert finding(world.route("aron", HOME, "2030-03-20"), "still-in-captivity").answer == "holds"


def test_who_is_with_his_own_power_is_no_longer_captive_whatever_way_he_came() -> None:
    home = said("aron", "released_to", "MC", on="2030-03-01", speaker="minister of MC")
    route = CAST.having(home).route("aron", "acceptance-as-national:AD", "2030-03-10")
    assert (route.status, finding(route, "still-in-captivity").answer) == ("closed", "fails")
