"""Pairs for kidney exchange drawn by lot after Saidman (2006), and their cycles up to three as a problem of ours."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import TypeVar

from safeconduct.plans.problem import Aim, Column, Line, Problem

Drawn = TypeVar("Drawn", str, float)
Compatible = Mapping[int, frozenset[int]]
"""Pair -> the pairs to whose patient its donor can give."""

# Saidman et al., Transplantation 81 (2006) 773-782, as all generators of kidney exchanges take them from there.
BLOOD = (("O", 0.4814), ("A", 0.3373), ("B", 0.1428), ("AB", 0.0385))
CROSSMATCH_FAILS = ((0.05, 0.7019), (0.45, 0.2), (0.9, 0.0981))
FEMALE = 0.409
SPOUSE_GIVES = 0.4897
AFTER_PREGNANCY = 0.75
TRANSPLANTS = "transplants"


def saidman(pairs: int, seed: int) -> Compatible:
    """So many pairs whose own donor cannot give to his own patient."""
    lots = Random(seed)  # noqa: S311 - lots are drawn for a measurement, no secret hangs on them
    drawn: list[tuple[str, str, float]] = []
    while len(drawn) < pairs:
        patient, donor, fails = _drawn(lots, BLOOD), _drawn(lots, BLOOD), _drawn(lots, CROSSMATCH_FAILS)
        if lots.random() < FEMALE and lots.random() < SPOUSE_GIVES:
            own = 1 - AFTER_PREGNANCY * (1 - fails)
        else:
            own = fails
        if not _suits(donor, patient) or lots.random() < own:
            drawn.append((patient, donor, fails))
    return {
        number: frozenset(
            other
            for other, (patient, _, fails) in enumerate(drawn)
            if other != number and _suits(donor, patient) and lots.random() >= fails
        )
        for number, (_, donor, _) in enumerate(drawn)
    }


def cycles(compatible: Compatible) -> Iterator[tuple[int, ...]]:
    """All cycles of two and of three, each once, from its smallest pair."""
    into: dict[int, set[int]] = {pair: set() for pair in compatible}
    for pair, others in compatible.items():
        for other in others:
            into[other].add(pair)
    for first, others in compatible.items():
        back = {pair for pair in into[first] if pair > first}
        for second in sorted(others):
            if second > first:
                if second in back:
                    yield first, second
                for third in compatible[second] & back:
                    yield first, second, third


def problem(compatible: Compatible) -> Problem:
    """A column a cycle; a row a pair, which stands in one cycle at the most; as many transplants as can be."""
    of_pair: dict[int, list[tuple[int, int]]] = {pair: [] for pair in compatible}
    lengths: dict[int, int] = {}
    for column, cycle in enumerate(cycles(compatible)):
        lengths[column] = len(cycle)
        for pair in cycle:
            of_pair[pair].append((column, 1))
    lines = (Line("", f"pair-{pair}", None, 1, tuple(entries)) for pair, entries in of_pair.items())
    return Problem(columns=(Column("cycle", 1),) * len(lengths), lines=tuple(lines), aims=(Aim(TRANSPLANTS, lengths),))


def _drawn(lots: Random, among: tuple[tuple[Drawn, float], ...]) -> Drawn:
    return lots.choices([one for one, _ in among], [share for _, share in among])[0]


def _suits(donor: str, patient: str) -> bool:
    """Whether blood can be given: O to all, all to AB, else to the same."""
    return donor in ("O", patient) or patient == "AB"
