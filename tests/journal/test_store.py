"""What a store promises, on both kinds of database: once each, in order, never changed, all or nothing."""

import json
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from safeconduct.cli.import_ import import_files
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.intake.report import Report
from safeconduct.journal.chain import verify
from safeconduct.journal.export import export
from safeconduct.journal.guards import ONLY_GROWS
from safeconduct.journal.location import location_of
from safeconduct.journal.opening import session
from safeconduct.journal.store import Journal, open_journal
from safeconduct.law.treaties import treaty_statements
from tests.cast_of_files import dossier, held_by, reading, row, ruling, signed, source, write
from tests.kursk import FOLDER


def entered(journal: Journal) -> int:
    """How many statements were entered: those of the depositaries of treaties are the law's, in every journal."""
    return len(journal.statements()) - len(treaty_statements())


def taken(store: str, *paths: Path, all_or_nothing: bool = False, dry_run: bool = False) -> Report:
    return import_files(list(paths), store, author="registrar", all_or_nothing=all_or_nothing, dry_run=dry_run)


def test_the_real_dossier_is_taken_in_whole(store: str) -> None:
    report = taken(store, FOLDER)
    assert report.stored == {"source": 136, "row": 228, "reading": 251, "refusal": 16, "ruling": 13, "context": 18}
    assert len(report.refused) == 16
    assert report.without_reason == ()
    journal = open_journal(store)
    assert entered(journal) == 257
    assert (len(journal.rows()), len(journal.sources()), len(journal.refusals())) == (228, 136, 16)
    around = journal.surroundings()
    assert (len(around.memberships), len(around.offers), len(around.parties)) == (8, 1, 3)


def test_importing_again_changes_nothing(store: str) -> None:
    taken(store, FOLDER)
    before = list(export(store))
    again = taken(store, FOLDER)
    assert (sum(again.stored.values()), again.already_held) == (0, 662)
    assert list(export(store)) == before


def test_importing_again_in_another_order_changes_nothing(store: str, tmp_path: Path) -> None:
    taken(store, FOLDER)
    before = list(export(store))
    for file in FOLDER.glob("*.jsonl"):
        lines = file.read_text(encoding="utf-8").splitlines()
        (tmp_path / file.name).write_text("\n".join(reversed(lines)), encoding="utf-8")
    assert sum(taken(store, tmp_path).stored.values()) == 0
    assert list(export(store)) == before


def test_a_name_with_other_content_is_refused_and_the_rest_is_stored(store: str, tmp_path: Path) -> None:
    taken(store, dossier(tmp_path / "a"))
    report = taken(store, dossier(tmp_path / "b", readings=[reading(value="no"), reading(statement="r-1.3")]))
    [refused] = report.without_reason
    assert refused.reason == "the reading `r-1.1` is held with other content; correct it by a ruling"
    assert (refused.file, refused.line) == (str(tmp_path / "b" / "readings.jsonl"), 1)
    assert report.stored == {"reading": 1}


def test_all_or_nothing_stores_nothing_beside_a_name_with_other_content(store: str, tmp_path: Path) -> None:
    taken(store, dossier(tmp_path / "a"))
    before = list(export(store))
    folder = dossier(tmp_path / "b", readings=[reading(value="no"), reading(statement="r-1.3")])
    report = taken(store, folder, all_or_nothing=True)
    assert (len(report.without_reason), sum(report.stored.values())) == (1, 0)
    assert list(export(store)) == before


def test_trying_out_says_what_would_be_stored_and_stores_nothing(store: str, tmp_path: Path) -> None:
    report = taken(store, dossier(tmp_path / "a"), dry_run=True)
    assert report.stored == {"source": 1, "row": 1, "reading": 1}
    with pytest.raises(BadInput, match="import something first"):
        open_journal(store)


def test_what_is_entered_after_opening_is_not_seen(store: str, tmp_path: Path) -> None:
    taken(store, dossier(tmp_path / "a"))
    journal = open_journal(store)
    later = write(tmp_path / "readings.jsonl", [reading(statement="r-1.3")])
    taken(store, later)
    assert (entered(journal), entered(open_journal(store))) == (1, 2)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET author = 'another'",
        "DELETE FROM journal_entry",
        "INSERT INTO journal_entry SELECT * FROM journal_entry",
    ],
)
def test_the_table_itself_refuses_change_and_removal(store: str, tmp_path: Path, change: str) -> None:
    taken(store, dossier(tmp_path / "a"))
    before = list(export(store))
    if "INSERT" in change and not store.startswith("postgres"):
        change = change.replace("INSERT", "INSERT OR REPLACE", 1)
    with pytest.raises(OutsideFailed), session(location_of(store)) as alias, connections[alias].cursor() as cursor:
        cursor.execute(change)
    assert list(export(store)) == before


def test_postgresql_refuses_to_empty_the_table(store: str, tmp_path: Path) -> None:
    if not store.startswith("postgres"):
        return  # SQLite knows no TRUNCATE
    taken(store, dossier(tmp_path / "a"))
    with psycopg.connect(store) as connection, pytest.raises(psycopg.Error, match=ONLY_GROWS):
        connection.execute("TRUNCATE journal_entry")


def test_a_row_is_kept_whole_and_shows_where_its_statement_comes_from(store: str, tmp_path: Path) -> None:
    taken(store, dossier(tmp_path / "a", statements=[row(quote="він поранений", own_column="kept")]))
    journal = open_journal(store)
    assert journal.rows()["r-1"].kept["own_column"] == "kept"
    assert journal.statements().by_id["r-1.1"].document == source()["url"]


def test_rulings_and_context_come_back_with_the_statements(store: str, tmp_path: Path) -> None:
    offer = {
        "offer": "offer:x",
        "offeror": "UA",
        "offerees": ["KP"],
        "receiving": "KP",
        "counterpart": "RU",
        "covers": "all",
    }
    context = [
        held_by("UA"),
        signed(context="ctx-2", kind="membership", group="all", member="ward"),
        signed(context="ctx-3", kind="offer", **offer),
    ]
    judgement = {"judgement": "j-1", "left": "ward", "right": "man", "verdict": "same", "known": "2031-02-05"}
    judgements = [judgement | {"reason": "one photograph", "made_by": "registrar"}]
    taken(store, dossier(tmp_path, rulings=[ruling()], context=context, judgements=judgements))
    journal = open_journal(store)
    statements, around = journal.statements(), journal.surroundings()
    assert [ending.id for ending in statements.by_id["r-1.1"].endings] == ["rul-1"]
    assert (statements.by_id["ctx-1"].by_officer, statements.by_id["ctx-1"].utterance) == (
        True,
        "office@2031-01-02:ctx-1",
    )
    assert ([one.member for one in around.memberships], around.offers[0].counterpart) == (["ward"], "RU")
    assert around.judgements[0].pair == {"ward", "man"}


def test_an_export_is_proved_and_tells_who_entered_what(store: str, tmp_path: Path) -> None:
    taken(store, dossier(tmp_path))
    lines = list(export(store))
    verdict = verify(lines)
    assert (verdict.valid, verdict.entries, verdict.first_broken) == (True, 3, None)
    assert {json.loads(line)["author"] for line in lines} == {"registrar"}


def test_the_migrations_make_the_table_that_the_model_says(tmp_path: Path) -> None:
    taken(str(tmp_path / "journal.sqlite3"), dossier(tmp_path))
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(loader.graph)
    assert changes == {}
