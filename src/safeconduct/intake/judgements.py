"""Judgements on identity checked, and built from their lines; the journal builds them again when it is read."""

from typing import get_args

from safeconduct.errors import BadLine, did_you_mean
from safeconduct.identities.judgement import Judgement, Verdict
from safeconduct.intake.thing import Body, Line, Thing
from safeconduct.statements.reading import needed_day, text

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def thing_from_judgement(line: Line) -> Thing:
    """A judgement, known by its id. Raises BadLine."""
    judgement = judgement_from_line(line.columns)
    if judgement.left == judgement.right:
        raise BadLine("`left` and `right` are one subject; a judgement is on two", column="right")
    return Thing(kind="judgement", key=judgement.id, subject=judgement.left, body=line.columns, line=line)


def judgement_from_line(told: Body) -> Judgement:
    """The judgement of a line. Raises BadLine."""
    name = text(told, "verdict")
    verdict = next((one for one in VERDICTS if one == name), None)
    if not verdict:
        hint = did_you_mean(name, VERDICTS)
        raise BadLine(f"`verdict` is `{name}`; it is one of {', '.join(VERDICTS)}{hint}", column="verdict")
    return Judgement(
        id=text(told, "judgement"),
        left=text(told, "left"),
        right=text(told, "right"),
        verdict=verdict,
        known=needed_day(told, "known").last,
        reason=text(told, "reason"),
        made_by=text(told, "made_by"),
    )
