"""What law leaves to a person is asked of one, by name and per Power; nothing that others say makes it."""

import json

import pytest

from safeconduct.errors import BadLine
from safeconduct.intake.contexts import thing_from_context
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.thing import Held, Line
from safeconduct.law.library import law
from safeconduct.routes.rulings import Ruled, form_of, rulings_of
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast import CAST, World, office, said

ON = "2030-03-10"
SAFE = office("aron", "risk_finding", "no-real-risk", on="2030-03-01", towards="AD")
DANGER = said("aron", "risk_alleged", "persecution", on="2030-03-02", speaker="The Herald")


def rulings(world: World = CAST, on: str = ON) -> dict[tuple[str, str], Ruled]:
    found = rulings_of(list(world.routes("aron", on).values()))
    by_name = {(one.matter.id, one.towards): one for one in found}
    assert len(by_name) == len(found), "one ruling is listed twice"
    return by_name


def test_the_risk_is_asked_for_each_power_that_would_receive_him() -> None:
    found = rulings()
    assert {towards for matter, towards in found if matter == "risk_finding"} == {"AD", "MC"}
    assert {found["risk_finding", towards].state for towards in ("AD", "MC")} == {"asked"}


def test_the_risk_of_being_sent_on_is_asked_where_the_receiver_is_not_his_power() -> None:
    found = rulings()
    assert ("onward_risk_finding", "AD") in found
    assert ("onward_risk_finding", "MC") not in found


def test_a_ruling_that_an_officer_made_stands_with_its_age() -> None:
    found = rulings(CAST.having(SAFE))["risk_finding", "AD"]
    assert (found.state, found.made, found.age) == ("stands", SAFE, 9)
    assert rulings(CAST.having(SAFE))["risk_finding", "MC"].state == "asked"


def test_a_ruling_that_grew_too_old_has_to_be_made_again() -> None:
    found = rulings(CAST.having(SAFE), on="2030-04-01")["risk_finding", "AD"]
    assert (found.state, found.age) == ("again", 31)
    assert found.is_asked


def test_what_others_allege_or_assure_bears_on_a_ruling_and_never_makes_it() -> None:
    assurance = said("aron", "assurance", "no ill-treatment", on="2030-03-03", by="MC", speaker="minister of MC")
    found = rulings(CAST.having(DANGER, assurance))["risk_finding", "MC"]
    assert (found.state, found.made) == ("asked", None)
    assert {DANGER.id, assurance.id} <= set(found.bears)


def test_a_ruling_names_every_condition_and_route_that_asks_it_and_who_may_make_it() -> None:
    found = rulings()["risk_finding", "AD"]
    asking = {(one.route.name, one.finding.condition.id) for one in found.asking}
    assert ("acceptance-as-national:AD", "no-real-risk-of-ill-treatment") in asking
    assert (found.by, found.makers) == ("SM", ("officer",))


def test_the_power_on_which_he_depends_stands_and_who_ruled_it_is_told() -> None:
    found = rulings()["depends_on", ""]
    assert found.state == "stands"
    assert found.made
    assert found.made.by_officer


def test_what_is_presumed_is_not_asked() -> None:
    assert rulings()["waiver_ruling", "AD"].state == "presumed"


def test_what_only_a_closed_route_asks_is_not_asked_now() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    sick = said("aron", "wounded_or_sick", "yes", on="2030-03-01", speaker="the doctor")
    world = CAST.having(wish, sick)
    assert world.route("aron", "direct-repatriation:MC", ON).status == "closed"
    assert rulings(world)["article_110_case", ""].state == "on-a-closed-route"


def test_no_word_of_his_own_is_ever_asked_as_a_ruling() -> None:
    words = vocabulary()
    assert [one.matter.id for one in rulings().values() if words.matters[one.matter.id].own_word] == []


def grounds() -> Grounds:
    return Grounds(held=Held(), words=vocabulary(), law=law())


@pytest.mark.parametrize("name", [("risk_finding", "AD"), ("wish_ruling", ""), ("arms_given_up", "")])
def test_the_form_of_a_ruling_is_refused_unfilled_and_taken_once_two_persons_filled_it_in(
    name: tuple[str, str],
) -> None:
    ruled = rulings()[name]
    form = json.loads(json.dumps(form_of(ruled)))
    assert (form["value"], form["reason"], form["made_by"], form["approved_by"]) == ("", "", "", "")
    with pytest.raises(BadLine, match="not filled in yet"):
        thing_from_context(Line(kind="context", file="forms.jsonl", number=1, columns=form), grounds())
    filled = {**form, "value": form["one_of"][0], "reason": "r", "made_by": "one", "approved_by": "another"}
    assert thing_from_context(Line(kind="context", file="forms.jsonl", number=1, columns=filled), grounds()).key


def test_an_open_question_of_an_officer_holds_nothing_up_where_the_route_is_completed() -> None:
    gone = (
        said("aron", "way_out", "acceptance-as-national", on="2030-03-05", speaker="minister of SM"),
        said("aron", "released_to", "AD", on="2030-03-05", speaker="minister of SM"),
    )
    routes = [CAST.having(*gone).route("aron", "acceptance-as-national:AD", ON)]
    assert rulings_of(routes) == []
