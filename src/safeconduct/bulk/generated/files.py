"""The files of invented prisoners: statements and, beside them, context, rulings and judgements, each written whole."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from safeconduct.bulk.generated.from_seed import tables_from_seed
from safeconduct.errors import BadInput, OutsideFailed

BESIDE = ("context", "rulings", "judgements")
MARK = b"nvented"  # stands in every line beside: what lacks it was not made here, and is not written over
LOOKED_AT = 1 << 16
READINGS = "* EXCLUDE (in_json, decision, decided)"
LISTS = {
    "readings": ("via", "asked_how", "candidates", "distinct_from"),
    "context": ("offerees",),
    "rulings": ("of", "corrected_to"),
    "judgements": (),
}
OPTIONS = {
    ".parquet": "FORMAT parquet, COMPRESSION zstd, KV_METADATA {made: 'Invented'}",
    ".csv": "FORMAT csv, HEADER",
    ".jsonl": "FORMAT json",
}


class Generated(NamedTuple):
    """What was written: the file of statements and those beside it, and how many lines each kind has."""

    files: tuple[Path, ...]
    counts: Mapping[str, int]


def files_from_seed(prisoners: int, seed: int, out: Path) -> Generated:
    """Write the statements to `out` and the rest beside it in the same form.

    Raises BadInput where that cannot be asked, OutsideFailed where the disk fails; then nothing is left half-written.
    """
    check(prisoners, seed, out)
    places = {"readings": out} | {name: out.with_name(f"{name}{out.suffix.lower()}") for name in BESIDE}
    for name in BESIDE:
        _not_anothers(places[name])
    with _beside(places, out) as parts:
        engine = tables_from_seed(prisoners, seed)
        counts = {name: _written(engine, name, part, out.suffix.lower()) for name, part in parts.items()}
    return Generated(tuple(places.values()), counts)


def check(prisoners: int, seed: int, out: Path) -> None:
    """Raise BadInput where so many prisoners cannot be invented, or not into such a file."""
    if not 1 <= prisoners <= 100_000_000:
        raise BadInput(f"--prisoners is {prisoners}; ask for 1 to 100,000,000")
    if not 0 <= seed < 1 << 63:
        raise BadInput(f"--seed is {seed}; write a whole number from 0")
    if out.suffix.lower() not in OPTIONS:
        raise BadInput(f"--out: {out} has no ending that can be written; it takes {', '.join(OPTIONS)}")
    if out.stem in BESIDE:
        raise BadInput(f"--out: {out.name} is the name of a file that is written beside; name it readings{out.suffix}")
    if not out.parent.is_dir():
        raise BadInput(f"--out: there is no folder {out.parent}; make it first")


def _not_anothers(path: Path) -> None:
    """Raise BadInput where a file stands that was not invented: a dossier is never written over."""
    try:
        with path.open("rb") as file:
            told = file.read(LOOKED_AT)
            file.seek(-min(LOOKED_AT, path.stat().st_size), os.SEEK_END)
            told += file.read()
    except FileNotFoundError:
        return
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); name another folder") from None
    without_lines = path.suffix != ".parquet" and len(told.splitlines()) <= 2  # a header, read from both ends
    if MARK not in told and not without_lines:
        raise BadInput(f"{path} holds what was not invented here, and would be written over; name another folder")


@contextmanager
def _beside(places: Mapping[str, Path], out: Path) -> Iterator[dict[str, Path]]:
    """Names to write under first; in the end all are put in their places, or none is left."""
    parts = {name: path.with_name(f".{path.name}.{os.getpid()}.part") for name, path in places.items()}
    try:
        yield parts
        for name, part in parts.items():
            part.replace(places[name])
    except (OSError, duckdb.IOException) as error:
        raise OutsideFailed(f"{out} cannot be written ({error}); look at the disk, or name another place") from None
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _written(engine: duckdb.DuckDBPyConnection, name: str, part: Path, ending: str) -> int:
    """Write one view, in the form of the ending; gives back how many lines."""
    lines = engine.view(name)
    chosen = READINGS if name == "readings" else "*"
    if ending == ".csv":
        cells = ", ".join(f'to_json("{column}")::VARCHAR AS "{column}"' for column in LISTS[name])
        chosen += f" REPLACE ({cells})" if cells else ""
    elif ending == ".jsonl" and name == "readings":
        chosen += " REPLACE (CASE WHEN in_json THEN value::JSON ELSE to_json(value) END AS value)"
    lines.project(chosen).create_view("asked", replace=True)
    found = engine.execute(f"COPY (FROM asked) TO ? ({OPTIONS[ending]})", [str(part)]).fetchone()
    return int(found[0]) if found else 0
