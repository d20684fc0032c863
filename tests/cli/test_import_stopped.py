"""Import when the world intervenes: a full disk, Ctrl-C in the middle, two at once; nothing is half-written."""

import json
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from safeconduct.cli.import_ import import_files
from safeconduct.cli.main import run
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.journal import entering, location
from safeconduct.journal.chain import verify
from safeconduct.journal.export import export
from tests.cast_of_files import dossier, reading, row
from tests.kursk import FOLDER

VERB = [sys.executable, "-m", "safeconduct.cli.main"]
MANY = 400

# The program as it is, but that it stops before the transaction ends: everything is written, nothing is committed. Ctrl-C
# as at a terminal, also where the tests run in the background, in which a shell has it ignored.
PAUSED = """
import signal
import sys
from contextlib import contextmanager
from safeconduct.cli.main import main
from safeconduct.journal import entering

signal.signal(signal.SIGINT, signal.default_int_handler)
turn = entering._turn

@contextmanager
def paused(alias):
    with turn(alias):
        yield
        print("written", flush=True)
        sys.stdin.read()

entering._turn = paused
main()
"""


def held(store: str) -> list[str]:
    """The export of a store; nothing where there is no journal."""
    try:
        return list(export(store))
    except BadInput:
        return []


def many(folder: Path) -> Path:
    """A dossier of 400 rows, each with its reading."""
    rows = [row(id=f"m-{number}", notes="x" * 500) for number in range(MANY)]
    readings = [reading(statement=f"m-{number}.1", row=f"m-{number}") for number in range(MANY)]
    return dossier(folder, statements=rows, readings=readings)


@pytest.mark.parametrize("before", [False, True], ids=["a new store", "a store with entries"])
def test_ctrl_c_in_the_middle_leaves_the_journal_as_it_was(store: str, tmp_path: Path, before: bool) -> None:
    if before:
        import_files([dossier(tmp_path / "small")], store, author="registrar")
    stood = held(store)
    command = [sys.executable, "-c", PAUSED, "import", str(many(tmp_path / "many")), "--store", store]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGINT)
        told = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in told[1]
    assert held(store) == stood
    assert sum(import_files([tmp_path / "many"], store, author="registrar").stored.values()) > MANY


def test_two_imports_at_once_take_turns(store: str, tmp_path: Path) -> None:
    folders = [dossier(tmp_path / name, readings=[reading(), reading(statement=f"{name}.1")]) for name in ("a", "b")]
    folders += [FOLDER, FOLDER]
    commands = [[*VERB, "import", str(folder), "--store", store, "--json"] for folder in folders]
    running = [subprocess.Popen(one, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for one in commands]
    ended = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    answers = [json.loads(out) for out, _ in ended]
    assert sum(answer["statements"] for answer in answers) == 3 + 251
    lines = list(export(store))
    assert (verify(lines).valid, len(lines)) == (True, 662 + 5)


def test_a_full_disk_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "journal.sqlite3"
    import_files([dossier(tmp_path / "small")], store, author="registrar")
    stood = held(str(store))
    room = store.stat().st_size + 20_000

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [*VERB, "import", str(many(tmp_path / "many")), "--store", str(store)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=little_room)
    assert ended.returncode == 3
    assert ended.stderr.endswith(
        "cannot be written: the disk is full or failing. Make room and run it again. Nothing was changed.\n"
    )
    assert held(str(store)) == stood


def test_a_store_that_may_not_be_made_is_outside_our_reach(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = tmp_path / "file" / "journal.sqlite3"
    command = [*VERB, "import", str(dossier(tmp_path / "small")), "--store", str(store)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert "cannot be made (File exists)" in ended.stderr


def test_an_export_onto_a_full_disk_fails_and_leaves_the_older_export(tmp_path: Path) -> None:
    store, out = tmp_path / "journal.sqlite3", tmp_path / "export.jsonl"
    import_files([FOLDER], store, author="registrar")
    assert run(["journal", "export", "--store", str(store), "--out", str(out)]) == 0
    stood = out.read_bytes()

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [*VERB, "journal", "export", "--store", str(store), "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=little_room)
    assert (ended.returncode, "could not be written" in ended.stderr) == (3, True)
    assert out.read_bytes() == stood
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".export")] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("named", [True, False], ids=["named", "standard output"])
def test_an_export_to_a_device_that_is_full_ends_with_3(tmp_path: Path, named: bool) -> None:
    store = tmp_path / "journal.sqlite3"
    import_files([FOLDER], store, author="registrar")
    command = [*VERB, "journal", "export", "--store", str(store), *(["--out", "/dev/full"] if named else [])]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 3
    assert "could not be written (No space left on device)" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_store_that_another_keeps_busy_is_outside_our_reach(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = store.startswith("postgresql")
    # As the program waits, but for a shorter time.
    monkeypatch.setattr(entering if server else location, "SECONDS_TO_WAIT", 0.05)
    import_files([dossier(tmp_path / "small")], store, author="registrar")
    stood = held(store)
    with closing(psycopg.connect(store) if server else sqlite3.connect(store)) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({entering.TURN})" if server else "BEGIN IMMEDIATE")
        with pytest.raises(OutsideFailed, match="is busy: another import"):
            import_files([many(tmp_path / "many")], store, author="registrar")
    assert held(store) == stood
