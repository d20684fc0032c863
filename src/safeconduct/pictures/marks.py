"""The marks of a picture: the days on which routes moved, which of them are told, and where their numbers stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeconduct.pictures.lanes import who_owes
from safeconduct.routes.change import Change, Moment
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement

MOST_TOLD = 12
MOST_STATEMENTS = 3
UNIDENTIFIED = "unidentified:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A day on which routes moved. `number` is 0 where the day is drawn but not told in words.

    `turns` holds the routes that were shown and whose status changed, with their new status (None: no longer shown);
    `left_out` counts the statements that are not named.
    """

    day: int
    number: int
    lanes: tuple[str, ...]
    turns: tuple[tuple[str, str | None], ...]
    statements: tuple[str, ...]
    left_out: int


def marks_from_moments(moments: Sequence[Moment], statements: Statements) -> list[Mark]:
    """A mark for every moment; the weightiest are numbered in the order of their days."""
    told = sorted(
        sorted(filter(_weight, moments), key=_weight, reverse=True)[:MOST_TOLD], key=lambda moment: moment.day
    )
    numbers = {moment.day: number for number, moment in enumerate(told, 1)}
    return [_mark(moment, numbers.get(moment.day, 0), statements) for moment in moments]


def _weight(moment: Moment) -> tuple[bool, ...]:
    """What makes a day worth telling: a status changed; then another owes; then something was said. Empty: nothing."""
    turned = any(_turned(change) for change in moment.changes)
    owed = any(_owing(change) for change in moment.changes)
    said = any(change.because for change in moment.changes)
    return (turned, owed, said) if turned or owed or said else ()


def _turned(change: Change) -> bool:
    return change.was != change.now


def _owing(change: Change) -> bool:
    before, after = change.before, change.after
    return (who_owes(before) if before else ()) != (who_owes(after) if after else ())


def _mark(moment: Moment, number: int, statements: Statements) -> Mark:
    named = named_for(moment, statements)
    told = named[:MOST_STATEMENTS]
    # Of "one wants this, the other that" neither half may stand alone: it would be read as his.
    halves = {one.utterance for one in told if one.subject.startswith(UNIDENTIFIED)}
    told += [one for one in named[MOST_STATEMENTS:] if one.utterance in halves]
    return Mark(
        day=moment.day,
        number=number,
        lanes=tuple(change.route.name for change in moment.changes),
        turns=tuple((change.route.name, change.now) for change in moment.changes if _turned(change) and change.was),
        statements=tuple(one.id for one in told),
        left_out=len(named) - len(told),
    )


def named_for(moment: Moment, statements: Statements) -> list[Statement]:
    """The statements that moved the routes on a day, the weightiest first; several that say the same stand as one.

    What became known on the day goes before what no longer counts.
    """
    weights = _weights(moment)
    held = [statements.by_id[name] for name in weights if name in statements.by_id]
    fresh = [one for one in held if one.known_day == moment.day] or held
    found: dict[tuple[str, ...], Statement] = {}
    for one in sorted(fresh, key=lambda one: -weights[one.id]):
        found.setdefault((one.matter, str(one.value), str(one.denied)), one)
    return list(found.values())


def _weights(moment: Moment) -> Counter[str]:
    """How much each statement moved: on how many findings it bears, those of a route that turned before all others."""
    found: Counter[str] = Counter()
    for change in moment.changes:
        weight = 100 if _turned(change) else 10 if _owing(change) else 1
        found.update(dict.fromkeys(change.because, weight))
        moved = {one.condition for one in change.moved if one.turned}
        for finding in change.after.findings if change.after else ():
            if finding.condition.id in moved:
                found.update({name: weight for name in finding.statements if name in change.because})
    return found


def nudged(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in the given order, at least `gap` apart and within bounds, moved as little as can be (least squares)."""
    blocks: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        total, count = place - index * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    top = high - (len(wanted) - 1) * gap
    means = [total / count for total, count in blocks for _ in range(count)]
    return [min(max(mean, low), max(top, low)) + index * gap for index, mean in enumerate(means)]
