"""The pass from files of statements to files of records and routes, whole or not at all; the verb `bulk` calls it."""

import json
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from safeconduct import __version__
from safeconduct.bulk.digests import of_files, of_law
from safeconduct.bulk.engine import engine
from safeconduct.bulk.folder import MADE, OutFolder, claim, go_on
from safeconduct.bulk.joined import join_parquet
from safeconduct.bulk.parts import Part, divide
from safeconduct.bulk.run import FOR_PLAN, OUTPUTS, Run
from safeconduct.bulk.told.from_files import Taken, tables_from_files
from safeconduct.bulk.told.given import Given, given
from safeconduct.bulk.told.refused_file import refuse, write_refused
from safeconduct.dates import AsOf, iso
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.written import write_whole

# How many statements a part has: fewer cost more parts, each with its planning; more need more memory.
PART_SIZE = 800_000
# Who makes records and routes, and the library that brings it.
LIBRARIES: Mapping[str, str] = {"duckdb": "duckdb", "spark": "pyspark"}
# Told of the run as it goes: what is being done, how much of how much.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a run is asked: the files, the days, where to, and within how many bytes of memory.

    `journal` writes what a journal holds into a folder, in the place of `paths`. `refused`: where lines that are no
    statements go; none are let pass without it. `for_plan`: whether the file that plans read is written too.
    """

    as_of: AsOf
    out: Path
    memory: int
    paths: Sequence[Path] = ()
    journal: Callable[[Path], None] | None = None
    refused: Path | None = None
    for_plan: bool = False
    part_size: int = PART_SIZE
    engine: str = "duckdb"
    runs: Callable[..., Run] = Run


def files_from_files(asked: Asked, progress: Progress, note: Callable[[str], None]) -> Mapping[str, Any]:
    """Write `records.parquet`, `routes.parquet` and `run.json`; gives back what the last tells.

    Raises BadInput where a line is no statement, OutsideFailed where disk or memory do not suffice. Results of an
    earlier run stand until those of this one are whole.
    """
    folder = claim(asked.out)
    started = perf_counter()
    try:
        with engine(asked.memory, folder.work / "spill") as connection:
            progress("looking at the files", 0, 1)
            files = _given(asked, folder, connection)
            told = _what_is_asked(asked, files)
            for sentence in (*files.notes, go_on(folder, told)):
                if sentence:
                    note(sentence)
            counts, seconds = _parts(asked, files, folder, connection, progress)
        progress("joining the parts", 0, 1)
        _join(folder, counts, (*OUTPUTS, FOR_PLAN) if asked.for_plan else OUTPUTS)
    except BadInput:
        folder.give_up()
        raise
    except OSError as error:
        raise OutsideFailed(
            f"{asked.out} cannot be written ({error.strerror}); make room, or name another folder with --out"
        ) from None
    result = _told_of_run(asked, told, counts, {**seconds, "whole": perf_counter() - started})
    write_whole(asked.out / "run.json", f"{json.dumps(result, indent=1)}\n".encode(), what="run.json")
    folder.clear()
    return result


def _given(asked: Asked, folder: OutFolder, connection: duckdb.DuckDBPyConnection) -> Given:
    if not asked.journal:
        return given(asked.paths, connection)
    held = folder.work / "journal"
    held.mkdir(exist_ok=True)
    asked.journal(held)
    return given([held], connection, entered=True)


def _what_is_asked(asked: Asked, files: Given) -> dict[str, Any]:
    return {
        "inputs": of_files(file.path for file in files.files),
        "on": iso(asked.as_of.on),
        "known_by": iso(asked.as_of.known_by),
        "law": of_law(),
        "part_size": asked.part_size,
        "for_plan": asked.for_plan,
        "engine": {"name": asked.engine, "version": version(LIBRARIES[asked.engine])},
    }


def _parts(
    asked: Asked, files: Given, folder: OutFolder, connection: duckdb.DuckDBPyConnection, progress: Progress
) -> tuple[dict[str, Mapping[str, Any]], dict[str, float]]:
    """Take the files in and write all parts that are not whole yet; what each holds, and the seconds of each step."""
    progress("checking the statements", 0, 1)
    started = perf_counter()
    taken = _taken(files, folder, connection)
    _refused(asked, taken)
    run = asked.runs(engine=connection, as_of=asked.as_of, folder=folder.work, taken=taken, for_plan=asked.for_plan)
    run.seconds["files to statements"] = perf_counter() - started
    with run.timed("around"):
        parts = divide(connection, asked.part_size, open_=taken.judged.open)
        run.prepare()
    counts: dict[str, Mapping[str, Any]] = {"": {"statements": taken.told, "refused": taken.refused}}
    for done, (part, whole) in enumerate(_whole_parts(run, parts, folder)):
        progress("records and routes", done + 1, len(parts))
        folder.say_whole(part.name, whole)
        counts[part.name] = whole
    return counts, run.seconds


def _whole_parts(run: Run, parts: Sequence[Part], folder: OutFolder) -> Iterator[tuple[Part, Mapping[str, Any]]]:
    """Each part with what its files hold: what is around first, as the others read it, then several at a time."""
    around, *others = parts
    yield around, run.part(around)
    before = [(part, folder.whole(part.name)) for part in others]
    yield from ((part, whole) for part, whole in before if whole)
    yield from run.parts([part for part, whole in before if not whole])


def _taken(files: Given, folder: OutFolder, connection: duckdb.DuckDBPyConnection) -> Taken:
    """Take the files in. Raises BadInput with the name of one that looked whole and is spoiled within."""
    try:
        return tables_from_files(files, connection, folder.work)
    except duckdb.InterruptException:
        raise
    except duckdb.Error:
        for file in files.files:
            try:
                connection.execute(f"SELECT bit_xor(hash(COLUMNS(*))) FROM ({file.raw})").fetchall()
            except duckdb.Error as error:
                told = str(error).splitlines()[0]
                raise BadInput(
                    f"{file.path} cannot be read to its end: it is damaged ({told}); write it again"
                ) from None
        raise


def _refused(asked: Asked, taken: Taken) -> None:
    """Raise BadInput with what is refused, or write it to the file that was named for it."""
    if asked.refused:
        write_refused(asked.refused, taken)
    else:
        refuse(taken)


def _join(folder: OutFolder, counts: Mapping[str, Mapping[str, Any]], outputs: Sequence[str]) -> None:
    for output in outputs:
        parts = [folder.work / f"{output}-{name}.parquet" for name in sorted(counts) if name]
        join_parquet(parts, folder.path / f"{output}.parquet")


def _told_of_run(
    asked: Asked, told: Mapping[str, Any], counts: Mapping[str, Mapping[str, Any]], seconds: Mapping[str, float]
) -> dict[str, Any]:
    total: Counter[str] = Counter()
    for one in counts.values():
        total.update(one)
    return {
        "made_by": MADE,
        "safeconduct": __version__,
        **told,
        "parts": len(counts) - 1,
        "counts": dict(total),
        "seconds": {step: round(took, 2) for step, took in seconds.items()},
        "memory": {"asked_mb": asked.memory // 10**6, "peak_mb": _peak() // 10**6},
    }


def _peak() -> int:
    """The most memory that this process has held, in bytes, as the system counts it."""
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024
