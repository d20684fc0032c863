"""`safeconduct duties`: what is owed for a prisoner, by whom, to whom, by when, how it stands; also as a calendar."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import Asked, asked
from safeconduct.cli.options import All, AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import console, print_csv, print_hanging, print_json
from safeconduct.cli.sentences import statement_named
from safeconduct.dates import iso, whole_day
from safeconduct.duties.calendar import write_calendar
from safeconduct.duties.from_record import duties_from_record
from safeconduct.duties.in_words import by_when_said, joined, parties_said, since_said, state_said
from safeconduct.duties.performance import NAMING
from safeconduct.duties.state import DutyState
from safeconduct.duties.to_json import duty_to_json
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.law.duty import State
from safeconduct.law.library import Law
from safeconduct.powers import CODES
from safeconduct.statements.statement import Statement
from safeconduct.wording.phrases import Wording

STYLE = {"met": "green", "late": "bold red", "running": "cyan", "not-known": "yellow"}
MARK = {"met": "✓", "late": "✗", "running": "▶", "not-known": "?"}
SHOWN = 4
COLUMNS = (
    *("subject", "duty", "owed_by", "through", "owed_to", "event", "since", "days", "period", "limit", "due", "state"),
    *("because", "done", "trigger", "statements", "bears", "provision", "citation"),
)
By = Annotated[
    list[str] | None,
    typer.Option("--owed-by", metavar="KEY", help="Only what this Power (UA) or body (icrc) owes; several times."),
]
Stands = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="STATE", help="Only what is met, late, running or not-known; several times."),
]
DueBy = Annotated[str | None, typer.Option("--due-by", metavar="DAY", help="Only what has a last day up to this one.")]
Ics = Annotated[Path | None, typer.Option("--ics", metavar="FILE", help="Write them as an iCalendar file of tasks.")]


def verb(
    subject: Annotated[str | None, typer.Argument(help="A prisoner; all of them when left out.")] = None,
    on: On = None,
    known_by: KnownBy = None,
    owed_by: By = None,
    state: Stands = None,
    due_by: DueBy = None,
    everything: All = False,
    ics: Ics = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """What is owed to whom, by which day where the text gives one; whether it is met, late, running or not known."""
    say, days = Wording(language(lang)), as_of(on, known_by)
    answer = asked(store)
    _warn_of_names(answer)
    wanted = _wanted(owed_by or (), state or (), due_by, answer.law)
    prisoners = [_person(answer, subject)] if subject else answer.prisoners
    situations = {one: answer.situation(one, days) for one in prisoners}
    found = {
        one: [state for state in duties_from_record(situation, answer.law.on(days.on)) if wanted(state)]
        for one, situation in situations.items()
    }
    shown = {one: [state for state in states if everything or state.spoken_of] for one, states in found.items()}
    if ics:
        write_calendar(ics, [state for states in shown.values() for state in states], days, say)
    if json or csv:
        documents = [duty_to_json(state) for states in shown.values() for state in states]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    for prisoner, states in shown.items():
        if found[prisoner]:
            key = "as-of" if days.on == days.known_by else "as-of-known-by"
            out.print(say(key, subject=prisoner, on=iso(days.on), known_by=iso(days.known_by)), style="bold")
            _print(out, states, len(found[prisoner]) - len(states), say)
            out.print()
    if not any(found.values()):
        out.print(say("no-duties"), style="dim")
    if any(state.duty.can_harm for states in shown.values() for state in states):
        print_hanging(out, Text("⚠", style="bold yellow"), Text(say("duty-can-harm")))


def _person(answer: Asked, subject: str) -> str:
    if answer.named(subject) not in answer.prisoners:
        raise BadInput(
            f"duties are owed for a person, and `{subject}` is none; name one of {', '.join(answer.prisoners)}"
        )
    return subject


def _warn_of_names(answer: Asked) -> None:
    """Tell on standard error of each performance that names no duty: nothing would ever rest on it."""
    known = answer.law.duties
    for one in answer.statements:
        if one.matter in NAMING and one.value not in known:
            says = f"`{one.id}` speaks of the duty `{one.value}`, which does not exist{did_you_mean(one.value, known)}"
            print(f"safeconduct: {says}", file=sys.stderr)


def _wanted(owed_by: Sequence[str], states: Sequence[str], due_by: str | None, law: Law) -> Callable[[DutyState], bool]:
    """Which duties are asked for. Raises BadInput for a state or a key that none can have."""
    known = get_args(State)
    for state in states:
        if state not in known:
            raise BadInput(f"--state: `{state}` is not one of {', '.join(known)}{did_you_mean(state, known)}")
    roles = {role for duty in law.duties.values() for role in duty.owed_by}
    for key in owed_by:
        if key not in CODES | roles:
            hint = did_you_mean(key, CODES | roles) or f"; write a Power (UA), or one of {', '.join(sorted(roles))}"
            raise BadInput(f"--owed-by: nobody owes as `{key}`{hint}")
    last = whole_day(due_by) if due_by else None

    def wanted(one: DutyState) -> bool:
        owing = {*one.parties.owed_by, *one.duty.owed_by}
        return (
            (not owed_by or not owing.isdisjoint(owed_by))
            and (not states or one.state in states)
            and (last is None or (one.due is not None and one.due <= last))
        )

    return wanted


def _print(out: Console, states: Sequence[DutyState], folded: int, say: Wording) -> None:
    for one in states:
        print_hanging(out, Text(MARK[one.state], style=STYLE[one.state]), *_lines(one, say))
    if folded:
        print_hanging(out, "…", Text(say.counted("duties-folded", folded), style="dim"))


def _lines(one: DutyState, say: Wording) -> list[Text]:
    """What is owed and how it stands; by whom to whom; by when and since when; on what it rests."""
    harm = ("  ⚠", "bold yellow") if one.duty.can_harm else ""
    lines = [
        Text.assemble(one.duty.says[say.lang], harm, (f"  {one.duty.id}", "dim")),
        Text.assemble((state_said(one, say), STYLE[one.state]), "  ", (parties_said(one, say), "bold")),
        Text(joined([by_when_said(one, say), since_said(one, say)])),
    ]
    if one.state == "not-known":
        lines.append(Text(one.duty.ask[say.lang]))
    lines.append(Text(joined([_named(one, say), one.duty.cite]), style="dim"))
    return lines


def _named(one: DutyState, say: Wording) -> str:
    """The statements that it rests on, and those that only bear on it."""
    told = [*one.trigger, *(act for act in one.acts if act not in one.trigger)]
    bears = [other for other in one.bears if other not in told]
    parts = [(say("rests-on"), told), (say("bears-on-it"), bears)]
    return joined(f"{name}: {_few(statements, say)}" for name, statements in parts if statements)


def _few(statements: Sequence[Statement], say: Wording) -> str:
    more = [say("and-more-statements", count=len(statements) - SHOWN)] if len(statements) > SHOWN else []
    return "; ".join([*(statement_named(one) for one in statements[:SHOWN]), *more])
