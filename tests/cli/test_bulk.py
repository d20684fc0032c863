"""`safeconduct bulk` as it is typed: bad input, a full disk, a stop in the middle, and what a restart takes over."""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from safeconduct.cli.asked import asked
from safeconduct.cli.main import run
from safeconduct.dates import AsOf
from tests import dossiers
from tests.bulk.test_from_files import rows, same_for_many
from tests.cast_of_files import reading, write

VERB = [sys.executable, "-m", "safeconduct.cli.main", "bulk"]
ON = ["--on", "2031-03-01"]
# The program as it is, but that a part has one statement.
IN_PARTS = """
import sys
from safeconduct.bulk import from_files
from safeconduct.bulk.run import Run
from safeconduct.cli.main import main

divide, part = from_files.divide, Run.part
from_files.divide = lambda engine, size, **told: divide(engine, 1, **told)
"""
# ... and that it waits before the second part: one is whole, the next is not begun.
PAUSED = """
def paused(self, one):
    if one.number == 1:
        print("waits", flush=True)
        sys.stdin.read()
    return part(self, one)

Run.part = paused
"""


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The sentence with which a call is refused as bad input."""
    assert run(["bulk", *map(str, arguments)]) == 2
    return capsys.readouterr().err


def parquet(path: Path, select: str) -> Path:
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def of_one(**changes: str) -> str:
    """A SELECT of one reading, its columns changed; a column given as "" is left out."""
    told = {key: f"'{value}'" for key, value in reading().items() if isinstance(value, str)} | changes
    return "SELECT " + ", ".join(f'{value} AS "{key}"' for key, value in told.items() if value)


def test_a_file_cut_off_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = parquet(tmp_path / "whole.parquet", of_one())
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(whole.read_bytes()[:-100])
    says = refused(capsys, cut, "--out", tmp_path / "out", *ON)
    assert "cut.parquet cannot be read as Parquet: it is damaged or cut off" in says
    assert not (tmp_path / "out" / "records.parquet").exists()


def test_a_file_spoiled_in_its_middle_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = parquet(tmp_path / "whole.parquet", f"{of_one()} FROM range(9000)").read_bytes()
    spoiled = tmp_path / "spoiled.parquet"
    spoiled.write_bytes(whole[:4] + b"\xff" * 300 + whole[304:])
    says = refused(capsys, spoiled, "--out", tmp_path / "out", *ON)
    assert "spoiled.parquet cannot be read to its end: it is damaged" in says
    assert not (tmp_path / "out").exists()


def test_a_line_that_stands_twice_counts_once(tmp_path: Path) -> None:
    file, out = write(tmp_path / "in.jsonl", [reading(), reading()]), tmp_path / "out"
    assert run(["bulk", str(file), "--out", str(out), *ON]) == 0
    (told,) = (one for one in rows(out / "records.parquet") if one["subject"] == reading()["subject"])
    assert [one["statement"] for one in told["entries"]] == [reading()["statement"]]


def test_a_missing_column_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = parquet(tmp_path / "in.parquet", of_one(speaker=""))
    says = refused(capsys, file, "--out", tmp_path / "out", *ON)
    assert "in.parquet has no column `speaker`, and without it no line is a statement" in says


def test_a_column_that_nothing_reads_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = parquet(tmp_path / "in.parquet", of_one(shoe_size="'44'", first_hand="TRUE"))
    assert run(["bulk", str(file), "--out", str(tmp_path / "out"), *ON]) == 0
    assert "columns of readings that nothing here reads: `shoe_size`" in capsys.readouterr().err


def test_a_column_of_a_wrong_type_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = parquet(tmp_path / "in.parquet", of_one(said="20310201"))
    says = refused(capsys, file, "--out", tmp_path / "out", *ON)
    assert "in.parquet: the column `said` is INTEGER; write it as VARCHAR" in says


@pytest.mark.parametrize(
    ("name", "content"), [("in.parquet", ""), ("in.csv", "statement,matter\n"), ("in.jsonl", "\n\n")]
)
def test_an_empty_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert "is empty" in refused(capsys, tmp_path / name, "--out", tmp_path / "out", *ON)


def test_unknown_words_are_counted_listed_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoiled = [reading(statement=f"r-{n}", value="perhaps") for n in range(3)] + [
        reading(statement="r-9", matter="shoe")
    ]
    file = write(tmp_path / "in.jsonl", [reading(), *spoiled])
    says = refused(capsys, file, "--out", tmp_path / "out", *ON)
    assert "4 lines cannot be used" in says
    assert "in.jsonl, line 2: `value` of wounded_or_sick: `perhaps` is none of its words" in says
    assert "3 x `value` of wounded_or_sick: `perhaps` is none of its words" in says
    assert "there is no matter `shoe`" in says
    assert not (tmp_path / "out" / "run.json").exists()


def test_unknown_words_are_kept_apart_where_that_is_asked(tmp_path: Path) -> None:
    file = write(tmp_path / "in.jsonl", [reading(), reading(statement="r-9", value="perhaps")])
    apart, out = tmp_path / "apart.jsonl", tmp_path / "out"
    assert run(["bulk", str(file), "--out", str(out), *ON, "--refused", str(apart)]) == 0
    (told,) = (json.loads(line) for line in apart.read_text("utf-8").splitlines())
    assert (told["line"], told["column"], told["row"]) == (2, "value", "r-1")
    assert json.loads((out / "run.json").read_text("utf-8"))["counts"]["refused"] == 1


def test_an_id_with_two_contents_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "in.jsonl", [reading(), reading(value="no")])
    says = refused(capsys, file, "--out", tmp_path / "out", *ON)
    assert "the reading `r-1.1` stands in" in says
    assert "with other content" in says


def test_a_folder_that_is_somebody_elses_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "in.jsonl", [reading()])
    out = tmp_path / "out"
    out.mkdir()
    (out / "letters.txt").write_text("mine", encoding="utf-8")
    assert "holds `letters.txt`, which no run wrote there" in refused(capsys, file, "--out", out, *ON)
    (out / "letters.txt").rename(out / "routes.parquet")
    assert "holds `records.parquet`, which no run wrote there" in refused(capsys, file, "--out", out, *ON)
    assert "is a file" in refused(capsys, file, "--out", file, *ON)


def test_a_folder_that_cannot_be_made_is_outside_our_reach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "in.jsonl", [reading()])
    assert run(["bulk", str(file), "--out", str(file / "out"), *ON]) == 3
    assert "cannot be written to (Not a directory)" in capsys.readouterr().err


def test_a_full_disk_ends_with_3_and_leaves_the_results_that_stood(tmp_path: Path) -> None:
    file, out = write(tmp_path / "in.jsonl", [reading()]), tmp_path / "out"
    assert run(["bulk", str(file), "--out", str(out), *ON]) == 0
    stood = {name: (out / name).read_bytes() for name in ("records.parquet", "routes.parquet", "run.json")}

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))

    command = [*VERB, str(dossiers.folder("kursk")), "--out", str(out), "--on", "2025-09-25"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=little_room)
    assert (ended.returncode, "Traceback" in ended.stderr) == (3, False), ended.stderr
    assert "room" in ended.stderr
    assert {name: (out / name).read_bytes() for name in stood} == stood


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own on which there is little room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_ends_with_3_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    out = small_disk / "out"
    command = [*VERB, str(dossiers.folder("kursk")), "--out", str(out), "--on", "2025-09-25"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, "Traceback" in ended.stderr) == (3, False), ended.stderr
    assert "make room, or name another folder with --out" in ended.stderr
    assert [one.name for one in out.iterdir()] in ([], [".bulk"])
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert sorted(one.name for one in out.iterdir()) == ["records.parquet", "routes.parquet", "run.json"]


def test_without_java_spark_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    command = [*VERB, str(dossiers.folder("kursk")), "--engine", "spark", "--out", str(tmp_path / "out")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": ""})
    assert (ended.returncode, "Traceback" in ended.stderr) == (3, False), ended.stderr
    assert "Spark needs Java 17 or later" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_run_that_is_stopped_goes_on_where_it_stopped(tmp_path: Path) -> None:
    file, out = write(tmp_path / "in.jsonl", [reading(), reading(statement="r-2", subject="page")]), tmp_path / "out"
    call = ["bulk", str(file), "--out", str(out), *ON]
    command = [sys.executable, "-c", f"{IN_PARTS}{PAUSED}main()", *call]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "waits\n"
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert (process.returncode, "Traceback" in told) == (130, False)
    assert [one.name for one in out.iterdir()] == [".bulk"]
    command = [sys.executable, "-c", f"{IN_PARTS}main()", *call]
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (again.returncode, "goes on where the last run stopped: 1 part is whole" in again.stderr) == (0, True)
    assert sorted(one.name for one in out.iterdir()) == ["records.parquet", "routes.parquet", "run.json"]


def test_the_journal_itself_is_read_where_no_file_is_named(store: str, tmp_path: Path) -> None:
    folder, days = dossiers.folder("kursk"), ("--on", "2025-01-20", "--known-by", "2025-03-31")
    dossiers.printed("import", str(folder), "--store", store)
    for out, source in (("journal", ["--store", store]), ("files", [str(folder)])):
        assert run(["bulk", *source, "--out", str(tmp_path / out), *days]) == 0
    same_for_many(tmp_path / "journal", asked(store), AsOf.of("2025-01-20", "2025-03-31"))
    for name in ("records.parquet", "routes.parquet"):
        assert rows(tmp_path / "journal" / name) == rows(tmp_path / "files" / name)


def test_an_empty_journal_is_refused(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    says = refused(capsys, "--store", store, "--out", tmp_path / "out", *ON)
    assert "there is nothing in the store" in says and "import something first" in says
    assert not (tmp_path / "out").exists()


def test_what_came_of_it_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(["bulk", str(dossiers.folder("kursk")), "--out", str(out), "--on", "2025-09-25", "--for-plan"]) == 0
    capsys.readouterr()
    assert run(["bulk", "summary", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"kind": "exchange", "power": "KP", "status": "closed", "routes": 1, "prisoners": 1} | {
        "since": "2025-01-09",
        "half_since": "2025-01-09",
    } in told["statuses"]
    assert any(one["who"] == "UA" and one["kind"] == "final-repatriation" for one in told["owed"])
    assert [one["who"] for one in rows(out / "for-plan.parquet")] == ["prisoner-1", "prisoner-2"]
    for lang in ("en", "uk", "ru", "ko"):
        assert run(["bulk", "summary", str(out), "--lang", lang]) == 0
    assert run(["bulk", "summary", str(tmp_path)]) == 2
