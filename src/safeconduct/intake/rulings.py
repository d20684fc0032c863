"""Rulings checked, and built from their lines: two persons, a reason, something held; the journal builds them again."""

from typing import get_args

from safeconduct.errors import BadInput, BadLine, did_you_mean
from safeconduct.intake.contexts import statement_from_context
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.signatures import signed_by_two
from safeconduct.intake.thing import Body, Line, Thing
from safeconduct.law.provision import Condition
from safeconduct.powers import power
from safeconduct.statements.reading import COLUMNS, day, needed_day, statement_from_reading, text, texts
from safeconduct.statements.ruling import Decision, Ruling

DECISIONS: tuple[Decision, ...] = get_args(Decision)
# What a correction of our own transcription may change: anything but which statement it is.
CORRECTED = COLUMNS - {"statement", "row"}
# What makes a prisoner's own word his, and what it says: another one of these would be another word than he gave.
HIS_WORD = {"subject", "matter", "value", "polarity", "by", "towards", "speaker", "capacity", "directness"}


def thing_from_ruling(line: Line, grounds: Grounds) -> Thing:
    """A ruling, known by its id. Raises BadLine."""
    ruling = ruling_from_line(line.columns)
    signed_by_two(line.columns, "ruling")
    if ruling.decision == "waived":
        _waivable(ruling, grounds)
    else:
        _stands_on_something(ruling, grounds)
    if ruling.decision in ("prevails", "corrected"):
        _supplies_no_own_word(ruling, grounds)
    if ruling.decision == "corrected":
        _can_be_corrected(ruling, grounds)
    return Thing(kind="ruling", key=ruling.id, subject=ruling.subject, body=line.columns, line=line)


def ruling_from_line(told: Body) -> Ruling:
    """The ruling of a line. Its day known is the day it was made, where none is told. Raises BadLine."""
    name = text(told, "decision")
    decision = next((one for one in DECISIONS if one == name), None)
    if not decision:
        hint = did_you_mean(name, DECISIONS) or f"; it is one of {', '.join(DECISIONS)}"
        raise BadLine(f"`decision` is `{name}`, which no ruling can be{hint}", column="decision")
    made = needed_day(told, "day")
    known = day(told, "known") or made
    if known.last < made.first:
        raise BadLine(f"it is known on {known}, before it was made ({made}); check both days", column="known")
    corrected = told.get("corrected_to") or {}
    if not isinstance(corrected, dict):
        raise BadLine("`corrected_to` is not a table of columns and their right values", column="corrected_to")
    return Ruling(
        id=text(told, "ruling"),
        decision=decision,
        day=made.last,
        known=known.last,
        reason=text(told, "reason"),
        made_by=text(told, "made_by"),
        approved_by=text(told, "approved_by"),
        of=texts(told, "of"),
        corrected_to=corrected,
        subject=str(told.get("subject") or ""),
        condition=str(told.get("condition") or ""),
        route=str(told.get("route") or ""),
    )


def _stands_on_something(ruling: Ruling, grounds: Grounds) -> None:
    if not ruling.of:
        raise BadLine("`of` is missing; a ruling names the statements or rows that it is upon", column="of")
    for name in ruling.of:
        if not any(name in grounds.held.of(kind) for kind in ("reading", "context", "row")):
            raise BadLine(
                f"`of` names `{name}`, which is neither held nor in this import; import it first", column="of"
            )


def _supplies_no_own_word(ruling: Ruling, grounds: Grounds) -> None:
    """No ruling lets a word of his prevail, makes another of it, or makes his what another said."""
    changed = HIS_WORD & set(ruling.corrected_to)
    if ruling.decision == "corrected" and not changed:
        return
    for name in ruling.of:
        for told in grounds.statement_bodies(name):
            for body in (told, {**told, **ruling.corrected_to}):
                matter = grounds.words.matter(str(body.get("matter")))
                if matter and matter.own_word:
                    raise BadLine(
                        f"no ruling may supply a prisoner's wish or another word of his own: `{matter.id}` of `{name}`"
                        " is his; strike what was misread and read the row again, or ask him",
                        column="corrected_to" if changed else "of",
                    )


def _can_be_corrected(ruling: Ruling, grounds: Grounds) -> None:
    if not ruling.corrected_to:
        raise BadLine("`corrected_to` is missing; a correction says which column becomes what", column="corrected_to")
    for column in ruling.corrected_to:
        if column not in CORRECTED:
            hint = did_you_mean(column, CORRECTED)
            raise BadLine(f"`corrected_to` names `{column}`, which cannot be corrected{hint}", column="corrected_to")
    for name in ruling.of:
        for told in grounds.statement_bodies(name):
            right = {**told, **ruling.corrected_to}
            try:
                if "context" in told:
                    statement_from_context(right, grounds.words)
                else:
                    statement_from_reading(right, grounds.words)
            except BadLine as error:
                raise BadLine(f"`{name}` cannot be corrected so: {error}", column="corrected_to") from None


def _waivable(ruling: Ruling, grounds: Grounds) -> None:
    if not ruling.condition:
        raise BadLine("`condition` is missing; a waiver says which condition is waived", column="condition")
    condition = grounds.law.conditions.get(ruling.condition)
    if not condition:
        hint = did_you_mean(ruling.condition, grounds.law.conditions)
        raise BadLine(f"`condition`: the law has no condition `{ruling.condition}`{hint}", column="condition")
    if not condition.waivable_by:
        raise BadLine(f"`condition`: nobody may waive `{condition.id}` ({condition.provision})", column="condition")
    if ruling.route:
        _asked_on(ruling.route, condition, grounds)


def _asked_on(route: str, condition: Condition, grounds: Grounds) -> None:
    """Whether a route (`kind`, `kind:POWER` or `kind:POWER:OFFER`) asks the condition. Raises BadLine where not."""
    kind, colon, rest = route.partition(":")
    if kind not in grounds.law.kinds:
        hint = did_you_mean(kind, grounds.law.kinds) or f"; it is one of {', '.join(grounds.law.kinds)}"
        raise BadLine(f"`route`: the law has no route `{kind}`{hint}", column="route")
    if kind not in condition.routes:
        hint = did_you_mean(kind, condition.routes)
        raise BadLine(f"`route`: `{condition.id}` is not asked on `{kind}`{hint}", column="route")
    if colon:
        try:
            power(rest.partition(":")[0])
        except BadInput as error:
            raise BadLine(f"`route`: {error}", column="route") from None
