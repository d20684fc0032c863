"""The people of a plan from the journal, for the verbs of `plan` that are called without a file of routes."""

from safeconduct.cli.asked import asked
from safeconduct.dates import AsOf
from safeconduct.errors import BadInput
from safeconduct.plans.from_routes import people_from_routes
from safeconduct.plans.person import People
from safeconduct.routes.from_record import routes_from_record


def people_of_journal(store: str | None, on: int) -> People:
    """Every prisoner of the store, with his routes as of the day of the terms."""
    answer = asked(store)
    situations = [answer.situation(prisoner, AsOf(on, on)) for prisoner in answer.prisoners]
    people = people_from_routes((one, routes_from_record(one, answer.law)) for one in situations)
    if not people.persons:
        raise BadInput(
            "the store holds no prisoner of whom it is known who holds him; import some, or give --routes FILE"
        )
    return people
