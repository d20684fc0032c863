"""What is done about lines that are no statements: the run is refused, or they are kept apart in a file."""

import json
from dataclasses import asdict
from pathlib import Path

from safeconduct.bulk.told.from_files import Taken
from safeconduct.bulk.told.refusals import refusals
from safeconduct.errors import BadInput
from safeconduct.written import write_whole

SHOWN = 10


def refuse(taken: Taken) -> None:
    """Raise BadInput where any line cannot be used: how many for which reason, and where the first ones stand."""
    several = taken.refused + len(taken.beside_refused)
    if not several:
        return
    reasons = [f"{count:,} x {reason}" for reason, count in taken.reasons[:SHOWN]]
    more = [f"... and {len(taken.reasons) - SHOWN} other reasons"] if len(taken.reasons) > SHOWN else []
    first = [*taken.beside_refused, *refusals(taken.judging, SHOWN)][:SHOWN]
    places = [f"{one.file}, line {one.line}: {one.reason}" for one in first]
    lines = "1 line cannot be used" if several == 1 else f"{several:,} lines cannot be used"
    raise BadInput(
        "\n  ".join([f"{lines}; mend what is named, or keep them apart with --refused FILE. The first:", *places])
        + ("\n  ".join(["\nIn all:", *reasons, *more]) if reasons else "")
    )


def write_refused(path: Path, taken: Taken) -> None:
    """Write every line that cannot be used, one a line of JSON: file, line, column, row and the reason."""
    several = [*taken.beside_refused, *refusals(taken.judging)]
    lines = (
        {key: value for key, value in asdict(one).items() if key in ("file", "line", "column", "row", "reason")}
        for one in several
    )
    content = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    write_whole(path, content.encode(), what="what is refused")
