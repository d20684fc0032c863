"""Many routes at once are the routes of each prisoner, finding for finding, cited ids and evidence included."""

import pytest

from safeconduct.dates import AsOf
from safeconduct.law.library import law
from safeconduct.routes.change import days_of_interest
from tests import dossiers
from tests.cast import CAST, World, offer, said, waived
from tests.routes.answered import LOOKED_AT, opened
from tests.routes.in_bulk.crowd import MEN, Prisoners
from tests.routes.in_bulk.many import Many, Told, by_name


def assert_same(many: Many, as_of: AsOf) -> list[Told]:
    found, expected = by_name(many.routes(as_of)), by_name(many.one_by_one(as_of))
    assert sorted(found) == sorted(expected)
    for name, route in expected.items():
        assert found[name] == route, name
    return list(found.values())


def in_engine(world: World, *who: str) -> Many:
    return Many(world.statements, world.surroundings, who or ("aron", "bela"))


@pytest.mark.parametrize("dossier", dossiers.DOSSIERS)
def test_the_routes_of_a_dossier_are_the_same_on_the_first_day_that_shows_any_and_later(dossier: str) -> None:
    held = dossiers.held(dossier)
    days = days_of_interest(held.statements, held.surroundings, law())
    persons = {one for one in held.statements.subjects if not one.startswith("utterance:")}
    members = {one.member for one in held.surroundings.memberships}
    many = Many(held.statements, held.surroundings, persons | members)
    shown = [day for day in days if many.one_by_one(AsOf(day, day))]
    for day in dict.fromkeys((shown[0], shown[len(shown) // 2], shown[-1])):
        assert assert_same(many, AsOf(day, day))


@pytest.mark.parametrize(("seed", "on", "known_by"), [(1, "2030-03-09", "2030-03-09"), (2, "2030-03-14", "2030-03-10")])
def test_the_routes_of_a_crowd_of_whom_anything_is_said_are_the_same(seed: int, on: str, known_by: str) -> None:
    crowd = Prisoners(seed, MEN)
    routes = assert_same(Many(crowd.statements, crowd.surroundings, crowd.men), AsOf.of(on, known_by))
    assert {route["kind"] for route in routes} == set(law().kinds)


def test_an_open_route_and_those_beside_it_are_the_same() -> None:
    route = CAST.route("aron", "acceptance-as-national:AD", LOOKED_AT)
    routes = by_name(assert_same(in_engine(opened(CAST, route)), AsOf.of(LOOKED_AT)))
    assert routes["aron", "acceptance-as-national:AD"]["status"] == "open"


def test_a_completed_route_and_those_beside_it_are_the_same() -> None:
    left = said("aron", "way_out", "exchange", on="2030-03-01", speaker="minister of SM")
    there = said("aron", "released_to", "MC", on="2030-03-01", speaker="minister of SM")
    routes = by_name(assert_same(in_engine(CAST.having(left, there)), AsOf.of("2030-03-02")))
    assert routes["aron", "exchange:MC"]["status"] == "completed"


def test_two_offers_to_one_power_are_told_apart_by_name_and_by_no_other() -> None:
    second = offer("offer:second", covers="aron")
    made = said("offer:second", "offer_made", "withdrawn", on="2030-02-01", by="SM", towards="MC")
    routes = by_name(assert_same(in_engine(CAST.having(second, made)), AsOf.of("2030-03-02")))
    assert {name for _, name in routes if name.startswith("exchange")} == {
        "exchange:MC",  # the one that covers bela
        "exchange:MC:offer:second",
        "exchange:MC:offer:swap",
    }


def test_what_is_waived_is_not_asked_of_him_alone() -> None:
    world = CAST.having(waived("wish-is-recent", on="2030-02-01", subject="aron"))
    routes = by_name(assert_same(in_engine(world), AsOf.of("2030-03-02")))
    asked = {
        who: next(one for one in routes[who, "exchange:MC"]["findings"] if one["condition"] == "wish-is-recent")
        for who in ("aron", "bela")
    }
    assert asked["aron"]["because"] == ["waived"]
    assert asked["bela"]["because"] == ["never asked"]


def test_hearings_by_two_on_one_day_count_once_and_on_two_days_twice() -> None:
    def heard(day: str, by: str) -> World:
        wish = said("aron", "wish", "AD", on=day, by_himself=True, id=f"{day}-{by}", utterance=f"{day}-{by}")
        return World(things=(wish, said(f"utterance:{day}-{by}", "heard_by", by, on=day)))

    once = CAST.having(*heard("2030-02-20", "icrc").things, *heard("2030-02-20", "un-body").things)
    twice = once.having(*heard("2030-02-21", "un-body").things)
    for world, answer in ((once, "fails"), (twice, "holds")):
        routes = by_name(assert_same(in_engine(world, "aron"), AsOf.of("2030-03-02")))
        found = routes["aron", "acceptance-as-national:AD"]["findings"]
        assert next(one["finding"] for one in found if one["condition"] == "wish-concordant-twice") == answer
