"""What stands before every term: each person once, held by whom it says, on an open route, and all who are owed."""

from collections.abc import Iterator, Sequence

from safeconduct.plans.check.roll import Going
from safeconduct.plans.person import Person

LAW = "law"
ROUTES = "routes"


def broken_by_law(lines: Sequence[Going], by_name: dict[str, Person], stages: int) -> Iterator[tuple[str, str]]:
    """What a roll breaks of the routes and the law: (what, sentence)."""
    seen: set[str] = set()
    for line in lines:
        person = by_name.get(line.who)
        if line.who in seen:
            yield ROUTES, f"`{line.who}` stands twice on the roll"
        seen.add(line.who)
        if person is None:
            yield ROUTES, f"`{line.who}` is not in the routes"
            continue
        if line.held_by != person.held_by:
            yield ROUTES, f"`{line.who}` is held by {person.held_by}, not by {line.held_by or 'nobody'}"
        if line.to not in person.open_to:
            why = "he refused it" if line.to in person.refused else "no route to it is open"
            yield ROUTES, f"`{line.who}` goes to {line.to or 'nowhere'}: {why}"
        if not 1 <= line.stage <= stages:
            yield ROUTES, f"`{line.who}` goes in stage {line.stage}; there are {stages}"
    for person in by_name.values():
        if person.categories and person.owed and person.who not in seen:
            yield LAW, f"`{person.who}` is owed his release and is not on the roll"
