"""`safeconduct bulk --engine spark` as it is typed: the same records and routes as with DuckDB, finding for finding."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from safeconduct.bulk.generated.files import files_from_seed
from safeconduct.bulk.spark import session
from safeconduct.cli.main import run
from tests.bulk.spark.on_both import SMALL, plain
from tests.kursk import FOLDER

DAY = "2025-09-25"
OUTPUTS = ("records", "routes", "for-plan")
INVENTED = 60


def results(out: Path) -> dict[str, Any]:
    """Every row of the results, in a fixed order; evidence bears on a condition in none."""
    read = {name: duckdb.read_parquet(str(out / f"{name}.parquet")).fetchall() for name in OUTPUTS}
    return {name: sorted(repr(plain(row)) for row in rows) for name, rows in read.items()}


def test_the_dossier_and_invented_prisoners_are_answered_as_by_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    monkeypatch.setattr(session, "OF_ONE_MACHINE", {**session.OF_ONE_MACHINE, **SMALL})
    invented = tmp_path / "invented" / "readings.parquet"
    invented.parent.mkdir()
    files_from_seed(INVENTED, 1, invented)
    asked = ["bulk", str(FOLDER), str(invented), "--on", DAY, "--for-plan"]
    for engine in ("duckdb", "spark"):
        assert run([*asked, "--engine", engine, "--out", str(tmp_path / engine)]) == 0
    assert results(tmp_path / "spark") == results(tmp_path / "duckdb")
    assert json.loads((tmp_path / "spark" / "run.json").read_text(encoding="utf-8"))["engine"]["name"] == "spark"


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("safeconduct.cli.bulk_spark", "safeconduct.bulk.spark.run", "safeconduct.bulk.spark.session"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert run(["bulk", str(FOLDER), "--engine", "spark", "--out", str(tmp_path / "out")]) == 3
    assert "pip install 'safeconduct[spark]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
