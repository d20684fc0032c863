"""Safeguards and presumptions: danger alleged and danger found, officers' findings, waived house rules."""

import pytest

from safeconduct.law.check import answer
from safeconduct.law.library import law
from tests.cast import CAST, ORIGIN, finding, office, said, waived

ON = "2030-03-20"
HOME, ABROAD, STAY = "exchange:MC", "acceptance-as-national:AD", "protection-in-detaining-state:SM"


def test_a_danger_that_is_alleged_closes_nothing() -> None:
    alleged = [
        said("aron", "risk_alleged", "threat-to-life", on="2030-03-01", by_himself=True, by="aron", towards="MC"),
        said("aron", "risk_alleged", "persecution", on="2030-03-02", by="LI", towards="MC", speaker="minister of LI"),
    ]
    route = CAST.having(*alleged).route("aron", HOME, ON)
    found = finding(route, "no-real-risk-of-ill-treatment")
    assert (route.status, found.answer, found.because) == ("awaiting", "not-known", ("left to an officer",))
    assert set(found.evidence) == {one.id for one in alleged}


def test_a_danger_that_an_officer_found_closes_the_way_there() -> None:
    found = office("aron", "risk_finding", "real-risk", on="2030-03-02", towards="MC")
    routes = CAST.having(found).routes("aron", ON)
    assert routes[HOME].status == "closed"
    assert routes[ABROAD].status == "awaiting"


def test_a_minister_cannot_find_that_there_is_no_danger() -> None:
    word = said(
        "aron", "risk_finding", "no-real-risk", on="2030-03-02", by="SM", towards="MC", speaker="minister of SM"
    )
    found = finding(CAST.having(word).route("aron", HOME, ON), "no-real-risk-of-ill-treatment")
    assert (found.answer, found.because) == ("not-known", ("left to an officer",))
    assert found.statements == (word.id,)


def test_a_ministers_later_word_does_not_undo_an_officers_finding() -> None:
    found = office("aron", "risk_finding", "real-risk", on="2030-03-02", towards="MC")
    word = said(
        "aron", "risk_finding", "no-real-risk", on="2030-03-05", by="SM", towards="MC", speaker="minister of SM"
    )
    assert CAST.having(found, word).route("aron", HOME, ON).status == "closed"


def test_an_officers_finding_is_examined_again_after_thirty_days() -> None:
    found = office("aron", "risk_finding", "no-real-risk", on="2030-03-02", towards="MC")
    world = CAST.having(found)
    condition = "risk-examined-individually-and-recently"
    assert finding(world.route("aron", HOME, "2030-04-01"), condition).answer == "holds"
    assert finding(world.route("aron", HOME, "2030-04-02"), condition).answer == "fails"


def test_a_minister_cannot_rule_on_whom_he_depends() -> None:
    word = said("aron", "depends_on", "MC", on="2030-02-01", by="SM", speaker="minister of SM")
    found = finding(CAST.without(ORIGIN).having(word).route("aron", HOME, ON), "power-of-origin-is-ruled")
    assert found.answer == "not-known"


def test_what_is_presumed_holds_and_says_so() -> None:
    found = finding(CAST.route("aron", HOME, ON), "prisoner-is-alive")
    assert (found.answer, found.presumed) == ("holds", True)
    alive = said("aron", "life", "alive", on="2030-03-01", speaker="the delegate")
    found = finding(CAST.having(alive).route("aron", HOME, ON), "prisoner-is-alive")
    assert (found.answer, found.presumed) == ("holds", False)


def test_what_is_presumed_and_of_which_nobody_knows_whether_it_is_asked_still_holds() -> None:
    priced = office("aron", "return_priced", "yes", on="2030-03-01", towards="MC")
    found = finding(CAST.having(priced).route("aron", HOME, ON), "seriously-wounded-not-bargained")
    assert (found.answer, found.presumed) == ("holds", True)


@pytest.mark.parametrize("name", [HOME, ABROAD, STAY, "final-repatriation:MC"])
def test_a_route_answers_each_condition_as_its_signed_cases_do(name: str) -> None:
    priced = office("aron", "return_priced", "yes", on="2030-03-01", towards="MC")
    route = CAST.having(priced).route("aron", name, ON)
    found = {one.condition.id: (one.answer, one.presumed) for one in route.findings}
    assert found == {one: answer(law().conditions[one], route.facts) for one in found}


WILL = "not-exchanged-against-will"
WANTS_AD = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)


def test_a_house_rule_may_be_waived() -> None:
    waiver = waived(WILL, on="2030-03-05")
    route = CAST.having(WANTS_AD, waiver).route("aron", HOME, ON)
    found = finding(route, WILL)
    assert (found.answer, found.because, found.statements) == ("does-not-apply", ("waived",), (waiver.id,))
    assert route.status == "awaiting"


@pytest.mark.parametrize("route", ["exchange", "exchange:MC", ""])
def test_a_waiver_may_name_a_kind_of_route_or_one_route_or_none(route: str) -> None:
    assert (
        CAST.having(WANTS_AD, waived(WILL, on="2030-03-05", route=route)).route("aron", HOME, ON).status == "awaiting"
    )


@pytest.mark.parametrize("route", ["exchange:LI", "acceptance-as-national"])
def test_a_waiver_on_another_route_waives_nothing_here(route: str) -> None:
    assert CAST.having(WANTS_AD, waived(WILL, on="2030-03-05", route=route)).route("aron", HOME, ON).status == "closed"


def test_a_waiver_that_is_not_known_yet_waives_nothing() -> None:
    world = CAST.having(WANTS_AD, waived(WILL, on="2030-03-05", known="2030-03-15"))
    assert world.route("aron", HOME, "2030-03-10").status == "closed"
    assert world.route("aron", HOME, "2030-03-10", known_by="2030-03-15").status == "awaiting"


def test_a_waiver_counts_from_its_day() -> None:
    world = CAST.having(WANTS_AD, waived(WILL, on="2030-03-05"))
    assert world.route("aron", HOME, "2030-03-04", known_by=ON).status == "closed"


def test_a_waiver_for_one_man_waives_nothing_for_another() -> None:
    other = said("bela", "wish", "AD", on="2030-03-01", by_himself=True)
    world = CAST.having(WANTS_AD, other, waived(WILL, on="2030-03-05", subject="aron"))
    assert world.route("aron", HOME, ON).status == "awaiting"
    assert world.route("bela", HOME, ON).status == "closed"


def test_what_nobody_may_waive_is_not_waived() -> None:
    dead = said("aron", "life", "dead", on="2030-03-01", speaker="the delegate")
    world = CAST.having(dead, waived("prisoner-is-alive", on="2030-03-05"))
    assert world.route("aron", HOME, ON).status == "closed"
