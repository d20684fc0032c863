"""The road, from what was said to the lawful routes: read this file first."""

from pathlib import Path

from safeconduct.cli.main import run
from safeconduct.dates import AsOf
from safeconduct.journal.store import open_journal
from safeconduct.law.library import law
from safeconduct.records.from_statements import record_from_statements
from safeconduct.routes.change import changes
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.situation import Situation
from tests.kursk import FOLDER


def test_from_what_was_said_to_the_lawful_routes(tmp_path: Path) -> None:
    store = str(tmp_path / "journal.sqlite3")
    assert run(["import", str(FOLDER), "--store", store]) == 0

    journal = open_journal(store)
    statements, surroundings = journal.statements(), journal.surroundings()

    # In January one of the two men nods to the DPRK: the exchange that Ukraine offers waits for an answer to it.
    january = AsOf.of("2025-01-14")
    record = record_from_statements("prisoner-2", statements, surroundings, january)
    wish = record.entry("wish")
    assert wish.saying is not None
    assert (wish.value, wish.saying.statement.id) == ("KP", "st-064.1")
    before = routes_from_record(Situation("prisoner-2", statements, surroundings, january), law())
    assert {route.name: route.status for route in before} == {
        "acceptance-as-national:KR": "awaiting",
        "direct-repatriation:KP": "awaiting",
        "exchange:KP": "awaiting",
        "final-repatriation:KP": "awaiting",
        "protection-in-detaining-state:UA": "awaiting",
    }

    # In February he names the Republic of Korea to a newspaper: what he said in January does not come back beside it.
    february = AsOf.of("2025-02-20")
    after = routes_from_record(Situation("prisoner-2", statements, surroundings, february), law())
    exchange = next(change for change in changes(before, after) if change.route.name == "exchange:KP")
    assert (exchange.was, exchange.now) == ("awaiting", "closed")
    assert "st-121.1" in exchange.because

    # The way to the Republic is open to him as far as his word goes; the next steps are Ukraine's and the Republic's.
    acceptance = next(route for route in after if route.name == "acceptance-as-national:KR")
    assert {owed.who for owed in acceptance.owes_next} == {"UA", "KR"}
    assert ("UA", "detaining-power-decides") in {(owed.who, owed.condition) for owed in acceptance.owes_next}
