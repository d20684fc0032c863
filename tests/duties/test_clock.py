"""How a duty stands by its days: every shipped case, calendar months, partial days, what more knowledge may change."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safeconduct.dates import PartialDate, iso, partial_date, whole_day
from safeconduct.law.clock import Standing, Told, mistakes_in_cases, standing, state_in_case
from safeconduct.law.duty import Duty, DutyCase
from safeconduct.law.library import law
from safeconduct.law.period import Period

DUTIES = law().duties
CASES = [(duty, case) for duty in DUTIES.values() for case in duty.cases]
CARD = DUTIES["capture-card"]
NUMBERED = [duty for duty in DUTIES.values() if duty.limit]
ARRIVED = "2030-03-03"


def stands(duty: Duty, on: str, *, start: str = "", done: tuple[str, ...] = (), not_done: str = "") -> Standing:
    told = Told(
        start=partial_date(start) if start else None,
        done=[partial_date(day) for day in done],
        not_done=whole_day(not_done) if not_done else None,
    )
    return standing(duty, told, whole_day(on))


def test_sixty_seven_duties_are_shipped() -> None:
    assert len(DUTIES) == 67


@pytest.mark.parametrize(
    ("duty", "case"), CASES, ids=[f"{duty.id}-{n}-{case.expected}" for n, (duty, case) in enumerate(CASES)]
)
def test_every_shipped_case_stands_as_it_says(duty: Duty, case: DutyCase) -> None:
    assert state_in_case(duty, case) == case.expected


def test_a_case_that_is_wrong_is_told() -> None:
    wrong = replace(CARD.cases[0], expected="late")
    (told,) = mistakes_in_cases(replace(CARD, cases=(wrong, *CARD.cases[1:])))
    assert (
        told
        == "`capture-card`: given {'start': '2025-03-03', 'done': '2025-03-10'} it is met, but the case expects late."
    )


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("P7D", "2030-02-25", "2030-03-04"),
        ("P3W", "2030-02-25", "2030-03-18"),
        ("P1M", "2030-01-31", "2030-02-28"),
        ("P1M", "2028-01-31", "2028-02-29"),
        ("P3M", "2030-11-30", "2031-02-28"),
        ("P6M", "2030-08-31", "2031-02-28"),
        ("P1Y2M3D", "2030-01-01", "2031-03-04"),
    ],
)
def test_months_are_calendar_months(period: str, start: str, end: str) -> None:
    found = Period.of(period)
    assert found is not None
    assert iso(found.after(whole_day(start))) == end


def test_a_period_runs_back_by_the_calendar_too() -> None:
    weeks, month = Period.of("P3W"), Period.of("P1M")
    assert weeks is not None
    assert month is not None
    assert iso(weeks.before(whole_day("2030-03-10"))) == "2030-02-17"
    assert iso(month.before(whole_day("2030-03-31"))) == "2030-02-28"


def test_the_card_is_owed_until_the_seventh_day_and_then_not_known() -> None:
    assert stands(CARD, "2030-03-10", start=ARRIVED) == Standing("running", whole_day("2030-03-10"))
    assert stands(CARD, "2030-03-11", start=ARRIVED).state == "not-known"


def test_what_is_said_after_the_last_day_not_to_have_been_done_is_late() -> None:
    assert stands(CARD, "2030-04-01", start=ARRIVED, not_done="2030-03-20").state == "late"
    assert stands(CARD, "2030-04-01", start=ARRIVED, not_done="2030-03-09").state == "not-known"


def test_a_day_told_as_a_month_counts_from_its_last_day() -> None:
    assert stands(CARD, "2030-04-07", start="2030-03").due == whole_day("2030-04-07")


def test_days_that_are_not_exact_enough_decide_nothing() -> None:
    assert stands(CARD, "2030-05-01", start="2030-03", done=("2030-03-20",)).state == "not-known"
    assert stands(CARD, "2030-05-01", start=ARRIVED, done=("2030-03",)).state == "not-known"
    assert stands(CARD, "2030-05-01", start=ARRIVED, done=("2030-04",)).state == "late"


def test_news_of_the_seriously_sick_is_never_overdue() -> None:
    weekly = DUTIES["nib-health-weekly"]
    assert stands(weekly, "2030-06-01", start=ARRIVED).state == "running"
    assert stands(weekly, "2030-06-01", start=ARRIVED, done=("2030-04-20",)).state == "running"
    assert stands(weekly, "2030-04-22", start=ARRIVED, done=("2030-04-20",)).state == "met"


def test_an_inspection_that_is_kept_up_is_met_until_the_next_is_due() -> None:
    monthly = DUTIES["medical-inspection"]
    kept = ("2030-04-01", "2030-04-28")
    assert stands(monthly, "2030-05-20", start=ARRIVED, done=kept) == Standing("met", whole_day("2030-05-28"))
    assert stands(monthly, "2030-06-20", start=ARRIVED, done=kept).state == "not-known"
    assert stands(monthly, "2030-08-02", start=ARRIVED, done=(*kept, "2030-08-01")).state == "late"


def test_a_notice_of_trial_must_come_three_weeks_before_it_opens() -> None:
    notice = DUTIES["trial-notice"]
    assert stands(notice, "2030-04-01", start="2030-04-30") == Standing("running", whole_day("2030-04-09"))
    assert stands(notice, "2030-05-01", start="2030-04-30", done=("2030-04-09",)).state == "met"
    assert stands(notice, "2030-05-01", start="2030-04-30", done=("2030-04-10",)).state == "late"


def test_a_sentence_carried_out_before_the_six_months_is_a_breach() -> None:
    stay = DUTIES["death-sentence-stay"]
    assert stands(stay, "2030-05-01", start=ARRIVED).state == "running"
    assert stands(stay, "2030-09-03", start=ARRIVED).state == "met"
    assert stands(stay, "2030-10-01", start=ARRIVED, done=("2030-09-02",)).state == "late"
    assert stands(stay, "2030-10-01", done=("2030-09-02",)) == Standing("not-known", None, "no day to count from")


def test_a_ban_broken_before_it_began_is_no_breach() -> None:
    ban = DUTIES["no-active-service-after-return"]
    assert stands(ban, "2030-10-01", start=ARRIVED, done=("2030-02-01",)).state == "running"
    assert stands(ban, "2030-10-01", start=ARRIVED, done=("2030-04-01",)).state == "late"


def test_no_day_is_made_out_of_words() -> None:
    for duty in DUTIES.values():
        if duty.period is None and duty.limit != "before":
            assert stands(duty, "2030-10-01", start=ARRIVED).due is None
            assert stands(duty, "2030-10-01", start=ARRIVED).state == "running"
            assert stands(duty, "2030-10-01", start=ARRIVED, not_done="2030-09-01").state == "running"


days = st.integers(min_value=whole_day("2030-01-01"), max_value=whole_day("2031-12-31"))
duties = st.sampled_from(list(DUTIES.values()))


@st.composite
def spans(draw: st.DrawFn) -> PartialDate:
    first = draw(days)
    last = first + draw(st.sampled_from([0, 0, 1, 6, 30]))
    return PartialDate(f"{iso(first)}/{iso(last)}", first, last)


@st.composite
def narrower(draw: st.DrawFn, span: PartialDate) -> PartialDate:
    first = draw(st.integers(min_value=span.first, max_value=span.last))
    last = draw(st.integers(min_value=first, max_value=span.last))
    return PartialDate(f"{iso(first)}/{iso(last)}", first, last)


@given(duty=duties, start=spans(), done=st.lists(spans(), max_size=3), on=days, later=days)
def test_a_later_day_never_takes_back_what_is_late(
    duty: Duty, start: PartialDate, done: list[PartialDate], on: int, later: int
) -> None:
    assume(on <= later)
    told = Told(start=start, done=done)
    if standing(duty, told, on).state == "late":
        assert standing(duty, told, later).state == "late"
    if standing(duty, told, later).state == "running" and not done:
        assert standing(duty, told, on).state == "running"


@given(data=st.data(), duty=duties, start=spans(), done=st.lists(spans(), max_size=3), on=days)
def test_days_told_more_exactly_never_turn_met_into_late(
    data: st.DataObject, duty: Duty, start: PartialDate, done: list[PartialDate], on: int
) -> None:
    exact = Told(start=data.draw(narrower(start)), done=[data.draw(narrower(one)) for one in done])
    before, after = standing(duty, Told(start=start, done=done), on), standing(duty, exact, on)
    assert (before.state, after.state) not in {("met", "late"), ("late", "met"), ("late", "running")}


@given(duty=st.sampled_from([one for one in NUMBERED if one.limit in ("latest", "before")]), start=spans(), done=st.lists(spans(), max_size=3), more=spans(), on=days)  # fmt: skip
def test_one_more_performance_never_turns_met_into_anything_else(
    duty: Duty, start: PartialDate, done: list[PartialDate], more: PartialDate, on: int
) -> None:
    if standing(duty, Told(start=start, done=done), on).state == "met":
        assert standing(duty, Told(start=start, done=[*done, more]), on).state == "met"


@given(duty=duties, done=st.lists(spans(), max_size=3), on=days)
def test_a_clock_without_a_beginning_stays_not_known(duty: Duty, done: list[PartialDate], on: int) -> None:
    if duty.limit:
        assert standing(duty, Told(done=done), on).state == "not-known"
