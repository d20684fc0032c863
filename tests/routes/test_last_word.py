"""His last word on going: what he himself said, the latest first, and the word that protects more within one occasion."""

import pytest

from tests.cast import CAST, World, fact, finding, ruled, said

ON = "2030-03-20"
HOME, ABROAD, STAY = "exchange:MC", "acceptance-as-national:AD", "protection-in-detaining-state:SM"
WANTS_AD = said("aron", "wish", "AD", on="2030-03-01", by_himself=True)
WANTS_HOME = said("aron", "return_stance", "wants", on="2030-03-01", by_himself=True)


def last_word(world: World, name: str = ABROAD, on: str = ON) -> object:
    return fact(world.route("aron", name, on), "last_word_on_going")


def reasons(world: World, name: str = ABROAD) -> tuple[str, ...]:
    return world.route("aron", name, ON).facts["last_word_on_going"].because


def test_a_wish_for_one_power_is_opposition_to_every_other() -> None:
    world = CAST.having(WANTS_AD)
    assert (last_word(world), last_word(world, HOME), last_word(world, STAY)) == (
        "wants",
        "names-another",
        "names-another",
    )


def test_an_exchange_against_his_wish_is_closed_by_the_house() -> None:
    assert CAST.route("aron", HOME, ON).status == "awaiting"
    route = CAST.having(WANTS_AD).route("aron", HOME, ON)
    assert route.status == "closed"
    assert finding(route, "not-exchanged-against-will").statements == (WANTS_AD.id,)


def test_what_he_was_never_asked_closes_nothing() -> None:
    assert last_word(CAST, HOME) is None
    assert reasons(CAST, HOME) == ("never asked",)


def test_the_later_word_is_the_last_word() -> None:
    later = said("aron", "wish", "MC", on="2030-03-02", by_himself=True)
    assert last_word(CAST.having(WANTS_AD, later), HOME) == "wants"
    assert last_word(CAST.having(later, WANTS_AD), HOME) == "wants"
    assert last_word(CAST.having(WANTS_AD, later), HOME, on="2030-03-01") == "names-another"


def test_undecided_after_a_wish_closes_nothing_and_opens_nothing() -> None:
    unsure = said("aron", "wish", "undecided", on="2030-03-02", by_himself=True)
    world = CAST.having(WANTS_AD, unsure)
    assert (last_word(world), reasons(world)) == (None, ("undecided",))
    assert world.route("aron", HOME, ON).status == "awaiting"
    assert CAST.having(WANTS_AD).route("aron", HOME, ON).status == "closed"


@pytest.mark.parametrize(
    ("name", "value"), [("wish", "refuses-to-say"), ("wish", "none-expressed"), ("return_stance", "refuses-to-say")]
)
def test_silence_after_a_wish_displaces_nothing(name: str, value: str) -> None:
    silent = said("aron", name, value, on="2030-03-02", by_himself=True)
    world = CAST.having(WANTS_AD, silent)
    assert last_word(world) == "wants"
    assert world.entry("aron", "wish", ON).value == "AD"


def test_would_obey_is_neither_a_wish_nor_a_refusal() -> None:
    obeys = said("aron", "return_stance", "would-obey", on="2030-03-02", by_himself=True)
    world = CAST.having(obeys)
    assert (last_word(world, HOME), reasons(world, HOME)) == (None, ("undecided",))
    assert world.route("aron", HOME, ON).status == "awaiting"


def test_a_refusal_of_a_power_closes_the_way_to_it_alone() -> None:
    refuses = said("aron", "refuses_destination", "yes", towards="AD", on="2030-03-02", by_himself=True)
    routes = CAST.having(refuses).routes("aron", ON)
    assert routes[ABROAD].status == "closed"
    assert {routes[HOME].status, routes[STAY].status} == {"awaiting"}


def test_who_does_not_object_may_be_exchanged() -> None:
    fine = said("aron", "refuses_destination", "no", towards="MC", on="2030-03-02", by_himself=True)
    route = CAST.having(fine).route("aron", HOME, ON)
    assert fact(route, "last_word_on_going") == "does-not-object"
    assert finding(route, "not-exchanged-against-will").answer == "holds"


def test_a_stance_on_return_counts_towards_the_power_of_origin_alone() -> None:
    world = CAST.having(said("aron", "return_stance", "refuses", on="2030-03-02", by_himself=True))
    assert last_word(world, HOME) == "refuses"
    assert last_word(world, ABROAD) is None
    assert last_word(world, STAY) is None


def test_until_the_power_of_origin_is_ruled_a_refusal_of_return_counts_towards_any_power() -> None:
    refuses = said("aron", "return_stance", "refuses", on="2030-03-02", by_himself=True)
    early = World(things=tuple(one for one in CAST.things if getattr(one, "matter", "") != "depends_on")).having(
        refuses
    )
    assert last_word(early, HOME) == "refuses"
    assert last_word(early, ABROAD) == "refuses"


def test_within_one_utterance_the_word_that_protects_more_wins() -> None:
    both = [
        said("aron", "wish", "MC", on="2030-03-02", by_himself=True),
        said("aron", "return_stance", "refuses", on="2030-03-02", by_himself=True),
    ]
    assert last_word(CAST.having(*both), HOME) == "refuses"
    assert last_word(CAST.having(*reversed(both)), HOME) == "refuses"


def test_within_one_utterance_a_wish_elsewhere_weighs_more_than_not_objecting() -> None:
    both = (
        said("aron", "wish", "AD", on="2030-03-02", by_himself=True),
        said("aron", "refuses_destination", "no", towards="MC", on="2030-03-02", by_himself=True),
    )
    assert last_word(CAST.having(*both), HOME) == "names-another"


def test_of_two_utterances_of_one_day_the_word_that_protects_more_wins() -> None:
    morning = said("aron", "wish", "MC", on="2030-03-02", by_himself=True, utterance="aron@2030-03-02 morning")
    evening = said("aron", "wish", "AD", on="2030-03-02", by_himself=True, utterance="aron@2030-03-02 evening")
    assert last_word(CAST.having(morning, evening), HOME) == "names-another"


def test_the_protecting_word_of_an_utterance_is_not_outrun_by_what_another_paper_prints_of_it_later() -> None:
    refused = said("aron", "return_stance", "refuses", on="2030-03-02", by_himself=True, document="the-herald")
    later = said("aron", "wish", "MC", on="2030-03-02", known="2030-03-05", by_himself=True, document="the-courier")
    assert last_word(CAST.having(refused, later), HOME) == "refuses"


def test_a_worse_rendering_of_his_words_that_is_printed_later_does_not_become_his_last_word() -> None:
    relayed = said(
        "aron",
        "wish",
        "LI",
        on="2030-03-01",
        known="2030-03-05",
        by_himself=True,
        directness="hearsay",
        document="the-courier",
    )
    world = CAST.having(WANTS_AD, relayed)
    assert world.entry("aron", "wish", ON).value == "AD"
    assert last_word(world) == "wants"


def test_a_ministers_word_on_what_he_wishes_is_not_his_word() -> None:
    minister = said("aron", "wish", "AD", on="2030-03-05", speaker="minister of AD")
    world = CAST.having(minister)
    assert world.entry("aron", "wish", ON).value == "AD"
    assert last_word(world) is None
    assert world.route("aron", HOME, ON).status == "awaiting"


def test_his_own_word_weighs_more_than_a_later_ministers() -> None:
    minister = said("aron", "wish", "MC", on="2030-03-05", speaker="minister of MC")
    entry = CAST.having(WANTS_AD, minister).entry("aron", "wish", ON)
    assert entry.value == "AD"
    assert [(one.statement.id, one.why) for one in entry.contradicted] == [(minister.id, "the prisoner on himself")]
    assert entry.challenged


def test_a_refusal_printed_by_the_press_closes_what_a_request_so_heard_would_not_open() -> None:
    on_camera = {"told_to": "press", "on_camera": True}
    refused = said(
        "aron", "refuses_destination", "yes", towards="AD", on="2030-03-05", by_himself=True, asked_how=on_camera
    )
    wanted = said("aron", "wish", "AD", on="2030-03-05", by_himself=True, asked_how=on_camera)
    assert CAST.having(refused).route("aron", ABROAD, ON).status == "closed"
    assert finding(CAST.having(wanted).route("aron", ABROAD, ON), "wish-heard-in-private").answer == "fails"
    assert CAST.having(wanted).route("aron", ABROAD, ON).status == "awaiting"


def test_what_he_said_and_took_back_is_not_his_last_word() -> None:
    back = ruled("revoked", WANTS_AD.id, on="2030-03-05")
    world = CAST.having(WANTS_AD, back)
    assert last_word(world, on="2030-03-04") == "wants"
    assert last_word(world) is None


def test_a_word_that_was_set_aside_gives_way_to_the_one_before() -> None:
    led = said("aron", "wish", "MC", on="2030-03-05", by_himself=True)
    world = CAST.having(WANTS_AD, led)
    assert last_word(world) == "names-another"
    assert last_word(world.having(ruled("does-not-count", led.id, on="2030-03-06"))) == "wants"


def test_a_supposed_word_prevails_over_what_he_said() -> None:
    world = CAST.having(WANTS_AD)
    assert world.route("aron", HOME, ON, what_if=("wish=MC by aron",)).status == "awaiting"
    assert world.route("aron", HOME, ON).status == "closed"
