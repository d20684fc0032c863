"""How duties stand, as plain data, in the shape that outside programs rely on; the verb prints it."""

from typing import Any

from safeconduct.dates import iso
from safeconduct.duties.state import DutyState


def duty_to_json(one: DutyState) -> dict[str, Any]:
    """One duty: `duty, subject, owed_by, owed_to, trigger, due, period, state, statements`, and what explains them.

    `due` is a day only where the text gives a number; `days` since it began, or until it was done.
    """
    return {
        "duty": one.duty.id,
        "subject": one.subject,
        "owed_by": list(one.parties.owed_by),
        "through": list(one.parties.through),
        "owed_to": list(one.parties.owed_to),
        "event": one.event or None,
        "since": str(one.since) if one.since else None,
        "trigger": [statement.id for statement in one.trigger],
        "due": iso(one.due) if one.due is not None else None,
        "period": one.duty.period_text,
        "limit": one.duty.limit,
        "soft": one.duty.soft,
        "days": one.days,
        "state": one.state,
        "because": one.because or None,
        "done": str(one.done) or None if one.done else None,
        "statements": [statement.id for statement in one.statements],
        "bears": [statement.id for statement in one.bears],
        "provision": one.duty.provision,
        "citation": one.duty.cite,
        "can_harm": one.duty.can_harm,
    }
