"""Where a store is: named, set, or by default; and what is said where it cannot be there."""

from pathlib import Path

import pytest

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.journal.entering import open_store
from safeconduct.journal.location import SETTING, default_file, location_of
from safeconduct.journal.store import open_journal


def test_what_is_named_comes_before_the_setting_and_the_setting_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "set.sqlite3"))
    assert location_of(tmp_path / "named.sqlite3").file == tmp_path / "named.sqlite3"
    assert location_of(None).file == tmp_path / "set.sqlite3"
    monkeypatch.delenv(SETTING)
    assert location_of(None).file == default_file()


def test_a_password_is_in_no_sentence() -> None:
    location = location_of("postgresql://office:secret@db.example.org/journal")
    assert (location.called, location.database["PASSWORD"]) == ("the store journal on db.example.org", "secret")


@pytest.mark.parametrize("address", ["mysql://somewhere/x", "https://example.org"])
def test_another_kind_of_server_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="a store cannot be at"):
        location_of(address)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder; name a file in it"):
        location_of(tmp_path)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(BadInput, match="is no store of Safe Conduct"):
        open_journal(file)
    assert file.read_text(encoding="utf-8").startswith("not a database")


def test_reading_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite3"
    with pytest.raises(BadInput, match="import something first"):
        open_journal(file)
    assert not file.exists()


def test_a_store_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "folder" / "journal.sqlite3")
    store._make_file()
    assert (tmp_path / "folder" / "journal.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_server_that_does_not_answer_is_outside_our_reach(tmp_path: Path) -> None:
    address = f"postgresql://office:secret@{str(tmp_path).replace('/', '%2F')}/journal"
    with pytest.raises(OutsideFailed, match="cannot be reached") as failed:
        open_journal(address)
    assert "secret" not in str(failed.value)
