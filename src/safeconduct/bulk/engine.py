"""DuckDB opened for one run: so much memory, a folder to spill into, its failures as sentences; run.py holds it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from safeconduct.errors import BadInput, OutsideFailed

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(MB|GB|MiB|GiB)\s*", re.IGNORECASE)
_BYTES = {"mb": 10**6, "gb": 10**9, "mib": 2**20, "gib": 2**30}
LEAST = 500 * 10**6
GOES_ON = "nothing is half-written; started again, it goes on where it stopped"
# What the engine may take of the memory named: it counts its buffers, not what the program and its writers hold beside.
SHARE = 0.7
FAILURES = (
    (
        ("no space left", "file too large", "disk quota", "could not write", "max_temp_directory_size"),
        "the disk is full or failing; make room, or name another folder with --out",
    ),
    (
        ("out of memory", "failed to allocate", "could not allocate"),
        "the memory does not suffice; give it more with --memory",
    ),
)


def memory_in_bytes(text: str) -> int:
    """A size as a person writes it: `4GB`, `800 MB`. Raises BadInput."""
    found = _SIZE.fullmatch(text)
    if not found:
        raise BadInput(f"--memory: `{text}` is no size; write it as 4GB or 800MB")
    size = int(float(found[1]) * _BYTES[found[2].lower()])
    if size < LEAST:
        raise BadInput(f"--memory: `{text}` is too little; give it at least {LEAST // 10**6}MB")
    return size


@contextmanager
def engine(memory: int, spill: Path, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for the length of a block; the folder it spills into is gone afterwards.

    Raises OutsideFailed where disk or memory do not suffice, KeyboardInterrupt where the user stopped it.
    """
    connection = duckdb.connect()
    try:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"SET memory_limit = '{int(memory * SHARE)}B'")
        connection.execute(f"SET temp_directory = {quoted(spill)}")
        if threads:
            connection.execute(f"SET threads = {threads}")
        yield connection
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except RuntimeError as error:  # so the engine says it where the user stopped a statement
        if "interrupted" not in str(error):
            raise
        raise KeyboardInterrupt from None
    except duckdb.Error as error:
        raise _sentence(error) from None
    finally:
        with suppress(duckdb.Error):  # of a run that was stopped a last statement may still be ending
            connection.close()
        shutil.rmtree(spill, ignore_errors=True)


def quoted(text: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def _sentence(error: duckdb.Error) -> OutsideFailed:
    says = str(error).lower()
    for needles, sentence in FAILURES:
        if any(needle in says for needle in needles):
            return OutsideFailed(f"{sentence}; {GOES_ON}")
    return OutsideFailed(f"the engine failed ({str(error).splitlines()[0]})")
