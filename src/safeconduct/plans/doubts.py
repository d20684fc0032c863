"""What can be read and looks like a slip, in routes and terms together; the verbs of plans warn of it."""

import re
from collections.abc import Iterator
from operator import attrgetter

from safeconduct.dates import iso
from safeconduct.plans.owed import owing
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange


def doubts(exchange: Exchange, people: People) -> Iterator[str]:
    """Each in a sentence: routes that lead nowhere or elsewhere, a day before the captures, a category nearly owed."""
    towards = {power for powers in set(map(attrgetter("open_to"), people.persons)) for power in powers}
    if not towards:
        yield (
            f"no route is open to any of the {len(people.persons):,} in the routes, so nobody can go; `routes` and "
            "`bulk summary` tell what stands in the way"
        )
    if elsewhere := towards - {*exchange.powers}:
        yield f"routes are open to {', '.join(sorted(elsewhere))}, which `powers` of the terms does not name"
    if any(day > exchange.on for day in set(map(attrgetter("captured"), people.persons))):
        later = sum(person.captured > exchange.on for person in people.persons)
        yield f"{later} captured after {iso(exchange.on)}, the day of the terms: is `on` the right day?"
    for word in sorted(_nearly_owed(people)):
        yield (
            f"the category `{word}` is none that the law owes a release; whoever is seriously wounded or sick is "
            f"written {' or '.join(sorted(owing().categories))}"
        )


def _nearly_owed(people: People) -> Iterator[str]:
    words = {word for words in set(map(attrgetter("categories"), people.persons)) for word in words}
    telling = {part for category in owing().categories for part in category.split("-")}
    return (word for word in words - owing().categories if telling & {*re.split(r"[^a-z]", word.lower())})
