"""Suppositions: what is supposed prevails for this look alone, and what would open a route opens it when supposed."""

import pytest

from safeconduct.errors import BadInput
from safeconduct.routes.route import Route
from tests.cast import CAST, fact, finding, matter, office, said
from tests.routes.answered import LOOKED_AT as ON

HOME, ABROAD = "exchange:MC", "acceptance-as-national:AD"


def supposed(route: Route) -> tuple[str, ...]:
    """What would open a route, written as suppositions."""
    return tuple(
        f"{one.matter}={one.value} by {one.who}"
        + (f" towards {route.power}" if matter(one.matter).towards == "receiving-power" else "")
        for one in route.would_open
    )


def test_a_supposition_prevails_over_what_was_said_and_leaves_it_as_it_is() -> None:
    danger = office("aron", "risk_finding", "real-risk", on="2030-03-01", towards="MC")
    world = CAST.having(danger)
    assert world.route("aron", HOME, ON).status == "closed"
    assert world.route("aron", HOME, ON, what_if=("risk_finding=no-real-risk by officer",)).status == "awaiting"
    assert world.route("aron", HOME, ON).status == "closed"


def test_of_two_suppositions_on_one_matter_each_power_gets_its_own() -> None:
    what_if = ("acceptance=accepts by AD", "acceptance=refused by LI")
    assert fact(CAST.route("aron", ABROAD, ON, what_if=what_if), "acceptance") == "accepts"


def test_how_he_was_heard_is_supposed_of_the_word_that_he_said() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    what_if = ("heard_in_private=yes by icrc", "heard_on_camera=no by icrc")
    route = CAST.having(wish).route("aron", ABROAD, ON, what_if=what_if)
    assert finding(route, "wish-heard-in-private").answer == "holds"


def test_to_whom_he_told_it_is_supposed_of_the_wish_that_stands() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    route = CAST.having(wish).route("aron", ABROAD, ON, what_if=("wish_told_to=detaining-power by aron",))
    assert finding(route, "wish-told-to-a-state").answer == "holds"


def test_a_plan_of_the_conflict_is_supposed_of_the_conflict() -> None:
    route = CAST.route("aron", "final-repatriation:MC", ON, what_if=("repatriation_plan=agreed by SM",))
    assert finding(route, "repatriation-plan-made").answer == "holds"


@pytest.mark.parametrize("name", [HOME, ABROAD, "final-repatriation:MC", "protection-in-detaining-state:SM"])
def test_what_would_open_a_route_meets_what_it_asks_when_it_is_supposed(name: str) -> None:
    route = CAST.route("aron", name, ON)
    opened = CAST.route("aron", name, ON, what_if=supposed(route))
    # One supposition is one hearing; a second hearer on a second day is more than can be supposed at once.
    assert {one.condition.id for one in opened.unmet} <= {"wish-concordant-twice"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("wish", "cannot be supposed; write"),
        ("wish=MC", "cannot be supposed; write"),
        ("wsh=MC by aron", "there is no matter `wsh`; did you mean `wish`?"),
        ("wish=XX by aron", "`wish` cannot be `XX`"),
        ("life=ded by icrc", "did you mean `dead`?"),
        ("risk_finding=real-risk by officer towards XX", "`XX` is no Power"),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        CAST.route("aron", HOME, ON, what_if=(text,))
    assert sentence in str(caught.value)
