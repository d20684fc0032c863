"""How a duty stands by the days that are told of it: met, late, running or not known; its cases run on this too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from safeconduct.dates import PartialDate, partial_date, whole_day
from safeconduct.law.duty import BANS, Duty, DutyCase, State

NO_START = "no day to count from"
NOT_EXACT = "the days told are not exact enough"
NO_NEWS = "nothing is known after the last day"
NOT_DONE = "said not to have been done by the last day"
DONE_LATE = "done after the last day"
BROKEN = "the forbidden act is on record"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The days of one duty. `start`: the clock runs from it, or back from it; `done`: on which days it was performed
    (for a ban: broken); `not_done`: the latest ordinal on which someone said that it was not.
    """

    start: PartialDate | None = None
    done: Sequence[PartialDate] = ()
    not_done: int | None = None


class Standing(NamedTuple):
    """How it stands; `due` is the ordinal of the last (for not-before: the first) day, where there is one."""

    state: State
    due: int | None = None
    because: str = ""


def standing(duty: Duty, told: Told, on: int | None) -> Standing:
    """How a duty stands on a day.

    Days may be partial: due is counted from the last day that the start can mean; met and late are said only where
    every day that the words can mean gives them. So a day told more exactly never turns the one into the other.
    """
    if duty.limit in BANS:
        return _ban(duty, told, on)
    if duty.limit == "each":
        return _each(duty, told, on)
    if duty.limit is None:
        return (
            Standing("met")
            if told.done
            else Standing("running")
            if told.start
            else Standing("not-known", None, NO_START)
        )
    if told.start is None:
        return Standing("not-known", None, NO_START)
    return _softened(duty, _last_day(*_limits(duty, told.start), told, on))


def _limits(duty: Duty, start: PartialDate) -> tuple[int, int]:
    """The earliest and the latest ordinal that the last day can be."""
    if not duty.period:
        return start.first, start.last
    count = duty.period.before if duty.limit == "before" else duty.period.after
    return count(start.first), count(start.last)


def _last_day(surely: int, due: int, told: Told, on: int | None) -> Standing:
    if any(day.last <= surely for day in told.done):
        return Standing("met", due)
    if any(day.first <= due for day in told.done):
        return Standing("not-known", due, NOT_EXACT)
    if told.done:
        return Standing("late", due, DONE_LATE)
    if told.not_done is not None and told.not_done > due:
        return Standing("late", due, NOT_DONE)
    if on is not None and on <= due:
        return Standing("running", due)
    return Standing("not-known", due, NO_NEWS)


def _softened(duty: Duty, found: Standing) -> Standing:
    """What is owed "if possible" is never overdue."""
    if not duty.soft or found.because in ("", NO_START):
        return found
    return found._replace(state="met" if found.because == DONE_LATE else "running", because="")


def _each(duty: Duty, told: Told, on: int | None) -> Standing:
    """Of intervals: the first that was surely too long, else the one that runs."""
    if told.start is None or duty.period is None:
        return Standing("not-known", None, NO_START)
    after = duty.period.after
    points = [told.start, *sorted(told.done, key=lambda day: (day.last, day.first))]
    inexact = False
    for before, then in pairwise(points):
        if then.first > after(before.last) and not duty.soft:
            return Standing("late", after(before.last), DONE_LATE)
        inexact = inexact or then.last > after(before.first)
    due = after(points[-1].last)
    if inexact and not duty.soft:
        return Standing("not-known", due, NOT_EXACT)
    if not told.done:
        return _softened(duty, _last_day(after(points[-1].first), due, told, on))
    if on is None or on <= due:
        return Standing("met", due)
    return _softened(duty, Standing("not-known", due, NO_NEWS))


def _ban(duty: Duty, told: Told, on: int | None) -> Standing:
    if told.start is None:
        return Standing("not-known", None, NO_START)
    start = told.start
    if duty.period is None:  # never: from its start on
        surely = [day for day in told.done if day.first >= start.last]
        perhaps = [day for day in told.done if day.last >= start.first]
        due = None
    else:  # not before the period has run
        first, due = _limits(duty, start)
        surely = [day for day in told.done if day.last < first]
        perhaps = [day for day in told.done if day.first < due]
    if surely:
        return Standing("late", due, BROKEN)
    if perhaps or on is None:
        return Standing("not-known", due, NOT_EXACT if perhaps else "")
    return Standing("met" if due is not None and on >= due else "running", due)


def mistakes_in_cases(duty: Duty) -> list[str]:
    """One plain sentence for each case that turns out otherwise, and where a duty has too few of them."""
    found = []
    seen = set()
    for case in duty.cases:
        stands = state_in_case(duty, case)
        seen.add(stands)
        if stands != case.expected:
            says = f"given {dict(case.given)} it is {stands}, but the case expects {case.expected}."
            found.append(f"`{duty.id}`: {says}")
    if "not-known" not in seen or len(seen) < 3:
        found.append(
            f"`{duty.id}`: its cases show {', '.join(sorted(seen)) or 'nothing'}; add a case for what is missing."
        )
    return found


def state_in_case(duty: Duty, case: DutyCase) -> State:
    """How a duty stands by the days that a case gives."""
    day = {name: partial_date(told) for name, told in case.given.items()}
    done = [day["done"]] if "done" in day else []
    on = case.given.get("on")
    told = Told(start=day.get("before") or day.get("start"), done=done)
    return standing(duty, told, whole_day(on) if on else None).state
