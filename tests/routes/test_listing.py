"""Which routes are shown for a prisoner: every listing rule, and every exception."""

from safeconduct.dates import whole_day
from safeconduct.records.surroundings import Party
from tests.cast import (
    CAST,
    CONFLICT,
    HELD,
    NATIONALS,
    OFFERED,
    ORIGIN,
    WAR,
    Thing,
    World,
    member,
    offer,
    office,
    ruled,
    said,
)

ON = "2030-03-10"
TAKEN_BY_LI = said("aron", "acceptance", "accepts", on="2030-02-01", by="LI", speaker="minister of LI")
UNRULED = CAST.without(ORIGIN)


def names(world: World, who: str = "aron", on: str = ON) -> set[str]:
    return set(world.routes(who, on))


def shown(world: World, kind: str, on: str = ON) -> set[str]:
    return {name.partition(":")[2] for name in names(world, on=on) if name.startswith(kind)}


def test_the_cast_has_five_ways_out() -> None:
    assert names(CAST) == {
        "acceptance-as-national:AD",
        "direct-repatriation:MC",
        "exchange:MC",
        "final-repatriation:MC",
        "protection-in-detaining-state:SM",
    }


def test_who_is_unknown_has_no_way_out() -> None:
    assert names(CAST, "nobody we know") == set()


def test_protection_is_shown_for_the_power_that_holds_him_alone() -> None:
    assert shown(CAST, "protection") == {"SM"}
    assert shown(CAST.without(HELD[2]), "protection") == set()


def test_acceptance_is_shown_for_each_power_that_regards_him_as_its_national() -> None:
    assert shown(CAST.without(NATIONALS), "acceptance") == set()
    more = said("aron", "regarded_as_national", "yes", on="2030-02-01", by="LI", speaker="minister of LI")
    assert shown(CAST.having(more), "acceptance") == {"AD", "LI"}


def test_a_claim_to_be_his_country_made_by_the_power_of_origin_shows_no_acceptance() -> None:
    own = said("aron", "regarded_as_national", "yes", on="2030-02-01", by="MC", speaker="minister of MC")
    assert shown(CAST.having(own), "acceptance") == {"AD"}
    assert shown(UNRULED.having(own), "acceptance") == {"AD", "MC"}


def test_the_holding_power_cannot_accept_whom_it_holds_as_its_national_by_this_route() -> None:
    own = said("aron", "regarded_as_national", "yes", on="2030-02-01", by="SM", speaker="minister of SM")
    assert shown(CAST.having(own), "acceptance") == {"AD"}


def test_what_was_denied_shows_no_route() -> None:
    denied = said("aron", "nationality", "LI", polarity="is-not", on="2030-02-01", by_himself=True)
    assert shown(UNRULED.having(denied), "final") == set()


def test_until_the_power_of_origin_is_ruled_the_return_is_shown_for_each_power_that_is_named() -> None:
    born = said("aron", "nationality", "LI", on="2030-02-01", by_himself=True)
    claimed = said(
        "column", "claim_by_depends", "claims", on="2030-02-02", by="MC", towards="SM", speaker="minister of MC"
    )
    assert shown(UNRULED, "final") == set()
    assert shown(UNRULED.having(born, claimed), "final") == {"LI", "MC"}


def test_once_the_power_of_origin_is_ruled_the_return_is_shown_for_it_alone() -> None:
    born = said("aron", "nationality", "LI", on="2030-02-01", by_himself=True)
    assert shown(CAST.having(born), "final") == {"MC"}
    assert shown(CAST.having(born), "final", on="2030-01-19") == set()


def test_a_ministers_word_does_not_rule_the_power_of_origin() -> None:
    word = said("aron", "depends_on", "LI", on="2030-02-01", by="SM", speaker="minister of SM")
    born = said("aron", "nationality", "MC", on="2030-02-01", by_himself=True)
    assert shown(UNRULED.having(word, born), "final") == {"MC"}


def test_what_is_set_aside_shows_no_route() -> None:
    born = said("aron", "nationality", "LI", on="2030-02-01", by_himself=True)
    assert shown(UNRULED.having(born), "final") == {"LI"}
    assert shown(UNRULED.having(born, ruled("struck", born.id, on="2030-02-02")), "final") == set()


def test_an_exchange_is_shown_for_the_power_to_which_an_offer_that_covers_him_is_made() -> None:
    assert shown(CAST, "exchange") == {"MC"}
    assert shown(CAST.without(*OFFERED), "exchange") == set()
    assert shown(CAST, "exchange", on="2030-01-27") == set()


def test_a_past_offer_is_still_shown() -> None:
    withdrawn = said(
        "offer:swap", "offer_made", "withdrawn", on="2030-02-10", by="SM", towards="MC", speaker="minister of SM"
    )
    assert shown(CAST.having(withdrawn), "exchange") == {"MC"}
    ended = (offer(until="2030-02-10"), OFFERED[1])
    assert shown(CAST.without(*OFFERED).having(*ended), "exchange") == {"MC"}


def test_an_offer_that_is_not_yet_known_is_not_shown() -> None:
    later = (offer(known="2030-03-11"), OFFERED[1])
    assert shown(CAST.without(*OFFERED).having(*later), "exchange") == set()


def test_an_offer_may_cover_one_man_by_name() -> None:
    only_him = (offer(covers="aron"), OFFERED[1])
    world = CAST.without(*OFFERED).having(*only_him)
    assert "exchange:MC" in names(world, "aron")
    assert "exchange:MC" not in names(world, "bela")


def test_an_offer_that_covers_a_group_he_left_is_not_shown() -> None:
    left = World(things=(*WAR, member("aron", until="2030-03-01"), HELD[2], ORIGIN, *OFFERED))
    assert shown(left, "exchange", on="2030-03-01") == {"MC"}
    assert shown(left, "exchange", on="2030-03-02") == set()


def test_an_offer_that_covers_a_group_he_joined_is_shown_from_that_day() -> None:
    joined = World(things=(*WAR, member("aron", since="2030-03-01"), HELD[2], ORIGIN, *OFFERED))
    assert shown(joined, "exchange", on="2030-02-28") == set()
    assert shown(joined, "exchange", on="2030-03-01") == {"MC"}


def test_an_offer_to_two_powers_shows_two_routes() -> None:
    both: tuple[Thing, ...] = (
        offer(to=["MC", "LI"]),
        *(
            said(
                "offer:swap",
                "offer_made",
                "standing",
                id=f"to {to}",
                on="2030-02-01",
                by="SM",
                towards=to,
                speaker="minister of SM",
            )
            for to in ("MC", "LI")
        ),
    )
    assert shown(CAST.without(*OFFERED).having(*both), "exchange") == {"MC", "LI"}


def test_two_offers_to_one_power_stand_apart_by_name() -> None:
    second = offer("offer:second")
    made = said(
        "offer:second", "offer_made", "standing", on="2030-02-01", by="SM", towards="MC", speaker="minister of SM"
    )
    routes = CAST.having(second, made).routes("aron", ON)
    assert {name for name in routes if name.startswith("exchange")} == {
        "exchange:MC:offer:swap",
        "exchange:MC:offer:second",
    }


def test_of_two_offers_each_route_reads_its_own() -> None:
    second = offer("offer:second")
    gone = said(
        "offer:second", "offer_made", "withdrawn", on="2030-02-01", by="SM", towards="MC", speaker="minister of SM"
    )
    routes = CAST.having(second, gone).routes("aron", ON)
    assert routes["exchange:MC:offer:swap"].facts["offer_made"].value == "standing"
    assert routes["exchange:MC:offer:second"].facts["offer_made"].value == "withdrawn"


def test_one_offer_keeps_its_short_name_beside_an_offer_to_another_power() -> None:
    third = offer("offer:third", to=["LI"], counterpart="LI")
    made = said(
        "offer:third", "offer_made", "standing", on="2030-02-01", by="SM", towards="LI", speaker="minister of SM"
    )
    assert shown(CAST.having(third, made), "exchange") == {"MC", "LI"}


def test_the_power_that_holds_him_may_be_ruled_for_him_alone() -> None:
    taken_over = office("aron", "detaining_power", "LI", on="2030-03-01")
    assert shown(CAST.having(taken_over), "protection") == {"LI"}
    assert shown(CAST.having(taken_over), "protection", on="2030-02-28") == {"SM"}


def test_the_return_of_the_wounded_is_shown_until_he_is_known_to_be_neither_wounded_nor_sick() -> None:
    well = said("aron", "wounded_or_sick", "no", on="2030-02-01", speaker="the doctor")
    assert shown(CAST, "direct") == {"MC"}
    assert shown(UNRULED, "direct") == set()
    assert shown(CAST.having(well), "direct") == {"MC"}, "a doctor has not yet said in which of the groups he is"
    beside = said("aron", "article_110_case", "neither", on="2030-02-01", speaker="the doctor")
    assert shown(CAST.having(well, beside), "direct") == set()


def test_a_neutral_country_is_shown_when_it_is_ruled_neutral_or_takes_him() -> None:
    neutral = office("LI", "neutral_ruling", "neutral", on="2030-02-01", by="SM", towards="LI")
    assert shown(CAST, "neutral") == set()
    assert shown(CAST.having(TAKEN_BY_LI), "neutral") == {"LI"}
    assert shown(CAST.having(neutral), "neutral") == {"LI"}


def test_a_country_that_another_power_ruled_neutral_is_not_shown() -> None:
    theirs = office("LI", "neutral_ruling", "neutral", on="2030-02-01", by="MC", towards="LI")
    assert shown(CAST.having(theirs), "neutral") == set()


def test_another_power_is_shown_for_a_transfer_when_it_takes_him_or_he_may_be_sent_there() -> None:
    sent = said("aron", "transfer_position", "open", on="2030-02-01", by="SM", towards="LI", speaker="minister of SM")
    assert shown(CAST, "transfer") == set()
    assert shown(CAST.having(sent), "transfer") == {"LI"}
    assert shown(CAST.having(TAKEN_BY_LI), "transfer") == {"LI"}


def test_a_third_state_is_shown_when_he_names_it_or_it_takes_him() -> None:
    names_it = said("aron", "wish", "LI", on="2030-02-01", by_himself=True)
    assert shown(CAST, "third") == set()
    assert shown(CAST.having(names_it), "third") == {"LI"}
    assert shown(CAST.having(TAKEN_BY_LI), "third") == {"LI"}


def test_no_party_against_the_power_that_holds_him_is_a_third_state_or_a_neutral_country() -> None:
    allied = Party(conflict=CONFLICT, power="LI", side="b", known=whole_day("2030-01-10"))
    world = CAST.having(TAKEN_BY_LI, allied)
    assert (shown(world, "third"), shown(world, "neutral"), shown(world, "transfer")) == (set(), set(), {"LI"})


def test_parole_is_shown_when_it_is_offered() -> None:
    offered = said(
        "aron", "parole_offer", "in-writing", on="2030-02-01", by="SM", towards="MC", speaker="minister of SM"
    )
    assert shown(CAST, "parole") == set()
    assert shown(CAST.having(offered), "parole") == {"MC"}


def test_parole_is_shown_when_the_law_of_his_own_power_allows_it() -> None:
    own = said("MC", "parole_allowed", "yes", on="2030-02-01", by="MC", speaker="minister of MC")
    other = said("LI", "parole_allowed", "yes", on="2030-02-01", by="LI", speaker="minister of LI")
    assert shown(CAST.having(own), "parole") == {"MC"}
    assert shown(CAST.having(other), "parole") == set()
    assert shown(UNRULED.having(own), "parole") == set()
