"""A plan as streams: so many from one Power, in one stage, to another, for one reason; flow.py draws them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.plan import Plan

# Colours that differ in lightness too; what the law owes is always the first, what is left over always the last.
COLOURS = ("#1f4b86", "#4fb894", "#d9a441", "#8a5a9e", "#b3503c", "#5d7f8f", "#9aa34b", "#555b66")
LEFT_OVER = "#a7abb3"
OTHERS = "\0others"


class Stream(NamedTuple):
    """So many who go together: from whom, in which stage, to whom, and why."""

    held_by: str
    stage: int
    to: str
    because: str
    number: int
    remains: bool = False


def streams_of(plan: Plan) -> list[Stream]:
    """The plan as streams, in the order of holders, stages and receivers, remains last and by themselves.

    Small reasons beyond the colours are one.
    """
    counted = Counter(one.because for one in plan.roll)
    reasons = sorted(counted, key=lambda because: (because != BECAUSE_OWED, -counted[because], because))
    most = len(COLOURS) if BECAUSE_OWED in counted else len(COLOURS) - 1
    shown = set(reasons if len(reasons) <= most else reasons[: most - 1])
    found = Counter(
        (one.remains, one.held_by, one.stage, one.to, one.because if one.because in shown else OTHERS)
        for one in plan.roll
    )
    return [
        Stream(held_by, stage, to, because, count, remains)
        for (remains, held_by, stage, to, because), count in sorted(found.items())
    ]


def colours_of(streams: Sequence[Stream]) -> dict[str, str]:
    """A colour for each reason, in the order of their names."""
    reasons = sorted({one.because for one in streams} - {BECAUSE_OWED, OTHERS})
    found = {BECAUSE_OWED: COLOURS[0]} if any(one.because == BECAUSE_OWED for one in streams) else {}
    found |= dict(zip(reasons, COLOURS[1:], strict=False))
    return found | ({OTHERS: LEFT_OVER} if any(one.because == OTHERS for one in streams) else {})
