"""Who is one man: judged by a person, from a day, and undone in the same way; one of several men is nobody yet."""

import pytest

from safeconduct.dates import whole_day
from safeconduct.identities.judgement import identity_of
from tests.cast import CAST, World, judged, said

ON = "2030-03-20"
STRANGERS_WISH = said("stranger", "wish", "AD", on="2030-03-01", by_himself=True)
SAME = judged("aron", "stranger", "same", on="2030-03-05")


def wish(world: World, who: str, on: str = ON) -> object:
    return world.entry(who, "wish", on).value


def test_two_subjects_are_two_men_until_a_person_judges() -> None:
    world = World(things=(STRANGERS_WISH,))
    assert wish(world, "aron") is None


def test_what_is_said_of_one_is_said_of_the_other_once_they_are_judged_the_same() -> None:
    world = World(things=(STRANGERS_WISH, SAME))
    assert wish(world, "aron", "2030-03-04") is None
    assert wish(world, "aron", "2030-03-05") == "AD"
    assert wish(world, "stranger", "2030-03-05") == "AD"


@pytest.mark.parametrize("verdict", ["not-the-same", "unsure"])
def test_a_judgement_is_undone_by_a_later_one(verdict: str) -> None:
    undone = judged("stranger", "aron", verdict, on="2030-03-10")  # type: ignore[arg-type]
    for order in ((SAME, undone), (undone, SAME)):
        world = World(things=(STRANGERS_WISH, *order))
        assert wish(world, "aron", "2030-03-09") == "AD"
        assert wish(world, "aron", "2030-03-10") is None


def test_who_is_the_same_as_one_is_the_same_as_all_who_are_the_same() -> None:
    chain = (SAME, judged("stranger", "third", "same", on="2030-03-06"))
    found = identity_of("third", chain, whole_day(ON))
    assert found.keys == {"aron", "stranger", "third"}


def test_groups_and_routes_follow_the_man_under_each_of_his_names() -> None:
    assert CAST.routes("stranger", ON) == {}
    assert set(CAST.having(SAME).routes("stranger", ON)) == set(CAST.routes("aron", ON))


def test_his_word_under_another_name_is_his_last_word() -> None:
    route = CAST.having(STRANGERS_WISH, SAME).route("aron", "exchange:MC", ON)
    assert route.facts["last_word_on_going"].value == "names-another"


ONE_OF_TWO = said("one-of-two", "life", "dead", on="2030-03-01", speaker="minister of SM", candidates=["aron", "bela"])


@pytest.mark.parametrize("who", ["aron", "bela"])
def test_what_is_said_of_one_of_two_is_known_of_neither(who: str) -> None:
    entry = World(things=(ONE_OF_TWO,)).entry(who, "life", ON)
    assert (entry.value, entry.because, entry.unsettled) == (None, ("said only of one of them",), (ONE_OF_TWO,))


def test_what_is_said_of_one_of_two_gives_way_to_what_is_said_of_him() -> None:
    alive = said("aron", "life", "alive", on="2030-02-01")
    assert World(things=(ONE_OF_TWO, alive)).entry("aron", "life", ON).value == "alive"


def test_a_judgement_says_which_of_two_it_was() -> None:
    settled = judged("one-of-two", "aron", "same", on="2030-03-10")
    world = World(things=(ONE_OF_TWO, settled))
    assert world.entry("aron", "life", "2030-03-09").value is None
    assert world.entry("aron", "life", "2030-03-10").value == "dead"


def test_once_it_was_the_one_it_is_no_longer_said_of_the_other() -> None:
    settled = judged("one-of-two", "aron", "same", on="2030-03-10")
    assert World(things=(ONE_OF_TWO, settled)).entry("bela", "life", ON).because == ("never asked",)


def test_who_is_judged_not_to_be_the_one_is_not_spoken_of() -> None:
    not_he = judged("one-of-two", "aron", "not-the-same", on="2030-03-10")
    world = World(things=(ONE_OF_TWO, not_he))
    assert world.entry("aron", "life", ON).because == ("never asked",)
    assert world.entry("bela", "life", ON).because == ("said only of one of them",)


def test_a_statement_that_says_itself_that_it_is_not_of_him_is_not_of_him() -> None:
    other = said("another", "life", "dead", on="2030-03-01", candidates=["aron", "bela"], distinct_from=["aron"])
    world = World(things=(other,))
    assert world.entry("aron", "life", ON).because == ("never asked",)
    assert world.entry("bela", "life", ON).because == ("said only of one of them",)


def test_what_may_be_of_either_of_two_who_are_one_man_is_cited_once_and_in_order() -> None:
    heard = [
        said(f"stranger-{n}", "life", "dead", on=f"2030-03-0{9 - n}", candidates=["aron", "twin"], id=f"dead {n}")
        for n in range(6)
    ]
    entry = World(things=(*heard, judged("aron", "twin", "same", on="2030-03-05"))).entry("aron", "life", ON)
    assert [one.id for one in entry.unsettled] == [one.id for one in reversed(heard)]
