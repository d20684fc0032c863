"""The same problem with one unit taken out of its type, so that it can be asked about alone; why.py and concessions.py.

It costs the columns of the unit and nothing of the other persons, however many they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.rows.alike import Alike, Unit, days_held
from safeconduct.plans.rows.from_terms import Planned


def apart(planned: Planned, unit: Unit, into: Sequence[Unit], least: int = 0) -> Problem:
    """The problem in which `into` stand for the unit (it itself, or its members one by one); at least so many go.

    What is not asked about keeps its columns and rows. The problem must be one without a tie-break.
    """
    making = _Apart(planned)
    making.take_out(planned.home[unit[0].who], days_held(unit, planned.census.exchange.on))
    for one in into:
        making.put_in(planned.grouping.alike(one))
    return making.problem(least)


class _Apart:
    """Columns, rows and gains as they change."""

    def __init__(self, planned: Planned) -> None:
        self.planned = planned
        self.columns = list(planned.problem.columns)
        self.changed: dict[int, Line] = {}
        self.further: dict[int, list[tuple[int, int]]] = {}
        self.stocks: list[Line] = []
        self.gains: list[dict[int, int]] = [{} for _ in planned.problem.aims]
        self.asked: list[int] = []

    def take_out(self, number: int, days: int) -> None:
        """One unit less of a type."""
        stock = self.planned.stocks[number]
        line = self.planned.problem.lines[stock]
        low = None if line.low is None else line.low - 1
        self.changed[stock] = line._replace(low=low, high=(line.high or 0) - 1)
        held = self.planned.held.get((number, days))
        for column in (*(at for at, _ in line.entries), *(() if held is None else (held,))):
            self.columns[column] = self.columns[column]._replace(upper=self.columns[column].upper - 1)

    def put_in(self, alike: Alike) -> None:
        """A type of one unit, with its own columns."""
        at = {}
        for to in alike.receivers:
            for stage in self.planned.census.stages:
                at[to, stage] = len(self.columns)
                self.columns.append(Column(f"{alike.first} to {to} in {stage}", 1))
        self.stocks.append(Line("", "stock apart", 1 if alike.owed else None, 1, _ones(at.values())))
        self.asked += at.values()
        for (pick, to), times in alike.marks.items():
            for line, stages, by in self.planned.counting.get(pick, ()):
                self.further.setdefault(line, []).extend((at[to, stage], times * by) for stage in stages)
        for gains, aim in zip(self.gains, self.planned.problem.aims, strict=True):
            for (_, stage), column in at.items():
                if gain := self.planned.gain(aim.name, alike, stage):
                    gains[column] = gain

    def problem(self, least: int) -> Problem:
        before = self.planned.problem
        lines = list(before.lines)
        for number, line in self.changed.items():
            lines[number] = line
        for number, entries in self.further.items():
            lines[number] = lines[number]._replace(entries=(*lines[number].entries, *_added(entries).items()))
        question = [Line("", "the question", least, None, _ones(self.asked))] if least else []
        aims = tuple(Aim(aim.name, {**aim.gains, **gains}) for aim, gains in zip(before.aims, self.gains, strict=True))
        return replace(before, columns=tuple(self.columns), lines=(*lines, *self.stocks, *question), aims=aims)


def _ones(columns: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((column, 1) for column in columns)


def _added(entries: Sequence[tuple[int, int]]) -> dict[int, int]:
    """A column that a row counts twice, counted once with both numbers added."""
    found: dict[int, int] = {}
    for column, times in entries:
        found[column] = found.get(column, 0) + times
    return found
