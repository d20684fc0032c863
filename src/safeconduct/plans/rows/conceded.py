"""The same problem after one concession: a term's rows let go together, or their ends moved; concessions.py asks."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from safeconduct.plans.problem import Problem
from safeconduct.plans.rows.alike import Unit
from safeconduct.plans.rows.apart import apart
from safeconduct.plans.rows.from_terms import Planned, problem_from_terms
from safeconduct.plans.rows.kinds import rows_of
from safeconduct.plans.terms.term import Term
from safeconduct.plans.terms.together import Together

Ends = tuple[int | None, int | None]
NOTHING = Fraction(0)


def let_go(planned: Planned, term: Term) -> Problem:
    """The problem in which a term binds nobody."""
    without = _with_ends(planned, dict.fromkeys(planned.problem.of_alone(term.name), (None, None)))
    if not isinstance(term, Together) or len(_held(planned, term)) < 2:
        return without
    family = family_of(planned, term)
    if family:
        return apart(replace(planned, problem=without), family, [(person,) for person in family])
    census = planned.census
    return problem_from_terms(census.exchange.without(term.name), census.people).untied().problem


def loosened(planned: Planned, term: Term) -> Problem:
    """The problem with a term as it is given: by its name it is known which rows get other ends."""
    ends = {row.key: (row.low, row.high) for row in rows_of(term, planned.census, planned.consents)}
    numbers = planned.problem.of_alone(term.name)
    return _with_ends(planned, {number: ends[planned.problem.lines[number].key] for number in numbers})


def _with_ends(planned: Planned, ends: Mapping[int, Ends]) -> Problem:
    lines = list(planned.problem.lines)
    for number, (low, high) in ends.items():
        lines[number] = lines[number]._replace(low=low, high=high)
    return replace(planned.problem, lines=tuple(lines))


def family_of(planned: Planned, term: Together) -> Unit:
    """The unit that this term alone holds together; empty where others have a part in it, or nobody may go."""
    held = _held(planned, term)
    if any(who not in planned.home or planned.families[who] != (term.name,) for who in held):
        return ()
    return planned.unit(held[0])


def _held(planned: Planned, term: Together) -> list[str]:
    """Whom the term makes one unit: who is owed waits for nobody."""
    return [who for who in term.persons if not planned.census.by_name[who].owed]


def left_to_gain(planned: Planned, family: Unit, worth: Mapping[int, Fraction]) -> Fraction:
    """What multipliers of the rows leave to be gained in persons, when each of a family may go by himself."""
    return sum((_best_move(planned, (person,), worth) for person in family), NOTHING)


def _best_move(planned: Planned, unit: Unit, worth: Mapping[int, Fraction]) -> Fraction:
    alike = planned.grouping.alike(unit)
    left = {(to, stage): Fraction(alike.persons) for to in alike.receivers for stage in planned.census.stages}
    for (pick, to), times in alike.marks.items():
        for line, stages, by in planned.counting.get(pick, ()):
            for stage in stages if line in worth else ():
                left[to, stage] -= worth[line] * times * by
    return max([NOTHING, *left.values()])
