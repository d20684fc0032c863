"""People of a plan from the journal's own prisoners: only routes that are open lead anywhere; the verbs ask for it."""

from collections.abc import Iterable, Sequence

from safeconduct.dates import PartialDate
from safeconduct.plans.owed import owing
from safeconduct.plans.person import People, Person, Shut, Step
from safeconduct.plans.refusals import keeping_his_word
from safeconduct.records.record import Record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation


def people_from_routes(found: Iterable[tuple[Situation, Sequence[Route]]]) -> People:
    """Everyone whom a Power is known to hold; how many are left out because that is not known is said."""
    persons: list[Person] = []
    held_by_nobody = undated = 0
    for situation, routes in found:
        holder = situation.detaining_power
        if holder is None:
            held_by_nobody += 1
            continue
        persons.append(person_from_routes(situation, routes, holder))
        undated += not persons[-1].captured
    warnings = []
    if held_by_nobody:
        warnings.append(f"left out: {held_by_nobody}, of whom it is not known which Power holds them")
    if undated:
        warnings.append(f"{undated} without a day of capture: their time in captivity counts as 0")
    return People(tuple(persons), tuple(warnings))


def person_from_routes(situation: Situation, routes: Sequence[Route], holder: str) -> Person:
    """One prisoner: an open route leads to its Power; one that waits for one step tells it; a closed one why.

    What his own last word has closed, and nothing else opens, he has refused.
    """
    leading = [route for route in routes if route.power != holder]
    open_to = {route.power for route in leading if route.status == "open"}
    record = situation.record
    captured = _day(record, "captured_on")
    shut = tuple(one for route in leading if route.power not in open_to for one in _shut(route))
    return Person(
        who=situation.prisoner,
        held_by=holder,
        open_to=tuple(sorted(open_to)),
        steps=tuple(step for route in leading if route.power not in open_to for step in _single_step(route)),
        refused=tuple(sorted({one.power for one in shut if one.condition in keeping_his_word()})),
        shut=shut,
        categories=_categories(record),
        born=_day(record, "birth"),
        rank=_word(record, "rank"),
        unit=_word(record, "unit"),
        captured=captured.last if captured else 0,
    )


def _single_step(route: Route) -> list[Step]:
    """What is wanting, where it is one step, or one safeguard nobody looked into yet, and somebody owes it."""
    if route.status != "awaiting" or len(route.unmet) != 1 or not route.owes_next:
        return []
    owed = route.owes_next[0]
    return [Step(route.power, owed.who, owed.condition)]


def _shut(route: Route) -> list[Shut]:
    return [
        Shut(route.power, finding.condition.provision, finding.condition.id)
        for finding in route.findings
        if route.status == "closed" and finding.answer == "fails" and finding.condition.kind == "safeguard"
    ]


def _categories(record: Record) -> tuple[str, ...]:
    return (owing().category,) if record.entry("article_110_case").value == owing().word else ()


def _day(record: Record, matter: str) -> PartialDate | None:
    value = record.entry(matter).value
    return value if isinstance(value, PartialDate) else None


def _word(record: Record, matter: str) -> str:
    value = record.entry(matter).value
    return value if isinstance(value, str) else ""
