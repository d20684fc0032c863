"""Records made in bulk are those made one by one: entry for entry, cited ids included, on real cases and on random ones."""

import os
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import AsOf
from safeconduct.records.in_bulk import from_statements
from safeconduct.statements.gathered import Statements
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from tests.cast import CAST, Thing, World, judged, member, office, ruled, said
from tests.dossiers import DOSSIERS, held, lines
from tests.records.in_bulk.both_roads import differences, fill
from tests.records.in_bulk.crowd import DAYS as CROWDED_DAYS
from tests.records.in_bulk.crowd import Crowd
from tests.records.strategies import DAYS, rulings, several

# Every day takes more than a minute: at the desk some of them will do.
EVERY = 1 if os.environ.get("CI") == "true" else 12
CROWDS = range(8)
IN_A_CROWD = 1300


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as connection:
        yield connection


def test_every_step_is_a_file_that_opens_by_telling_its_rows() -> None:
    files = {file.stem: file.read_text(encoding="utf-8") for file in from_statements.FOLDER.glob("*.sql")}
    steps = {*from_statements.GATHERING, *from_statements.FOLDING, *from_statements.SHOWING, "ruled"}
    assert set(files) == steps
    assert [name for name, text in files.items() if not text.startswith("-- ")] == []
    assert [name for name, text in files.items() if any(len(line) > 120 for line in text.splitlines())] == []


def days_of(statements: Statements) -> list[int]:
    """The days on which anything becomes known, begins to count, runs out or is ruled upon."""
    days = {one.known_day for one in statements} | {one.from_day for one in statements}
    days |= {one.until_day + 1 for one in statements if one.until_day}
    days |= {day for one in statements for ruling in one.endings for day in (ruling.known, ruling.day)}
    return sorted(days)


def told_alike(engine: duckdb.DuckDBPyConnection, world: World, on: str, known_by: str) -> None:
    fill(engine, world.statements, world.surroundings)
    assert differences(engine, world.statements, world.surroundings, AsOf.of(on, known_by)) == {}


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_both_roads_tell_the_same_of_a_dossier_on_its_days(engine: duckdb.DuckDBPyConnection, dossier: str) -> None:
    statements, surroundings = held(dossier).statements, held(dossier).surroundings
    fill(engine, statements, surroundings)
    clocks = {AsOf(day, day) for day in days_of(statements)[::EVERY]}
    clocks |= {AsOf.of(line["on"], line["known_by"]) for line in lines(dossier, "expected.jsonl")[::EVERY]}
    for as_of in sorted(clocks, key=lambda one: (one.on, one.known_by)):
        assert differences(engine, statements, surroundings, as_of) == {}, as_of


@pytest.mark.parametrize("seed", CROWDS)
def test_both_roads_tell_the_same_of_a_crowd(engine: duckdb.DuckDBPyConnection, seed: int) -> None:
    crowd = Crowd(seed, IN_A_CROWD)
    fill(engine, crowd.statements, crowd.surroundings)
    as_of = AsOf.of(CROWDED_DAYS[6 + seed % 8], CROWDED_DAYS[6 + seed * 5 % 8])
    assert differences(engine, crowd.statements, crowd.surroundings, as_of) == {}


def test_crowds_hold_ten_thousand_men() -> None:
    assert len(CROWDS) * IN_A_CROWD >= 10_000


def test_keys_that_share_a_mark_are_told_apart(
    engine: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_statements, "MARK", f"{from_statements.MARK} % 7")
    crowd = Crowd(11, 60)
    fill(engine, crowd.statements, crowd.surroundings)
    assert differences(engine, crowd.statements, crowd.surroundings, AsOf.of(CROWDED_DAYS[12])) == {}


@settings(derandomize=True, deadline=None, database=None, max_examples=40)
@given(several(most=9), rulings(), st.sampled_from(DAYS[2:]), st.sampled_from(DAYS[2:]))
def test_both_roads_tell_the_same_of_random_things_said_of_the_cast(
    engine: duckdb.DuckDBPyConnection,
    heard: tuple[Statement, ...],
    upon: tuple[Ruling, ...],
    on: str,
    known_by: str,
) -> None:
    beside: tuple[Thing, ...] = (
        member("bela", since=DAYS[4]),
        member("aron", since=DAYS[6]),
        judged("aron", "bela", "same", on=DAYS[9]),
    )
    told_alike(engine, CAST.having(*heard, *upon, *beside), on, known_by)


def test_nothing_said_of_anyone_makes_no_entry(engine: duckdb.DuckDBPyConnection) -> None:
    told_alike(engine, World(), DAYS[0], DAYS[0])
    assert engine.execute("SELECT count(*) FROM entries").fetchall() == [(0,)]


# What has run out gives way round by round; what was told only after its own end gives way too.
PASSING = (
    said("aron", "life", "alive", on="2030-03-01", until="2030-03-04", speaker="the delegate", id="first"),
    said("aron", "life", "dead", on="2030-03-05", until="2030-03-06", speaker="minister of SM", id="second"),
    said("aron", "life", "alive", on="2030-03-07", until="2030-03-03", speaker="minister of MC", id="after its end"),
    said("aron", "life", "dead", on="2030-03-08", until="2030-03-09", speaker="The Courier", id="third"),
)
# Of days that agree the narrower is followed down the ranks.
NARROWING = (
    office("aron", "captured_on", "2030", on="2030-03-01", id="a year"),
    said("aron", "captured_on", "2030-01", on="2030-03-01", by_himself=True, id="a month"),
    said("aron", "captured_on", "2030-01-05/2030-01-15", on="2030-03-01", speaker="minister of SM", id="days"),
    said("aron", "captured_on", "2030-01-10", on="2030-03-01", directness="paraphrase", id="a day"),
    said("aron", "captured_on", "2030-01-11", on="2030-03-01", directness="hearsay", id="another"),
)
RENDERED = tuple(
    said("aron", "wish", value, on="2030-03-01", by_himself=True, directness=how, document=paper, id=f"{value} {paper}")
    for value, how, paper in (
        ("AD", "paraphrase", "a"),
        ("AD", "paraphrase", "b"),
        ("MC", "paraphrase", "c"),
        ("undecided", "hearsay", "d"),
    )
)
OVERRULED = (ruled("struck", "third", on="2030-03-09"), ruled("prevails", "MC c", on="2030-03-10"))


@pytest.mark.parametrize("things", [PASSING, NARROWING, RENDERED], ids=["passing", "narrowing", "rendered"])
@pytest.mark.parametrize("on", ["2030-03-04", "2030-03-07", "2030-03-10", "2030-03-20"])
def test_both_roads_go_through_the_same_rounds(
    engine: duckdb.DuckDBPyConnection, things: tuple[Statement, ...], on: str
) -> None:
    ids = {one.id for one in things}
    upon = tuple(ruling for ruling in OVERRULED if set(ruling.of) <= ids)
    told_alike(engine, World(things=(*things, *upon)), on, "2030-03-20")
