"""`safeconduct manual` as it is typed: it writes what is stale, removes what is gone, leaves what is not its own."""

import errno
import json
import os
from pathlib import Path

import pytest

from safeconduct.cli.main import run
from safeconduct.cli.registry import PRINTS
from tests.kursk import FOLDER


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    """A manual as it should be."""
    folder = tmp_path / "manual"
    assert run(["manual", "--out", str(folder)]) == 0
    return folder


def test_it_says_that_nothing_is_stale(manual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["manual", "--out", str(manual), "--check"]) == 0
    assert "none is stale" in capsys.readouterr().out
    assert run(["manual", "--out", str(manual)]) == 0
    assert "0 written, 0 removed" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["uk/law/cat-3.md", "ko/vocabulary.md"])
def test_it_names_the_page_that_is_stale_and_writes_it_anew(
    manual: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    right = (manual / name).read_text(encoding="utf-8")
    (manual / name).write_text(f"{right}\nMore.\n", encoding="utf-8")
    assert run(["manual", "--out", str(manual), "--check"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"{manual / name} is stale" in told
    assert "`make docs`" in told
    assert run(["manual", "--out", str(manual)]) == 0
    assert (manual / name).read_text(encoding="utf-8") == right


def test_it_names_the_page_that_is_missing(manual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (manual / "en" / "verbs.md").unlink()
    assert run(["manual", "--out", str(manual), "--check"]) == 1
    assert f"{manual / 'en' / 'verbs.md'} is missing" in capsys.readouterr().err


def test_it_removes_a_page_that_is_no_longer_made(manual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = manual / "law" / "gc3-999.md"  # the folder, too, is one that no page stands in any more
    old.parent.mkdir()
    old.write_text((manual / "en" / "law" / "gc3-7.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["manual", "--out", str(manual), "--check"]) == 1
    assert f"{old} is no longer made" in capsys.readouterr().err
    assert run(["manual", "--out", str(manual)]) == 0
    assert not old.parent.exists()


@pytest.mark.parametrize("name", ["notes.md", "en/law/notes.md", "ru/README.md"])
def test_it_leaves_a_page_made_by_hand_and_says_so(manual: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (manual / "en" / "verbs.md").unlink()
    page = manual / name
    page.write_text("# Notes\n", encoding="utf-8")
    assert run(["manual", "--out", str(manual), "--check"]) == 1
    assert f"{page} was not made by the manual" in capsys.readouterr().err
    assert run(["manual", "--out", str(manual)]) == 2
    assert f"{page} was not made by the manual" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "# Notes\n"
    assert not (manual / "en" / "verbs.md").exists()


def test_a_full_disk_leaves_the_manual_as_it_was(
    manual: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("en/verbs.md", "ko/law.md"):
        (manual / name).write_text((manual / "en" / "glossary.md").read_text(encoding="utf-8"), encoding="utf-8")
    before = {path: path.read_bytes() for path in manual.rglob("*") if path.is_file()}
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert run(["manual", "--out", str(manual)]) == 3
    assert "No space left" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in manual.rglob("*") if path.is_file()} == before


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manual").write_text("not a folder", encoding="utf-8")
    assert run(["manual", "--out", str(tmp_path / "manual")]) == 3
    assert "could not be written" in capsys.readouterr().err


def test_it_makes_a_site_and_says_that_nothing_of_it_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert run(["manual", "--html", str(site)]) == 0
    assert (site / "uk" / "law" / "cat-3.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (site / "style.css").is_file()
    assert list(site.rglob("*.md")) == []
    assert run(["manual", "--html", str(site), "--check"]) == 0
    (site / "style.css").unlink()
    assert run(["manual", "--html", str(site), "--check"]) == 1
    told = capsys.readouterr().err
    assert f"{site / 'style.css'} is missing; say `safeconduct manual --html {site}`" in told


def test_it_leaves_a_stylesheet_made_by_hand_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.css").write_text("a { color: red }\n", encoding="utf-8")
    assert run(["manual", "--html", str(tmp_path)]) == 2
    assert f"{tmp_path / 'mine.css'} was not made by the manual" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.css"]


TYPED = {
    "import": ["import", str(FOLDER)],
    "record": ["record", "prisoner-2", "--on", "2025-03-18"],
    "routes": ["routes", "--on", "2025-03-18"],
    "compare": ["compare", "--from", "2025-01-14", "--to", "2025-03-18"],
    "law list": ["law", "list"],
    "law check": ["law", "check"],
}


@pytest.mark.parametrize("name", TYPED)
def test_every_key_that_a_verb_is_told_to_print_is_printed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAFECONDUCT_STORE", str(tmp_path / "journal.sqlite3"))
    if name != "import":
        assert run(["import", str(FOLDER)]) == 0
    capsys.readouterr()
    assert run([*TYPED[name], "--json"]) == 0
    printed = capsys.readouterr().out
    told = set(PRINTS[name].split("`")[1::2])
    assert told - _strings(json.loads(printed)) == set()


def _strings(document: object) -> set[str]:
    """Every key of a document and every word in it, at any depth."""
    if isinstance(document, dict):
        return {*document, *(one for value in document.values() for one in _strings(value))}
    if isinstance(document, list):
        return {one for value in document for one in _strings(value)}
    return {document} if isinstance(document, str) else set()
