"""Who owes the next step: each of several, all together, one of them, or nobody while it is not known whether it is asked."""

from safeconduct.routes.route import Route
from safeconduct.statements.statement import Statement
from tests.cast import CAST, OFFERED, World, finding, offer, said

ON = "2030-03-10"
HOME, ABROAD = "exchange:MC", "acceptance-as-national:AD"
# MC's soldiers are offered; LI holds the soldiers of SM and must deliver them.
TWO_MUST_ANSWER = CAST.without(OFFERED[0]).having(offer(counterpart="LI"))


def answered(by: str, value: str = "accepted", on: str = "2030-03-01") -> Statement:
    return said("offer:swap", "offer_answer", value, on=on, by=by, towards="SM", speaker=f"minister of {by}")


def owing(route: Route, condition: str) -> set[str]:
    return {one.who for one in route.owes_next if one.condition == condition}


def exchange(world: World) -> Route:
    return world.route("aron", HOME, ON)


def test_an_offer_that_nobody_answered_is_owed_an_answer_by_both() -> None:
    assert owing(exchange(TWO_MUST_ANSWER), "offer-accepted") == {"MC", "LI"}


def test_when_one_of_two_accepted_only_the_other_still_owes() -> None:
    assert owing(exchange(TWO_MUST_ANSWER.having(answered("MC"))), "offer-accepted") == {"LI"}
    assert owing(exchange(TWO_MUST_ANSWER.having(answered("LI"))), "offer-accepted") == {"MC"}


def test_who_refused_still_owes_an_answer() -> None:
    route = exchange(TWO_MUST_ANSWER.having(answered("MC"), answered("LI", "refused")))
    assert finding(route, "offer-accepted").answer == "fails"
    assert owing(route, "offer-accepted") == {"LI"}
    assert route.status == "awaiting"


def test_who_declines_to_say_has_not_answered() -> None:
    route = exchange(TWO_MUST_ANSWER.having(answered("MC"), answered("LI", "declines-to-say")))
    assert finding(route, "offer-accepted").because == ("refused to say",)
    assert owing(route, "offer-accepted") == {"LI"}


def test_a_power_that_plays_two_parts_owes_an_act_once() -> None:
    owed = [one.who for one in exchange(CAST).owes_next if one.condition == "offer-accepted"]
    assert owed == ["MC"]


def test_nobody_is_named_twice_for_one_condition() -> None:
    delivers_himself = CAST.without(OFFERED[0]).having(offer(counterpart="SM"))
    for route in delivers_himself.routes("aron", ON).values():
        for one in route.findings:
            assert len(set(one.owed_by)) == len(one.owed_by), one.condition.id


def test_what_comes_after_is_owed_by_nobody_yet() -> None:
    route = exchange(TWO_MUST_ANSWER)
    assert not finding(route, "named-by-both-powers").met
    assert owing(route, "named-by-both-powers") == set()


def test_one_act_of_both_is_owed_by_both_together() -> None:
    route = exchange(TWO_MUST_ANSWER.having(answered("MC"), answered("LI")))
    named = [one for one in route.owes_next if one.condition == "named-by-both-powers"]
    assert {one.who for one in named} == {"SM", "LI"}
    assert all(one.together for one in named)


def test_half_of_one_act_of_both_still_leaves_it_to_both() -> None:
    half = said("aron", "exchange_list", "by-name", on="2030-03-02", by="SM", towards="MC", speaker="minister of SM")
    route = exchange(TWO_MUST_ANSWER.having(answered("MC"), answered("LI"), half))
    assert owing(route, "named-by-both-powers") == {"SM", "LI"}


def test_what_either_of_two_may_do_is_owed_by_both_until_one_did_it() -> None:
    private = {"private": True, "on_camera": False}
    world = CAST.having(said("aron", "wish", "MC", on="2030-03-01", by_himself=True, asked_how=private))
    condition = "wish-heard-by-neutral-with-own-interpreter"
    route = exchange(world)
    assert owing(route, condition) == {"protecting-power", "icrc"}
    assert not any(one.together for one in route.owes_next if one.condition == condition)
    hearing = "utterance:aron@2030-03-01"
    by_one = (
        said(hearing, "heard_by", "icrc", on="2030-03-01", speaker="the delegate"),
        said(hearing, "interpreter_serves", "no-interested-state", on="2030-03-01", speaker="the delegate"),
    )
    assert finding(exchange(world.having(*by_one)), condition).answer == "holds"


def test_where_it_is_not_known_whether_a_condition_is_asked_it_is_nobodys_debt() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    route = CAST.having(wish).route("aron", ABROAD, ON)
    asked = finding(route, "detaining-power-requests")
    assert (asked.answer, asked.asks, asked.owed_by) == ("not-known", True, ())
    assert owing(route, "detaining-power-requests") == set()


def test_once_it_is_known_that_it_is_asked_it_is_a_debt() -> None:
    wish = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
    must = said("aron", "who_must_ask", "detaining-power", on="2030-03-02", by="AD", speaker="minister of AD")
    route = CAST.having(wish, must).route("aron", ABROAD, ON)
    assert owing(route, "detaining-power-requests") == {"SM"}


def test_once_it_is_known_that_it_is_not_asked_it_does_not_apply() -> None:
    himself = said("aron", "who_must_ask", "prisoner", on="2030-03-02", by="AD", speaker="minister of AD")
    route = CAST.having(himself).route("aron", ABROAD, ON)
    assert finding(route, "detaining-power-requests").answer == "does-not-apply"


def test_a_closed_route_is_owed_by_nobody_and_says_what_would_open_it() -> None:
    refused = said("aron", "refuses_destination", "yes", towards="AD", on="2030-03-01", by_himself=True)
    route = CAST.having(refused).route("aron", ABROAD, ON)
    assert (route.status, route.owes_next) == ("closed", ())
    assert ("wish", "AD", "aron") in {(one.matter, one.value, one.who) for one in route.would_open}
