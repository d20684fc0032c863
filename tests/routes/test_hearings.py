"""How his word was heard: by whom, on which days, to whom it was told, and which hearing carries it."""

import pytest

from safeconduct.statements.statement import Statement
from tests.cast import CAST, World, fact, finding, ruled, said

ON = "2030-03-20"
ABROAD = "acceptance-as-national:AD"


def heard(by: str, day: str, value: str = "AD") -> Statement:
    name = f"{by}@{day}"
    how = {"told_to": by}
    return said("aron", "wish", value, on=day, id=name, utterance=name, by_himself=True, asked_how=how)


def concordant(world: World) -> object:
    return fact(world.route("aron", ABROAD, ON), "concordant_hearings")


def test_two_hearers_on_two_days_agree() -> None:
    assert concordant(CAST.having(heard("icrc", "2030-03-01"))) == 1
    world = CAST.having(heard("icrc", "2030-03-01"), heard("un-body", "2030-03-02"))
    assert concordant(world) == 2
    assert finding(world.route("aron", ABROAD, ON), "wish-concordant-twice").answer == "holds"


def test_one_hearer_on_two_days_counts_once() -> None:
    assert concordant(CAST.having(heard("icrc", "2030-03-01"), heard("icrc", "2030-03-02"))) == 1


def test_two_hearers_on_one_day_count_once() -> None:
    assert concordant(CAST.having(heard("icrc", "2030-03-02"), heard("un-body", "2030-03-02"))) == 1


@pytest.mark.parametrize("by", ["press", "lawmaker", "family"])
def test_the_press_and_lawmakers_and_his_family_are_no_hearing(by: str) -> None:
    assert concordant(CAST.having(heard("icrc", "2030-03-01"), heard(by, "2030-03-02"))) == 1


def test_a_hearing_that_says_otherwise_is_not_counted() -> None:
    assert concordant(CAST.having(heard("icrc", "2030-03-01", "LI"), heard("un-body", "2030-03-02"))) == 1


def test_every_hearing_of_a_day_is_tried_for_a_day_of_its_own() -> None:
    both = (heard("icrc", "2030-03-02"), heard("un-body", "2030-03-02"))
    alone = heard("icrc", "2030-03-05")
    assert concordant(CAST.having(*both, alone)) == 2
    assert concordant(CAST.having(*reversed(both), alone)) == 2


def test_wishes_for_two_other_powers_do_not_agree_with_one_another() -> None:
    world = CAST.having(heard("icrc", "2030-03-01", "LI"), heard("un-body", "2030-03-02", "SM"))
    assert concordant(world) == 0


def told_to(to: str, day: str = "2030-03-01") -> Statement:
    return said("aron", "wish_told_to", to, on=day, by_himself=True, utterance=f"aron@{day}")


WISH = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)


@pytest.mark.parametrize(
    ("to", "answer"), [("detaining-power", "yes"), ("receiving-power", "yes"), ("press", None), ("lawmaker", None)]
)
def test_a_wish_told_to_the_press_alone_was_told_to_no_state(to: str, answer: str | None) -> None:
    route = CAST.having(WISH, told_to(to)).route("aron", ABROAD, ON)
    assert fact(route, "wish_told_to_state") == answer
    assert (finding(route, "wish-told-to-a-state").answer == "holds") is (answer == "yes")


def test_another_utterance_told_to_a_state_does_not_carry_the_wish() -> None:
    route = CAST.having(WISH, told_to("detaining-power", "2030-03-02")).route("aron", ABROAD, ON)
    assert fact(route, "wish_told_to_state") is None


def test_how_it_was_heard_is_read_from_the_utterance_that_carries_his_last_word() -> None:
    private = said(
        "aron", "wish", "AD", on="2030-03-01", by_himself=True, asked_how={"private": True, "on_camera": False}
    )
    world = CAST.having(private)
    assert finding(world.route("aron", ABROAD, ON), "wish-heard-in-private").answer == "holds"
    public = said("aron", "wish", "AD", on="2030-03-05", by_himself=True, asked_how={"on_camera": True})
    assert finding(world.having(public).route("aron", ABROAD, ON), "wish-heard-in-private").answer == "fails"


def test_how_it_was_heard_is_known_as_soon_as_the_first_rendering_that_tells_it() -> None:
    how = {"private": True}
    early = said("aron", "wish", "AD", id="early", on="2030-03-01", by_himself=True, document="a", asked_how=how)
    late = said(
        "aron",
        "wish",
        "AD",
        id="late",
        on="2030-03-01",
        known="2030-04-01",
        by_himself=True,
        document="b",
        asked_how=how,
    )
    for world in (CAST.having(early, late), CAST.having(late, early)):
        assert fact(world.route("aron", ABROAD, ON), "heard_in_private") == "yes"


def test_how_it_was_heard_stays_known_when_one_of_two_who_tell_it_is_struck() -> None:
    from_one = said(
        "aron", "wish", "AD", id="one", on="2030-03-01", by_himself=True, document="a", asked_how={"private": True}
    )
    from_two = said(
        "aron", "wish", "AD", id="two", on="2030-03-01", by_himself=True, document="b", asked_how={"private": True}
    )
    world = CAST.having(from_one, from_two)
    for struck in ("one", "two"):
        assert (
            fact(world.having(ruled("struck", struck, on="2030-03-10")).route("aron", ABROAD, ON), "heard_in_private")
            == "yes"
        )


def test_a_wish_grows_too_old_to_decide_and_a_refusal_does_not() -> None:
    refused = said("aron", "refuses_destination", "yes", on="2030-03-01", by_himself=True, towards="AD")
    world = CAST.having(WISH)
    assert finding(world.route("aron", ABROAD, "2030-03-31"), "wish-is-recent").answer == "holds"
    assert finding(world.route("aron", ABROAD, "2030-04-01"), "wish-is-recent").answer == "fails"
    assert world.entry("aron", "wish", "2030-04-01").stale
    assert CAST.having(refused).route("aron", ABROAD, "2030-12-31").status == "closed"
