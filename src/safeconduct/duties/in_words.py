"""What is said of a duty in the reader's language: by when, since when, who owes it; verb and calendar say it."""

from collections.abc import Iterable

from safeconduct.dates import PartialDate, iso
from safeconduct.duties.state import DutyState
from safeconduct.law.duty import BANS, Duty
from safeconduct.law.period import Period
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

LAST_DAY = {"latest": "duty-latest", "each": "duty-each", "before": "duty-latest", "not-before": "duty-not-before"}


def state_said(one: DutyState, say: Wording) -> str:
    """The state, and why it is so where that is not plain."""
    state = "broken" if one.state == "late" and one.duty.limit in BANS else one.state
    return f"{say(state)}: {say.word(one.because)}" if one.because else say(state)


def parties_said(one: DutyState, say: Wording) -> str:
    """Who owes it, through which body, to whom."""
    steps = [", ".join(party_said(key, say) for key in keys) for keys in one.parties]
    return " → ".join(step for step in steps if step)


def party_said(key: str, say: Wording) -> str:
    """A Power by name, a body or an unfilled role by its label, a person by key."""
    role = vocabulary().roles.get(key)
    return role.label[say.lang] if role else say.power(key)


def by_when_said(one: DutyState, say: Wording) -> str:
    """The last day where the text gives a number, with how it is counted; else the words of the text."""
    duty = one.duty
    if duty.limit == "never":
        return say("duty-never")
    if duty.period is None:
        words = (
            say("duty-before-event", event=_event(duty.runs_from, say)) if duty.limit == "before" else _words(duty, say)
        )
        return f"{say('duty-latest', day=iso(one.due))} ({words})" if one.due is not None else words
    period = period_said(duty.period, say)
    counted = say(
        "duty-counted-back" if duty.limit == "before" else "duty-counted",
        period=period,
        event=_clock(one, say),
    )
    if one.due is None or duty.limit is None:
        return counted
    key = "duty-each-soft" if duty.soft else LAST_DAY[duty.limit]
    return f"{say(key, day=iso(one.due), period=period)} ({counted})"


def _clock(one: DutyState, say: Wording) -> str:
    """From which event the period runs: that which began it, else those that would."""
    duty = one.duty
    if duty.runs_from != "trigger":
        return _event(duty.runs_from, say)
    return ", ".join(_event(word, say) for word in ([one.event] if one.event else duty.trigger))


def _words(duty: Duty, say: Wording) -> str:
    return say("no-period" if duty.period_text == "none" else duty.period_text)


def period_said(period: Period, say: Wording) -> str:
    """A period in months, weeks or days, as its text counts it."""
    if period.months:
        return say.counted("period-months", period.months)
    if period.text.endswith("W"):
        return say.counted("period-weeks", period.days // 7)
    return say.counted("period-days", period.days)


def _event(word: str, say: Wording) -> str:
    held = vocabulary().matters["happened"].words.get(word)
    return held.label[say.lang] if held else say("a-rule")


def since_said(one: DutyState, say: Wording) -> str:
    """Which event began it and when, for how many days it has been owed or after how many it was done."""
    if not one.trigger:
        return ""
    event = _event(one.event, say)
    if one.since is None:
        return say("on-no-day-told", event=event)
    day = _day(one.since)
    if one.done and one.done.first < one.since.first:
        return say("done-on-before", done=_day(one.done), event=event, day=day)
    if one.done and one.days is not None:
        return say.counted("done-after-days", one.days, done=_day(one.done), event=event, day=day)
    if one.days is None or one.duty.limit == "before":
        return say("begun-on", event=event, day=day)
    return say.counted("days-since", one.days, event=event, day=day)


def _day(day: PartialDate) -> str:
    """As it was told; of an act that is only known to have been done by some day, that day."""
    return day.text or f"≤ {iso(day.last)}"


def joined(parts: Iterable[str]) -> str:
    """What there is of several parts, in one line."""
    return " · ".join(part for part in parts if part)
