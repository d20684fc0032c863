"""`safeconduct bulletin` as it is typed: what it refuses, and that nothing is ever half-written."""

import os
from pathlib import Path

import pytest

from safeconduct.cli.main import run
from tests.papers.dossier import ON, store


def bulletin(out: Path, *more: str, on: str = ON) -> int:
    return run(["bulletin", "--on", on, "--out", str(out), "--store", store(), *more])


def test_it_says_which_file_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bulletin(tmp_path / "site", on="2024-12-27") == 0
    assert f"Open {tmp_path / 'site' / 'index.html'}" in capsys.readouterr().out


def test_before_anything_was_known_it_writes_an_honest_empty_page(tmp_path: Path) -> None:
    assert bulletin(tmp_path / "site", on="2020-01-01") == 0
    assert "nothing was known" in (tmp_path / "site" / "en" / "index.html").read_text("utf-8")


def test_it_refuses_a_folder_that_holds_anything_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert bulletin(tmp_path) == 2
    assert "diary.txt" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_it_refuses_its_own_folder_once_something_else_stands_in_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert bulletin(out, on="2024-12-27") == 0
    (out / "diary.txt").write_text("mine")
    assert bulletin(out) == 2
    assert not (out / "en" / "days" / "2025-01-14.html").exists()


def test_it_writes_over_its_own_site_and_leaves_no_page_too_many(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert bulletin(out) == 0
    assert bulletin(out, on="2024-12-27") == 0
    assert not (out / "en" / "days" / "2025-01-14.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_it_refuses_a_file_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    assert bulletin(tmp_path / "site") == 2


@pytest.mark.parametrize("stopped", [".part", "site"])
def test_ctrl_c_between_the_old_site_and_the_new_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    out = tmp_path / "site"
    assert bulletin(out, on="2024-12-27") == 0
    before, rename = sorted(out.rglob("*")), Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name.endswith(stopped):
            monkeypatch.undo()
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert bulletin(out) == 130
    assert sorted(out.rglob("*")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert bulletin(tmp_path / "site") == 3


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert bulletin(tmp_path / "file" / "site") == 3
    assert "could not be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("address", ["here", "ftp://example.org/", "https://", "https://example.org/?a", "https://[x"])
def test_it_refuses_what_is_no_address_of_a_site(tmp_path: Path, address: str) -> None:
    assert bulletin(tmp_path / "site", "--address", address) == 2


def test_it_refuses_what_is_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bulletin(tmp_path / "site", on="2025-02-30") == 2
    assert "2025-02-30" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
