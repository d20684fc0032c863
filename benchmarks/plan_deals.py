"""Twenty Powers with interlocked deals, drawn by lot, and how far they are planned and proved in the time allowed."""

from random import Random
from typing import Any

from safeconduct.plans.from_file import person_from_row
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_tables
from safeconduct.plans.terms.place import TermsFile

POWERS = "AD BJ CV DM EE FJ GA HN IS JO KE LI MC NE OM PA QA SM TO UY".split()  # noqa: SIM905 - twenty codes are read more easily so
DAY = "2026-06-01"
PERSONS_TO_TEN_DEALS = 7
MONTHS = 45
AIMS = ["persons", "remains", "days-in-captivity"]


def rows(deals: int, lots: Random, living: int) -> list[dict[str, Any]]:
    """Seven to ten deals, each with one Power and at home in another; so many of ten are living, the others remains."""
    found = []
    for number in range(deals * PERSONS_TO_TEN_DEALS // 10):
        held_by, home = lots.sample(POWERS, 2)
        month = lots.randrange(MONTHS)
        captured = f"{2022 + (month + 4) // 12}-{1 + (month + 4) % 12:02d}-{1 + lots.randrange(28):02d}"
        kind = "living" if number % 10 < living else "remains"
        row = {"who": f"p{number:05d}", "held_by": held_by, "open_to": [home], "captured_on": captured, "kind": kind}
        found.append(row)
    return found


def terms(deals: int, told: list[dict[str, Any]], lots: Random) -> dict[str, Any]:
    """Each deal gives one to three of those whom its Power holds, if it gets one to three of its own."""
    held: dict[str, list[str]] = {power: [] for power in POWERS}
    own: dict[str, list[str]] = {power: [] for power in POWERS}
    for row in told:
        held[row["held_by"]].append(row["who"])
        own[row["open_to"][0]].append(row["who"])
    found = []
    for _ in range(deals):
        power = lots.choice([one for one in POWERS if held[one] and own[one]])
        give = lots.sample(held[power], min(len(held[power]), lots.randint(1, 3)))
        get = lots.sample(own[power], min(len(own[power]), lots.randint(1, 3)))
        found.append({"kind": "deal", "says": power, "offer": [{"give": give, "get": get}]})
    return {"exchange": {"on": DAY, "powers": POWERS, "aims": AIMS}, "term": found}


def exchange(deals: int, living: int = 10, seed: int = 0) -> tuple[Exchange, People]:
    """An exchange and its people, the same on every machine."""
    lots = Random(seed)  # noqa: S311 - lots are drawn for a test, no secret hangs on them
    told = rows(deals, lots, living)
    people = People(tuple(person_from_row(row) for row in told))
    return exchange_from_tables(TermsFile("deals.json", [], terms(deals, told, lots), []), people), people
