"""How a file is written: whole or not at all, beside its place first; pictures and verbs use it."""

import os
from pathlib import Path

from safeconduct.errors import OutsideFailed


def write_whole(path: Path, content: bytes, *, what: str) -> None:
    """Write beside the path, then put it in its place in one step. Raises OutsideFailed that tells `what` it was."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise OutsideFailed(f"{what} cannot be written to {path} ({error.strerror}); name another place") from None
    finally:
        _forget(beside)


def _forget(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # what could not be written cannot be there
