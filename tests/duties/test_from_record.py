"""The duties of an invented prisoner: what began each, by what it is met, late, running or not known."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.dates import AsOf, iso, whole_day
from safeconduct.duties.from_record import duties_from_record
from safeconduct.duties.state import DutyState
from safeconduct.law.library import law
from safeconduct.routes.situation import Situation
from safeconduct.statements.statement import Statement
from tests.cast import CAPTURED, CAST, CONFLICT, World, office, ruled, said

ARRIVED = "2030-03-03"


def happened(what: str, since: str, *, on: str = "", **told: str) -> Statement:
    """Someone (else the minister of the Power that holds him) says that something befell aron on a day."""
    line: dict[str, Any] = {"id": f"{what} {since}", "by": "SM", "speaker": "minister of SM", **told}
    return said("aron", "happened", what, on=on or since, since=since, **line)


def performed(duty: str, since: str, *, on: str = "", **told: str) -> Statement:
    """Someone (else that minister) says that SM performed a duty on a day."""
    line: dict[str, Any] = {"id": f"{duty} {since}", "by": "SM", "speaker": "minister of SM", **told}
    return said("aron", "duty_performed", duty, on=on or since, since=since, **line)


def all_of(world: World, on: str, *, known_by: str | None = None, who: str = "aron") -> list[DutyState]:
    return duties_from_record(Situation(who, world.statements, world.surroundings, AsOf.of(on, known_by)), law())


def states(world: World, duty: str, on: str, *, known_by: str | None = None) -> list[DutyState]:
    return [one for one in all_of(world, on, known_by=known_by) if one.duty.id == duty]


def state(world: World, duty: str, on: str, *, known_by: str | None = None) -> DutyState:
    (found,) = states(world, duty, on, known_by=known_by)
    return found


def ids(statements: Sequence[Statement]) -> list[str]:
    return [one.id for one in statements]


ARRIVAL = happened("arrival-at-camp", ARRIVED)


def test_the_week_of_the_capture_card_runs_from_arrival_at_a_camp() -> None:
    world = CAST.having(happened("capture", CAPTURED), ARRIVAL)
    card = state(world, "capture-card", "2030-03-08")
    assert (card.state, card.due, card.days) == ("running", whole_day("2030-03-10"), 5)
    assert card.parties.owed_by == ("SM",)
    assert card.parties.owed_to == ("family", "central-tracing-agency")
    assert ids(card.trigger) == ["arrival-at-camp 2030-03-03"]


def test_a_card_written_within_the_week_is_met_and_says_when() -> None:
    card = state(CAST.having(ARRIVAL, happened("card-written", "2030-03-08")), "capture-card", "2030-06-01")
    assert (card.state, str(card.done), card.days) == ("met", "2030-03-08", 5)
    assert ids(card.acts) == ["card-written 2030-03-08"]


def test_a_card_written_after_the_week_was_late_and_says_so() -> None:
    card = state(CAST.having(ARRIVAL, happened("card-written", "2030-03-20")), "capture-card", "2030-06-01")
    assert (card.state, card.because, str(card.done)) == ("late", "done after the last day", "2030-03-20")


def test_no_news_of_a_card_is_no_proof_that_there_was_none() -> None:
    card = state(CAST.having(ARRIVAL), "capture-card", "2030-06-01")
    assert (card.state, card.because) == ("not-known", "nothing is known after the last day")


def test_a_card_that_he_says_he_could_not_write_is_late() -> None:
    denied = said("aron", "duty_performed", "capture-card", on="2030-04-01", by_himself=True, polarity="is-not")
    assert state(CAST.having(ARRIVAL, denied), "capture-card", "2030-06-01").state == "late"


def test_two_voices_that_contradict_each_other_leave_it_not_known() -> None:
    claimed = performed("capture-card", "2030-03-08", on="2030-04-01", speaker="The Courier")
    denied = said(
        "aron", "duty_performed", "capture-card", on="2030-04-02", by_himself=True, polarity="is-not", by="SM"
    )
    assert state(CAST.having(ARRIVAL, claimed), "capture-card", "2030-06-01").state == "met"
    both = state(CAST.having(ARRIVAL, claimed, denied), "capture-card", "2030-06-01")
    assert (both.state, both.because) == ("not-known", "disputed")
    assert set(ids(both.acts)) == {claimed.id, denied.id}


def test_where_he_is_held_speaks_of_an_arrival_without_telling_it() -> None:
    held = said("aron", "held_at", "a camp", on="2030-03-05")
    card = state(CAST.having(held), "capture-card", "2030-06-01")
    assert (card.state, card.because, ids(card.bears)) == (
        "not-known",
        "spoken of, but nobody said that it happened",
        [held.id],
    )
    assert card.spoken_of


def test_what_nobody_ever_spoke_of_is_told_apart() -> None:
    card = state(CAST, "capture-card", "2030-06-01")
    assert not card.spoken_of
    assert card.statements == ()


def test_each_arrival_is_owed_a_card_of_its_own() -> None:
    world = CAST.having(ARRIVAL, happened("arrival-at-camp", "2030-05-01"), happened("card-written", "2030-05-03"))
    first, second = sorted(states(world, "capture-card", "2030-06-01"), key=lambda one: one.due or 0)
    assert (first.state, second.state) == ("not-known", "met")


def test_two_tellings_of_one_arrival_are_one() -> None:
    again = happened("arrival-at-camp", "2030-03", on="2030-04-01", speaker="The Courier", id="in March")
    card = state(CAST.having(ARRIVAL, again), "capture-card", "2030-03-08")
    assert (str(card.since), set(ids(card.trigger))) == (ARRIVED, {ARRIVAL.id})
    assert set(ids(state(CAST.having(ARRIVAL, again), "capture-card", "2030-04-02").trigger)) == {ARRIVAL.id, again.id}


def test_what_was_said_later_is_not_known_before() -> None:
    world = CAST.having(ARRIVAL, happened("card-written", "2030-03-08", on="2030-05-01"))
    assert state(world, "capture-card", "2030-06-01", known_by="2030-04-01").state == "not-known"
    assert state(world, "capture-card", "2030-06-01", known_by="2030-05-01").state == "met"


def test_weekly_news_of_the_seriously_sick_is_never_overdue() -> None:
    ill = happened("serious-illness", ARRIVED)
    news = state(CAST.having(ill), "nib-health-weekly", "2030-06-01")
    assert (news.state, news.because, news.duty.soft) == ("running", "", True)
    assert news.parties.through == ("information-bureau",)
    assert news.parties.owed_to == ("MC", "central-tracing-agency")


def test_that_he_is_wounded_does_not_say_that_it_is_serious() -> None:
    wounded = said("aron", "wounded_or_sick", "yes", on="2030-02-01")
    news = state(CAST.having(wounded), "nib-health-weekly", "2030-06-01")
    assert (news.state, ids(news.bears)) == ("not-known", [wounded.id])
    decided = office("aron", "article_110_case", "direct-repatriation", on="2030-03-01", since="2030-03-01")
    assert state(CAST.having(wounded, decided), "nib-health-weekly", "2030-06-01").state == "running"


def test_a_transfer_is_notified_without_a_day_made_out_of_immediately() -> None:
    moved = happened("transfer", "2030-04-01", towards="LI")
    notice = state(CAST.having(moved), "nib-event", "2030-04-21")
    assert (notice.state, notice.due, notice.days) == ("running", None, 20)
    told = performed("nib-event", "2030-04-03", towards="MC")
    assert state(CAST.having(moved, told), "nib-event", "2030-04-21").state == "met"


def test_after_a_transfer_both_powers_owe() -> None:
    moved = happened("transfer", "2030-04-01", towards="LI")
    assert state(CAST.having(moved), "transfer-other-power", "2030-04-21").parties.owed_by == ("SM", "LI")


TRIAL = happened("trial-opens", "2030-04-30", on="2030-03-01")


def test_a_trial_that_is_set_down_counts_back_before_it_opens() -> None:
    notice = state(CAST.having(TRIAL), "trial-notice", "2030-03-20")
    assert (notice.state, notice.due) == ("running", whole_day("2030-04-09"))


def test_a_notice_of_trial_that_was_only_sent_is_not_known() -> None:
    sent = performed("trial-notice", "2030-03-01", towards="protecting-power")
    notice = state(CAST.having(TRIAL, sent), "trial-notice", "2030-05-10")
    assert (notice.state, notice.because, ids(notice.bears)) == ("not-known", "no receipt is on file", [sent.id])


@pytest.mark.parametrize(("received", "expected"), [("2030-04-09", "met"), ("2030-04-10", "late")])
def test_a_notice_of_trial_counts_from_its_receipt(received: str, expected: str) -> None:
    receipt = said("aron", "duty_received", "trial-notice", on=received, since=received, by="protecting-power")
    assert state(CAST.having(TRIAL, receipt), "trial-notice", "2030-05-10").state == expected


def test_a_trial_that_is_decided_but_not_set_down_has_no_last_day() -> None:
    notice = state(CAST.having(happened("trial-decided", "2030-03-01")), "trial-notice", "2030-03-20")
    assert (notice.state, notice.due, notice.because) == ("not-known", None, "no day to count from")


def test_the_notice_of_one_trial_is_none_of_the_next() -> None:
    receipt = said("aron", "duty_received", "trial-notice", on="2030-04-01", since="2030-04-01", by="protecting-power")
    again = happened("trial-opens", "2030-09-01", on="2030-06-01")
    first, second = states(CAST.having(TRIAL, receipt, again), "trial-notice", "2030-10-01")
    assert {first.state, second.state} == {"met", "not-known"}


def test_the_months_of_a_sentence_do_not_begin_without_a_receipt() -> None:
    stay = state(CAST.having(happened("final-sentence", "2030-03-01")), "death-sentence-stay", "2030-12-01")
    assert not stay.spoken_of
    received = happened("death-sentence-notice", "2030-04-01")
    stay = state(CAST.having(received), "death-sentence-stay", "2030-06-01")
    assert (stay.state, stay.due) == ("running", whole_day("2030-10-01"))


def test_what_is_owed_on_a_death_begins_with_it() -> None:
    dead = office("aron", "life", "dead", on="2030-03-05", since="2030-03-04")
    world = CAST.having(ARRIVAL, dead)
    certificate = state(world, "death-certificate", "2030-04-03")
    assert (certificate.state, certificate.days, str(certificate.since)) == ("running", 30, "2030-03-04")
    assert state(world, "body-examination", "2030-04-03").because == "no day to count from"
    buried = happened("burial", "2030-03-06")
    examined = performed("body-examination", "2030-03-07")
    assert state(world.having(buried, examined), "body-examination", "2030-04-03").state == "late"


def test_what_lapsed_with_his_captivity_is_no_longer_shown() -> None:
    home = happened("repatriation", "2030-03-06")
    owed = {one.duty.id for one in all_of(CAST.having(ARRIVAL, home), "2030-06-01") if one.spoken_of}
    assert {"capture-card", "medical-inspection", "letters-minimum", "visits"}.isdisjoint(owed)
    assert {"account-statement", "nib-event", "no-active-service-after-return"} & owed


def test_what_was_missed_before_he_left_stays() -> None:
    home = happened("repatriation", "2030-06-06")
    assert state(CAST.having(ARRIVAL, home), "capture-card", "2030-09-01").state == "not-known"


def test_a_visit_by_another_than_a_delegate_is_none() -> None:
    taken = happened("capture", CAPTURED)
    deputy = said("aron", "visit", "made", on="2030-03-05", by="parliament-ad", speaker="the deputy")
    visits = state(CAST.having(taken, deputy), "visits", "2030-06-01")
    assert (visits.state, ids(visits.bears)) == ("running", [deputy.id])
    delegate = said("aron", "visit", "made", on="2030-03-09", by="icrc", speaker="the delegate")
    assert state(CAST.having(taken, deputy, delegate), "visits", "2030-06-01").state == "met"


def test_a_ban_stands_until_it_is_broken_and_then_stays_broken() -> None:
    home = office("aron", "way_out", "exchange", on="2030-03-06", since="2030-03-06")
    world = CAST.having(home)
    assert state(world, "no-active-service-after-return", "2030-06-01").state == "running"
    enlisted = said("aron", "duty_broken", "no-active-service-after-return", on="2030-07-01", by="MC")
    broken = world.having(enlisted)
    assert state(broken, "no-active-service-after-return", "2030-08-01").state == "late"
    assert state(broken, "no-active-service-after-return", "2035-08-01").state == "late"


def test_release_is_still_owed_when_his_return_is_barred() -> None:
    refuses = said("aron", "return_stance", "refuses", on="2030-03-01", by_himself=True)
    over = office(CONFLICT, "active_hostilities", "no", on="2030-05-01", since="2030-05-01")
    assert states(CAST.having(refuses), "release-when-return-is-barred", "2030-06-01") == []
    release = state(CAST.having(refuses, over), "release-when-return-is-barred", "2030-06-01")
    assert (release.state, release.due, release.days, str(release.since)) == ("running", None, 31, "2030-05-01")
    free = happened("release", "2030-06-20")
    assert state(CAST.having(refuses, over, free), "release-when-return-is-barred", "2030-07-01").state == "met"


def test_an_ending_of_the_war_begins_the_return_of_each_who_is_still_held() -> None:
    over = office(CONFLICT, "active_hostilities", "no", on="2030-05-01", since="2030-05-01")
    assert state(CAST.having(over), "final-repatriation", "2030-06-01").state == "running"
    home = happened("repatriation", "2030-03-06")
    assert states(CAST.having(over, home), "final-repatriation", "2030-06-01") == []


def test_the_korean_act_binds_the_republic_of_korea_alone() -> None:
    entered = happened("entry", "2030-04-01", towards="LI")
    assert not state(CAST.having(entered), "kr-inquiry-limit", "2030-05-01").spoken_of
    korea = happened("entry", "2030-04-01", towards="KR")
    inquiry = state(CAST.having(korea), "kr-inquiry-limit", "2030-05-01")
    assert (inquiry.parties.owed_by, inquiry.due) == (("KR",), whole_day("2030-06-30"))


def test_a_decision_of_the_commission_that_sends_nobody_need_not_be_carried_out() -> None:
    told = happened("commission-notice", "2030-04-01")
    decided = office("aron", "commission_decision", "repatriate", on="2030-04-01")
    rejected = office("aron", "commission_decision", "rejected", on="2030-04-01")
    assert state(CAST.having(told, decided), "mmc-carry-out", "2030-05-01").due == whole_day("2030-07-01")
    assert states(CAST.having(told, rejected), "mmc-carry-out", "2030-05-01") == []
    unknown = state(CAST.having(told), "mmc-carry-out", "2030-05-01")
    assert (unknown.state, unknown.because) == ("not-known", "not known whether it is owed at all")


def test_a_visit_of_the_commission_begins_the_next_six_months() -> None:
    visit = happened("commission-visit", "2030-01-15")
    assert state(CAST.having(visit), "mmc-visits", "2030-05-01").state == "running"
    twice = CAST.having(visit, happened("commission-visit", "2030-06-15"))
    assert sorted(one.state for one in states(twice, "mmc-visits", "2030-07-01")) == ["met", "running"]


def test_what_a_power_does_for_all_is_no_proof_that_he_had_it() -> None:
    claimed = said("SM", "duty_performed", "capture-card", on="2030-03-08", by="SM", speaker="minister of SM")
    assert state(CAST.having(ARRIVAL, claimed), "capture-card", "2030-06-01").state == "not-known"


def test_what_a_power_owes_for_all_is_met_by_what_it_does_for_all() -> None:
    outbreak = said(CONFLICT, "happened", "outbreak", on="2030-01-02", since="2030-01-01")
    bureau = said("SM", "duty_performed", "nib-institute", on="2030-01-20", by="SM", speaker="minister of SM")
    assert state(CAST.having(outbreak), "nib-institute", "2030-06-01").state == "running"
    assert state(CAST.having(outbreak, bureau), "nib-institute", "2030-06-01").state == "met"


def test_a_telling_that_is_struck_begins_nothing() -> None:
    world = CAST.having(ARRIVAL, ruled("struck", ARRIVAL.id, on="2030-03-20"))
    assert state(world, "capture-card", "2030-03-19").spoken_of
    assert not state(world, "capture-card", "2030-03-21").spoken_of


def test_a_day_of_capture_that_is_disputed_leaves_him_captured() -> None:
    one = said("aron", "captured_on", "2030-01-08", on="2030-01-12", speaker="The Courier")
    other = said("aron", "captured_on", "2030-01-10", on="2030-01-12", speaker="The Herald")
    told = state(CAST.having(one, other), "nib-forward", "2030-02-01")
    assert (told.state, told.since, told.days) == ("running", None, None)
    assert {one.id, other.id} <= set(ids(told.trigger))


def test_the_name_of_a_duty_stays_when_more_becomes_known() -> None:
    first = state(CAST.having(ARRIVAL), "capture-card", "2030-03-08")
    more = CAST.having(
        ARRIVAL, happened("arrival-at-camp", "2030-03", on="2030-03-07", speaker="The Courier", id="in March")
    )
    assert state(more, "capture-card", "2030-06-01").name == first.name


days = st.integers(min_value=whole_day("2030-02-01"), max_value=whole_day("2030-12-31"))


@given(arrived=days, written=st.lists(days, max_size=2, unique=True), on=days, later=days)
def test_a_later_look_never_turns_late_into_owed(arrived: int, written: list[int], on: int, later: int) -> None:
    on, later = sorted((on, later))
    world = CAST.having(
        happened("arrival-at-camp", iso(arrived)), *(happened("card-written", iso(day)) for day in written)
    )
    known_by = "2031-01-01"
    before = {one.name: one.state for one in states(world, "capture-card", iso(on), known_by=known_by)}
    after = {one.name: one.state for one in states(world, "capture-card", iso(later), known_by=known_by)}
    for name, was in before.items():
        assert (was, after.get(name)) not in {("late", "running"), ("met", "late"), ("met", "running")}


@given(arrived=days, written=days, more=days)
def test_another_card_never_turns_met_into_late(arrived: int, written: int, more: int) -> None:
    world = CAST.having(happened("arrival-at-camp", iso(arrived)), happened("card-written", iso(written)))
    before = state(world, "capture-card", "2031-01-01").state
    if written != more:
        world = world.having(happened("card-written", iso(more)))
    assert (before, state(world, "capture-card", "2031-01-01").state) not in {("met", "late"), ("met", "not-known")}
