"""The best plan out of people and terms: the problem made, solved, and read back as a roll; `plan find` asks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from safeconduct.plans.conflict import Conflict, conflict_of, keeping_everyone
from safeconduct.plans.limits import Limits
from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.person import People, Person
from safeconduct.plans.plan import Plan, Reached, Release
from safeconduct.plans.proof_to_json import proof_to_json
from safeconduct.plans.rows.alike import Unit
from safeconduct.plans.rows.from_terms import TIE, Planned, problem_from_terms
from safeconduct.plans.searching import Best, Settled, best
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.together import Together


def plan_from_terms(
    exchange: Exchange, people: People, limits: Limits | None = None, *, explained: bool = True
) -> Plan:
    """The best plan; `explained`: where there is none, or it moves nobody, with the terms that are why."""
    limits = limits or Limits()
    planned, until = problem_from_terms(exchange, people).firm(), limits.until()
    found = best(planned.problem, limits)
    reached = tuple(_reached(planned, one) for one in found.settled if one.aim.name in exchange.aims) if found else ()
    closed = all(one.value == one.bound for one in reached)
    roll = roll_from_columns(planned, found) if found else ()
    conflict = _in_the_way(planned, found, roll, limits.left(until).until()) if explained else Conflict()
    return Plan(
        status="impossible" if found is None else "optimal" if closed else "bounded",
        reached=reached,
        roll=roll,
        conflict=conflict.terms,
        warnings=(*people.warnings, *_too_short_for(found, conflict)),
    )


def _reached(planned: Planned, one: Settled) -> Reached:
    proof = proof_to_json(one.proof, planned) if one.proof else None
    return Reached(one.aim.name, one.value, one.bound, proof, one.found_by, one.bounded_by)


def _in_the_way(planned: Planned, found: Best | None, roll: tuple[Release, ...], until: float) -> Conflict:
    """Terms that allow no plan, or let nobody go; or by which somebody who is owed would wait, and does not."""
    exchange, people = planned.census.exchange, planned.census.people
    if found is None:
        return conflict_of(exchange, people, until)
    if not roll:
        # That nobody can go is known where nothing better is left, and where nobody has a way nobody is kept.
        return keeping_everyone(exchange, people, until) if planned.moves and found.closed else Conflict()
    families = [
        term for term in exchange.terms if isinstance(term, Together) and term.name not in exchange.out_of_force
    ]
    named = {who for term in families for who in term.persons}
    places = {one.who: (one.to, one.stage) for one in roll if one.who in named}
    return Conflict(tuple(term for term in families if len({places.get(who) for who in term.persons}) > 1))


def further_plan(exchange: Exchange, people: People, limits: Limits) -> Plan:
    """The plan if every single step that is wanting were taken; each who goes by one says which, and whose it is."""
    plan = plan_from_terms(exchange, people.one_step_away(), limits)
    by_name = people.by_name
    return replace(plan, roll=tuple(_with_step(one, by_name[one.who]) for one in plan.roll))


def _with_step(release: Release, person: Person) -> Release:
    if release.to in person.open_to:
        return release
    wanting = (step for step in person.steps if step.power == release.to)
    return next((release._replace(step=f"{step.who}: {step.condition}") for step in wanting), release)


def _too_short_for(found: Best | None, conflict: Conflict) -> Iterator[str]:
    """What time did not do for."""
    last = found.settled[-1] if found else None
    if last and last.aim.name == TIE and not last.closed:
        yield "time ran out between plans that are equally good: on another machine the roll may differ"
    if not conflict.shown:
        yield "time ran out while terms were left out: of those that are named some may be spared"


def roll_from_columns(planned: Planned, found: Best) -> tuple[Release, ...]:
    """Who goes: of a type those held longest, the earlier stages first, then in the order of their names."""
    going: dict[int, list[tuple[int, str, int]]] = {}
    for column, (number, to, stage) in planned.moves.items():
        if found.columns[column]:
            going.setdefault(number, []).append((stage, to, found.columns[column]))
    roll: list[Release] = []
    for number, moves in going.items():
        alike = planned.types[number]
        units = alike.longest_held_first(planned.census.exchange.on)
        for stage, to, count in sorted(moves):
            because = _because(planned, alike.one, to)
            rest = because[""]
            roll += [
                Release(
                    person.who,
                    person.held_by,
                    to,
                    stage,
                    because.get(person.who, rest),
                    remains=not person.living,
                )
                for unit in islice(units, count)
                for person in unit
            ]
    return tuple(sorted(roll, key=itemgetter(0)))


def _because(planned: Planned, unit: Unit, to: str) -> dict[str, str]:
    """Why each of a unit may be released; units alike share the reasons of any one of them."""
    found = {
        person.who: BECAUSE_OWED if person.owed else next(iter(planned.consents.reasons(person, to)), "")
        for person in unit
    }
    return {**found, "": found[unit[0].who]}
