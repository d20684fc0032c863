"""The folder of a run's results: claimed, with what a stopped run left whole, and cleared; from_files.py writes."""

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.written import write_whole

RESULTS = ("records.parquet", "routes.parquet", "for-plan.parquet", "run.json")
WORK = ".bulk"
BEGUN = "begun.json"
MADE = "safeconduct bulk"
PARTS = ("part-*.json", "records-*", "routes-*", "for-plan-*")


@dataclass(frozen=True, kw_only=True, slots=True)
class OutFolder:
    """Where results go, and the hidden folder in it where parts are written until all are whole."""

    path: Path

    @property
    def work(self) -> Path:
        """The hidden folder of the parts."""
        return self.path / WORK

    def whole(self, name: str) -> Mapping[str, Any] | None:
        """What a part that was whole when a run stopped tells of itself; None where there is none."""
        place = self.work / f"part-{name}.json"
        return json.loads(place.read_text("utf-8")) if place.exists() else None

    def say_whole(self, name: str, counts: Mapping[str, Any]) -> None:
        """Tell that a part is whole: from now on a new run takes it over."""
        write_whole(self.work / f"part-{name}.json", json.dumps(counts).encode(), what="a part of the results")

    def clear(self) -> None:
        """Remove the parts."""
        shutil.rmtree(self.work, ignore_errors=True)

    def give_up(self) -> None:
        """Leave nothing of a run that was refused before a part of it was whole."""
        if not any(self.work.glob("part-*.json")):
            self.clear()
            with suppress(OSError):
                self.path.rmdir()


def claim(path: Path) -> OutFolder:
    """A folder that is new, empty or holds the results of an earlier run. Raises BadInput and OutsideFailed."""
    folder = OutFolder(path=path)
    if path.exists() and not path.is_dir():
        raise BadInput(f"{path} is a file; name a folder with --out")
    try:
        strange = (
            [one.name for one in sorted(path.iterdir()) if one.name not in (*RESULTS, WORK)] if path.exists() else []
        )
        if strange or not _own(folder):
            found = (strange or RESULTS)[0]
            raise BadInput(f"{path} holds `{found}`, which no run wrote there; empty it, or name another with --out")
        folder.work.mkdir(parents=True, exist_ok=True)
        (folder.work / ".try").write_bytes(b"")
    except OSError as error:
        raise OutsideFailed(f"{path} cannot be written to ({error.strerror}); name another folder with --out") from None
    return folder


def _own(folder: OutFolder) -> bool:
    """Whether the results that stand there are those of a run."""
    standing = [name for name in RESULTS if (folder.path / name).exists()]
    if not standing or folder.work.exists():
        return True
    try:
        return bool(json.loads((folder.path / "run.json").read_text("utf-8"))["made_by"] == MADE)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def go_on(folder: OutFolder, asked: Mapping[str, Any]) -> str:
    """Keep the parts of a stopped run where it asked the same, else remove them; what to tell the user, or ""."""
    begun = folder.work / BEGUN
    before = json.loads(begun.read_text("utf-8")) if begun.exists() else None
    if before == asked:
        whole = len(list(folder.work.glob("part-*.json")))
        parts = "1 part is" if whole == 1 else f"{whole} parts are"
        return f"goes on where the last run stopped: {parts} whole" if whole else ""
    for left in (one for pattern in PARTS for one in folder.work.glob(pattern)):
        left.unlink()
    write_whole(begun, json.dumps(asked).encode(), what="what the run asks")
    if before is None:
        return ""
    other = ", ".join(key for key in asked if asked[key] != before.get(key))
    return f"begins anew: the run that stopped here had other {other}"
