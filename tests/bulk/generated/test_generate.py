"""`safeconduct generate` as it is typed: the same by number and seed, taken by `import` whole, documented as it is."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from safeconduct.bulk.generated.from_seed import tables_from_seed
from safeconduct.cli.main import run
from safeconduct.journal.store import open_journal
from tests.bulk.generated.contents import contents

PAGE = Path(__file__).resolve().parents[3] / "docs" / "invented.md"
ENDINGS = (".parquet", ".csv", ".jsonl")
# Of 50 prisoners by seed 1, as CSV. It changes only with what is told: then tell it in CHANGELOG.md.
DIGESTS = {
    "readings": "47dd4303c46d9b26",
    "context": "4b530fb6ac19d30f",
    "rulings": "d4e311bf5be27cdb",
    "judgements": "6e8dc0472b21f39c",
}


def generated(folder: Path, ending: str, prisoners: int, seed: int = 1) -> dict[str, bytes]:
    """The bytes of each file."""
    folder.mkdir()
    out = folder / f"readings{ending}"
    assert run(["generate", "--prisoners", str(prisoners), "--seed", str(seed), "--out", str(out)]) == 0
    return {path.stem: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    assert generated(tmp_path / "one", ending, 300) == generated(tmp_path / "two", ending, 300)


def test_the_bytes_are_the_same_on_every_machine(tmp_path: Path) -> None:
    made = generated(tmp_path / "made", ".csv", 50)
    assert {name: sha256(content).hexdigest()[:16] for name, content in made.items()} == DIGESTS


def test_another_seed_gives_other_prisoners(tmp_path: Path) -> None:
    one, other = (generated(tmp_path / str(seed), ".csv", 50, seed) for seed in (1, 2))
    assert one["readings"] != other["readings"]


def test_the_first_of_many_are_those_of_fewer() -> None:
    asked = "SELECT * FROM told('prisoner') WHERE subject < 'prisoner-0000060' ORDER BY statement"
    fewer, many = (tables_from_seed(number, 1).execute(asked).fetchall() for number in (300, 600))
    assert fewer == many


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_the_import_takes_every_line(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    generated(tmp_path / "made", ending, 300)
    capsys.readouterr()
    store = str(tmp_path / "journal.sqlite3")
    assert run(["import", str(tmp_path / "made"), "--store", store, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["refused"] == []
    assert (report["statements"], report["context"]) == (5193, 634)
    assert report["rulings"] and report["judgements"]


def test_it_enters_them_into_the_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "journal.sqlite3")
    assert run(["generate", "--prisoners", "20", "--journal", "--store", store, "--json"]) == 0
    entered = json.loads(capsys.readouterr().out)["journal"]
    assert entered > len(open_journal(store).statements().of("prisoner-0000007")) > 5


def test_the_page_tells_what_is_in_it() -> None:
    told = dict(re.findall(r"^\| ([^|]+?) \| +([\d.]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {what: f"{share:.1f}" for what, share in contents(10_000).items()}


def test_it_writes_over_nothing_that_was_not_invented(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "context.jsonl").write_text('{"context": "ctx-01"}\n{"context": "ctx-02"}\n{"context": "ctx-03"}\n')
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(["generate", "--prisoners", "3", "--out", str(tmp_path / "readings.jsonl")]) == 2
    assert "was not invented here" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--prisoners", "0", "--out", "readings.csv"], "ask for 1 to 100,000,000"),
        (["--prisoners", "3", "--seed", "-1", "--out", "readings.csv"], "a whole number from 0"),
        (["--prisoners", "3", "--out", "readings.xlsx"], "no ending that can be written"),
        (["--prisoners", "3", "--out", "rulings.csv"], "is the name of a file that is written beside"),
        (["--prisoners", "3", "--out", "nowhere/readings.csv"], "there is no folder nowhere"),
        (["--prisoners", "3"], "say where to"),
    ],
)
def test_a_wrong_call_gets_a_sentence(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["generate", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
