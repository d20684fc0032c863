"""What a page says of one duty: from when on it is owed, by whom, to whom, by which day, with its cases as examples."""

from typing import get_args

from safeconduct.duties.in_words import period_said
from safeconduct.law.duty import BANS, Duty, DutyCase, State
from safeconduct.law.from_duty_table import EVENTS
from safeconduct.manual.markdown import bullets, code, listed, paragraphs, place, small, table
from safeconduct.manual.reader import Reader

STATES: tuple[State, ...] = get_args(State)


def parts_from_duty(duty: Duty, reader: Reader) -> list[str]:
    """Its heading and paragraphs."""
    return [
        f"### {place(duty.id)}{reader.label(duty.says)}",
        f"{reader.label(duty.ask)} {small(code(duty.id))}",
        reader.rule("duty-when", duty.when) if duty.when else "",
        _owed(duty, reader),
        _examples(duty, reader),
        reader.named("disputed-point", reader.english(duty.disputed)),
        _sources(duty, reader),
    ]


def _owed(duty: Duty, reader: Reader) -> str:
    performed = [reader.matter(sign.matter) for sign in duty.done]
    binds = reader("duty-only", power=reader.say.power(duty.only)) if duty.only else ""
    return bullets(
        [
            reader.named("duty-trigger", _events(duty.trigger, reader)),
            reader.named("owed-by", reader.roles(duty.owed_by)),
            reader.named("duty-through", reader.roles(duty.through)),
            reader.named("owed-to", reader.roles(duty.owed_to)),
            reader.named("period", _period(duty, reader)),
            reader.named("duty-content", reader.english(listed(duty.content))),
            reader.named("duty-done", listed(dict.fromkeys(performed))),
            reader.named("duty-ends", _events(duty.ends, reader)),
            reader("duty-soft") if duty.soft else "",
            reader("duty-receipt") if duty.receipt else "",
            reader("duty-can-harm") if duty.can_harm else "",
            binds,
        ]
    )


def _events(events: tuple[str, ...], reader: Reader) -> str:
    said = [reader.label(reader.material.words.matters[EVENTS].words[event].label) for event in events]
    return listed(said)


def _period(duty: Duty, reader: Reader) -> str:
    """What the text gives: a number and how it counts, an order of acts, a ban, or its own words."""
    if duty.limit == "never":
        return reader("duty-never")
    event = _clock(duty, reader)
    if duty.period is None:
        if duty.limit == "before":
            return reader("duty-before-event", event=event)
        return reader("no-period" if duty.period_text == "none" else duty.period_text)
    back = duty.limit == "before"
    counted = reader(
        "duty-counted-back" if back else "duty-counted", period=period_said(duty.period, reader.say), event=event
    )
    return reader("limit-latest" if back else f"limit-{duty.limit}", counted=counted)


def _clock(duty: Duty, reader: Reader) -> str:
    """From which event a period is counted, or back from which."""
    if duty.runs_from == "when":
        return reader("a-rule")
    return _events(duty.trigger if duty.runs_from == "trigger" else (duty.runs_from,), reader)


def _examples(duty: Duty, reader: Reader) -> str:
    cases = sorted(duty.cases, key=lambda case: STATES.index(case.expected))
    rows = [_case(case, duty, reader) for case in cases]
    columns = (reader.headed(reader("given")), reader("answer"), reader("note"))
    return paragraphs(f"**{reader('examples')}**", table(columns, rows)) if rows else ""


def _case(case: DutyCase, duty: Duty, reader: Reader) -> tuple[str, str, str]:
    given = [f"{reader(f'case-{name}')}: {reader.day(day)}" for name, day in case.given.items()]
    state = "broken" if case.expected == "late" and duty.limit in BANS else case.expected
    return "<br>".join(given) or reader("given-nothing"), reader(state), reader.english(case.says)


def _sources(duty: Duty, reader: Reader) -> str:
    cited = reader.named("sources", f"{reader.english(duty.cite)} ({reader(f'checked-{duty.checked}')})")
    see = reader.named("see-also", reader.english(listed(duty.see)))
    return f"{bullets([cited, see])}\n{reader.addresses(duty.source)}"
