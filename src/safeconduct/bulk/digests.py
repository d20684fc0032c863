"""Digests of what a run rests on: its files, and the law and vocabulary by which it answers; a restart compares them."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from safeconduct import __version__


def of_files(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Each file by its name, size and SHA-256."""
    found = []
    for path in paths:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        found.append({"file": str(path), "bytes": path.stat().st_size, "sha256": digest})
    return found


def of_law() -> str:
    """One digest of the program's version, its code, the law and the vocabulary."""
    digest = hashlib.sha256(__version__.encode())
    for name, content in sorted(_contents(files("safeconduct"), "")):
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _contents(one, f"{name}/{one.name}")
        elif one.name.endswith((".py", ".toml", ".sql")):
            yield f"{name}/{one.name}", one.read_bytes()
