"""A route as a path: where he stands, what is done, what stopped it; nothing presumed is called done."""

from safeconduct.law.library import law
from safeconduct.routes.path import IN_ORDER, LAST, Stretch, path_of
from safeconduct.routes.route import Route
from tests.cast import CAST, World, office, said

ON = "2030-03-10"
HOME, ABROAD, HERE = "exchange:MC", "acceptance-as-national:AD", "protection-in-detaining-state:SM"
PRIVATE = {"private": True, "on_camera": False}
WISH = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)


def standing(route: Route) -> dict[str, str]:
    return {one.stage: one.standing for one in path_of(route)}


def stretch(route: Route, stage: str) -> Stretch:
    return next(one for one in path_of(route) if one.stage == stage)


def abroad(world: World = CAST) -> Route:
    return world.route("aron", ABROAD, ON)


def test_every_condition_of_a_route_stands_on_one_stage_of_its_path() -> None:
    for route in CAST.routes("aron", ON).values():
        found = [finding for one in path_of(route) for finding in one.findings]
        assert sorted(f.condition.id for f in found) == sorted(f.condition.id for f in route.findings)


def test_the_stages_stand_in_their_order_and_the_last_one_always() -> None:
    for route in CAST.routes("aron", ON).values():
        stages = [one.stage for one in path_of(route)]
        assert stages == sorted(stages, key=IN_ORDER.index)
        assert stages[-1] == LAST


def test_he_stands_at_the_first_stage_on_which_something_is_unmet() -> None:
    found = standing(abroad())
    assert list(found.values()).count("here") == 1
    before = list(found.values())[: list(found.values()).index("here")]
    assert set(before) <= {"done", "clear"}


def test_a_stage_is_stopped_where_a_safeguard_on_it_fails_and_he_stands_nowhere() -> None:
    route = CAST.having(WISH).route("aron", HOME, ON)
    found = standing(route)
    assert route.status == "closed"
    assert found["heard"] == "stopped"
    assert "here" not in found.values()


def test_what_is_only_presumed_or_not_asked_is_clear_and_not_done() -> None:
    agreed = stretch(CAST.route("aron", HOME, ON), "agreed")
    assert all(finding.met for finding in agreed.findings)
    assert agreed.standing == "clear"


def test_what_someone_said_is_done() -> None:
    alive = said("aron", "life", "alive", on="2030-03-01", by=None, speaker="the delegate")
    ground = stretch(abroad(CAST.having(alive)), "ground")
    assert (ground.standing, ground.met) == ("done", len(ground.asked))


def test_what_does_not_apply_is_not_counted_as_asked() -> None:
    accepted = stretch(abroad(), "accepted")
    not_asked = [finding for finding in accepted.findings if finding.answer == "does-not-apply"]
    assert not_asked
    assert len(accepted.asked) == len(accepted.findings) - len(not_asked)


def test_a_route_gone_to_its_end_is_done_on_every_stage_and_none_before_is() -> None:
    gone = (
        said("aron", "way_out", "acceptance-as-national", on="2030-03-05", speaker="minister of SM"),
        said("aron", "released_to", "AD", on="2030-03-05", speaker="minister of SM"),
    )
    route = abroad(CAST.having(*gone))
    assert route.status == "completed"
    assert set(standing(route).values()) == {"done"}
    assert standing(abroad())[LAST] != "done"


def test_a_wait_is_where_he_stands_though_nobody_owes_it() -> None:
    route = CAST.route("aron", "final-repatriation:MC", ON)
    wait = next(finding for finding in route.unmet if finding.condition.kind == "wait")
    assert stretch(route, wait.condition.stage).standing == "here"


def test_every_stage_is_used_by_the_law() -> None:
    assert {condition.stage for condition in law().conditions.values()} == set(IN_ORDER)


def test_who_goes_nowhere_is_not_stopped_by_a_finding_on_another_power() -> None:
    danger = office("aron", "risk_finding", "real-risk", on="2030-03-01", towards="MC")
    world = CAST.having(danger)
    assert standing(world.route("aron", HOME, ON))["examined"] == "stopped"
    assert "stopped" not in standing(world.route("aron", HERE, ON)).values()
