"""The work of `safeconduct journal export`: entries go to a file, whole or not at all, or to standard output."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from safeconduct.errors import OutsideFailed
from safeconduct.journal.export import export


def export_to(out: Path | None, store: str | None, *, as_json: bool) -> None:
    """Write the journal. Raises OutsideFailed where the disk does not take it; a file that stood there stays."""
    lines = export(store)
    if not out:
        _printed(lines)
        return
    entries, head = _written(lines, out)
    if as_json:
        print(json.dumps({"entries": entries, "head": head, "out": str(out)}, ensure_ascii=False))
    else:
        print(f"safeconduct: {entries} entries, head {head}", file=sys.stderr)


def _printed(lines: Iterable[str]) -> None:
    """To standard output; the count and the head go to standard error."""
    entries, last = 0, ""
    try:
        for last in lines:
            print(last)
            entries += 1
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_standard_output()
        raise OutsideFailed(f"the export could not be written ({error.strerror}); make room and export again") from None
    print(f"safeconduct: {entries} entries, head {_digest(last)}", file=sys.stderr)


def _written(lines: Iterable[str], out: Path) -> tuple[int, str]:
    """To a file beside the one that is named, which takes its place when all is written."""
    entries, last = 0, ""
    beside: Path | None = None
    try:
        if out.exists() and not out.is_file():
            # A device or a pipe cannot be replaced; it is written as it is.
            with out.open("w", encoding="utf-8") as file:
                for last in lines:
                    file.write(f"{last}\n")
                    entries += 1
            return entries, _digest(last)
        with NamedTemporaryFile("w", encoding="utf-8", dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
            beside = Path(file.name)
            for last in lines:
                file.write(f"{last}\n")
                entries += 1
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
        beside = None
    except OSError as error:
        raise OutsideFailed(
            f"{out} could not be written ({error.strerror}); make room, or name another file with --out"
        ) from None
    finally:
        if beside:
            beside.unlink(missing_ok=True)
    return entries, _digest(last)


def _digest(line: str) -> str:
    return str(json.loads(line)["digest"]) if line else "none"


def _forget_standard_output() -> None:
    """Let the interpreter end without trying to write the rest once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
