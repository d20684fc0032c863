"""How verbs write a file: whole or not at all, beside its place first."""

import os
from pathlib import Path

from safeconduct.errors import OutsideFailed


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the path, then put it in its place in one step. Raises OutsideFailed where the disk does not."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise OutsideFailed(
            f"{path} could not be written ({error.strerror}); make room, or name another file"
        ) from None
    finally:
        _forget(beside)


def _forget(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return  # what could not be written cannot be there
