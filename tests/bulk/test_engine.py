"""The engine of tables: whichever way it says that the user stopped it, it is the user's stop and no failure."""

from pathlib import Path

import duckdb
import pytest

from safeconduct.bulk.engine import LEAST, engine


@pytest.mark.parametrize("said", [duckdb.InterruptException("INTERRUPT Error"), RuntimeError("Query interrupted")])
def test_a_statement_that_is_stopped_is_no_failure(said: Exception, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), engine(LEAST, tmp_path / "spill"):
        raise said


def test_no_other_failure_is_taken_for_a_stop(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="of another kind"), engine(LEAST, tmp_path / "spill"):
        raise RuntimeError("of another kind")
