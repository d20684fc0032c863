"""Those whom one Power holds, day by day, and whether what is told of all of them together tells of one alone."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from safeconduct.dates import AsOf
from safeconduct.records.from_statements import record_from_statements
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.gathered import Statements

FEWEST = 2


class Company(NamedTuple):
    """Whom a Power holds on a day, and whom it held before. `tellable`: nothing of all of them is of one alone."""

    power: str
    now: frozenset[str]
    ever: frozenset[str]
    tellable: bool


def companies_by_day(
    persons: Iterable[str], statements: Statements, surroundings: Surroundings, days: Iterable[int]
) -> Iterable[tuple[int, Mapping[str, Company]]]:
    """The companies of every Power on each of the days (ordinals, the earliest first), as known on that day.

    Two looks at one company that differ by a single man would tell of him by their difference. So a company is
    tellable while it has at least two, and whoever came or went since it had two came or went with another.
    """
    persons = list(persons)
    before: dict[str, Company] = {}
    for day in days:
        held = _held(persons, statements, surroundings, day)
        before = {
            power: _next(power, before.get(power), held.get(power, frozenset())) for power in sorted({*before, *held})
        }
        yield day, before


def _held(
    persons: list[str], statements: Statements, surroundings: Surroundings, day: int
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for person in persons:
        record = record_from_statements(person, statements, surroundings, AsOf(day, day))
        power = record.entry("detaining_power").value
        if isinstance(power, str):
            found.setdefault(power, set()).add(person)
    return {power: frozenset(held) for power, held in found.items()}


def _next(power: str, before: Company | None, now: frozenset[str]) -> Company:
    if before is None:
        return Company(power, now, now, len(now) >= FEWEST)
    if now == before.now:
        return before
    apart = len(before.now) < FEWEST or not (now & before.now)
    differ = all(len(some) != 1 for some in (now - before.now, before.now - now))
    return Company(power, now, now | before.ever, len(now) >= FEWEST and (apart or (before.tellable and differ)))
