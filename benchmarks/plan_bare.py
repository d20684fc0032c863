"""The bare problem of an exchange, as a model is first written down: types alike in each aim, all of it whole."""

from collections.abc import Mapping
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from safeconduct.cli.plan_people import given
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.rows.from_terms import TIE, Planned, problem_from_terms
from safeconduct.plans.solver import Solver


def bare(planned: Planned) -> Problem:
    """The same rows and aims, but a column for each type, length of captivity, Power and stage; nothing is left out."""
    on = planned.census.exchange.on
    columns: list[Column] = []
    of_move: dict[int, list[int]] = {}
    days: dict[int, int] = {}
    stocks: dict[tuple[int, int], list[tuple[int, int]]] = {}
    held = [alike.days(on) for alike in planned.types]
    for move, (number, to, stage) in planned.moves.items():
        for ended, units in held[number].items():
            of_move.setdefault(move, []).append(len(columns))
            stocks.setdefault((number, ended), []).append((len(columns), 1))
            days[len(columns)] = ended
            columns.append(Column(f"{number} held {ended} to {to} in {stage}", units))
    for move, column in enumerate(planned.problem.columns):
        if column.switch:
            of_move[move] = [len(columns)]
            columns.append(column)
    lines = [
        Line(line.term, line.key, line.low, line.high, _spread(dict(line.entries), of_move))
        for line in planned.problem.lines
        if line.term
    ]
    for (number, ended), entries in stocks.items():
        units = held[number][ended]
        low = units if planned.types[number].owed else None
        lines.append(Line("", f"stock-{number}-{ended}", low, units, tuple(entries)))
    aims = (
        Aim(aim.name, days if aim.name == "days-in-captivity" else dict(_spread(aim.gains, of_move)))
        for aim in planned.problem.aims
        if aim.name != TIE
    )
    return Problem(columns=tuple(columns), lines=tuple(lines), aims=tuple(aims))


def _spread(told: Mapping[int, int], of_move: Mapping[int, list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple([(column, times) for move, times in told.items() for column in of_move.get(move, ())])


class Settled(NamedTuple):
    """What HiGHS alone came to in each aim that it settled, and after how many seconds it was done, or was ended."""

    values: list[int]
    seconds: float
    aims: int
    columns: int


def settled(terms: Path, routes: Path, limit: float) -> Settled:
    """HiGHS alone in whole numbers, aim after aim, in a process of its own: in presolve it heeds no time limit."""
    context = get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_settle, args=(terms, routes, its), daemon=True)
    process.start()
    its.close()
    aims, columns = ours.recv()
    start, values = perf_counter(), []
    while len(values) < aims and ours.poll(max(0.0, start + limit - perf_counter())):
        values.append(ours.recv())
    seconds = perf_counter() - start
    process.kill()
    process.join()
    return Settled(values, seconds, aims, columns)


def _settle(terms: Path, routes: Path, to: Connection) -> None:
    """Tell how large it is as soon as the solver holds it, then what each aim comes to."""
    problem = bare(problem_from_terms(*given(terms, routes, None)))
    solver = Solver(problem)
    to.send((len(problem.aims), len(problem.columns)))
    columns: tuple[int, ...] = ()
    for aim in problem.aims:
        answer = solver.whole(aim.gains, inf, columns)
        assert answer and answer.finished, f"HiGHS does not settle {aim.name}"
        columns = answer.columns
        to.send(aim.value(columns))
        solver.floor(aim.gains, aim.value(columns))
