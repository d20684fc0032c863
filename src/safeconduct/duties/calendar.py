"""Duties as an iCalendar file of tasks (RFC 5545): due days only where there are any, no names, marked for whom."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from icalendar import Calendar, Todo
from icalendar.enums import CLASS, STATUS

from safeconduct import __version__
from safeconduct.dates import AsOf, iso
from safeconduct.duties.in_words import by_when_said, joined, parties_said, since_said, state_said
from safeconduct.duties.state import DutyState
from safeconduct.errors import OutsideFailed
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Right
from safeconduct.wording.phrases import Wording

# Who may read a matter of each right; a task is for those who may read all that it rests on.
READERS: dict[Right, tuple[str, ...]] = {
    "public": ("registrar", "legal-officer", "supervisor", "auditor", "medical-officer"),
    "identity": ("registrar", "legal-officer", "supervisor", "auditor"),
    "restricted": ("registrar", "legal-officer", "supervisor", "auditor"),
    "medical": ("medical-officer", "registrar", "supervisor", "auditor"),
    "protection": ("legal-officer", "supervisor", "auditor"),
}


def write_calendar(path: Path, duties: Sequence[DutyState], as_of: AsOf, say: Wording) -> None:
    """Write the file, whole or not at all. Raises OutsideFailed where it cannot be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(calendar_from_duties(duties, as_of, say))
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutsideFailed(
            f"the calendar cannot be written to {path} ({error.strerror}); name another place"
        ) from None


def calendar_from_duties(duties: Iterable[DutyState], as_of: AsOf, say: Wording) -> bytes:
    """The bytes of the file: the same duties as of the same days give the same bytes."""
    tasks = list(duties)
    readers = [reader for reader in READERS["restricted"] if all(reader in _readers(one) for one in tasks)]
    calendar = Calendar.new(
        prodid=f"-//Safe Conduct//duties {__version__}//{say.lang.upper()}",
        uid=_uid("duties", *sorted({one.subject for one in tasks})),
        name=say("calendar-name", on=iso(as_of.on)),
        description=_marking(readers, say),
        language=say.lang,
    )
    for one in tasks:
        calendar.add_component(_task(one, as_of, say))
    return bytes(calendar.to_ical())


def _task(one: DutyState, as_of: AsOf, say: Wording) -> Todo:
    told = [
        _marking(_readers(one), say),
        one.duty.says[say.lang],
        state_said(one, say),
        parties_said(one, say),
        joined([by_when_said(one, say), since_said(one, say)]),
        say("duty-can-harm") if one.duty.can_harm else "",
        joined([one.duty.cite, *(statement.id for statement in one.statements)]),
    ]
    task = Todo.new(
        uid=_uid(*one.name),
        stamp=datetime.combine(date.fromordinal(as_of.known_by), datetime.min.time(), UTC),
        summary=f"{one.subject}: {one.duty.says[say.lang]}",
        description="\n".join(line for line in told if line),
        classification=CLASS.CONFIDENTIAL,
        status=STATUS.COMPLETED if one.state == "met" else STATUS.NEEDS_ACTION,
        categories=[one.state, *one.parties.owed_by],
    )
    if one.due is not None and not one.duty.soft and one.duty.limit != "not-before":
        task.DUE = date.fromordinal(one.due)
    return task


def _uid(*names: str) -> str:
    """The same for the same things on every day, and telling nothing of them."""
    return f"{sha256('|'.join(names).encode()).hexdigest()[:32]}@safe-conduct"


def _readers(one: DutyState) -> tuple[str, ...]:
    """Who may read all that it rests on; that a duty is owed is itself restricted."""
    rights = {vocabulary().matters[statement.matter].right for statement in one.statements}
    return tuple(reader for reader in READERS["restricted"] if all(reader in READERS[right] for right in rights))


def _marking(readers: Iterable[str], say: Wording) -> str:
    return say("for-eyes-of", readers=", ".join(say(reader) for reader in readers))
