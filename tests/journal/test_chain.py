"""The proof of an export: a changed byte, a line taken out and a cut end are found, with the number of the entry."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from safeconduct.cli.import_ import import_files
from safeconduct.cli.main import run
from safeconduct.journal.chain import BEFORE_THE_FIRST, canonical, digest_of, verify
from safeconduct.journal.export import export
from tests.kursk import FOLDER


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The real dossier as it is exported: 662 lines."""
    store = tmp_path_factory.mktemp("chain") / "journal.sqlite3"
    import_files([FOLDER], store, author="registrar")
    return list(export(store))


def test_an_untouched_export_stands(exported: list[str]) -> None:
    verdict = verify(exported, head=json.loads(exported[-1])["digest"])
    assert (verdict.valid, verdict.entries, verdict.first_broken) == (True, 662, None)


def test_an_empty_export_proves_nothing() -> None:
    verdict = verify([])
    assert (verdict.valid, verdict.entries, verdict.head) == (False, 0, BEFORE_THE_FIRST)
    assert "holds no entry" in verdict.sentence


@pytest.mark.parametrize("number", [1, 2, 400, 662])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.97])
def test_one_changed_letter_is_found_with_its_number(exported: list[str], number: int, part: float) -> None:
    line = exported[number - 1]
    at = int(len(line) * part)
    other = "x" if line[at] != "x" else "y"
    changed = [*exported[: number - 1], line[:at] + other + line[at + 1 :], *exported[number:]]
    assert verify(changed).first_broken == number


def test_a_space_put_in_is_found(exported: list[str]) -> None:
    changed = [*exported[:9], exported[9].replace(",", ", ", 1), *exported[10:]]
    assert verify(changed).first_broken == 10


def test_a_line_taken_out_is_found(exported: list[str]) -> None:
    verdict = verify([*exported[:99], *exported[100:]])
    assert (verdict.first_broken, verdict.sentence) == (100, "entry 100 is missing: `101` stands in its place")


def test_two_lines_that_changed_places_are_found(exported: list[str]) -> None:
    assert verify([*exported[:4], exported[5], exported[4], *exported[6:]]).first_broken == 5


def test_a_changed_entry_with_a_new_digest_is_found_at_the_next(exported: list[str]) -> None:
    entry = json.loads(exported[49])
    entry["author"] = "another"
    entry["digest"] = digest_of(entry["previous"], entry)
    assert verify([*exported[:49], canonical(entry), *exported[50:]]).first_broken == 51


def test_a_cut_end_is_found_by_the_head_that_was_kept(exported: list[str]) -> None:
    head = json.loads(exported[-1])["digest"]
    assert verify(exported[:-2]).valid
    verdict = verify(exported[:-2], head=head)
    assert (verdict.valid, verdict.entries, verdict.first_broken) == (False, 660, 661)


@pytest.mark.parametrize("line", ["{", "[]", '{"number":1}', "{}" * 3, "[" * 5000, '"' + "x" * 50])
def test_a_line_that_is_no_entry_is_the_first_that_is_broken(line: str) -> None:
    assert verify([line]).first_broken == 1


def test_the_verb_says_the_number_and_ends_with_1(
    exported: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text("\n".join([*exported[:3], *exported[4:]]), encoding="utf-8")
    assert run(["journal", "verify", str(file), "--json"]) == 1
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert (answer["valid"], answer["entries"], answer["first_broken"]) == (False, 3, 4)
    assert "entry 4 is missing" in told.err


def test_the_proof_needs_neither_database_nor_django(exported: list[str], tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text("\n".join(exported), encoding="utf-8")
    program = (
        "import sys; from safeconduct.cli.main import run;"
        f"code = run(['journal', 'verify', {str(file)!r}]);"
        "sys.exit(code or any(name.split('.')[0] in ('django', 'sqlite3', 'psycopg') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0
