"""Which files a run is given: those of readings, and what stands beside them; from_files.py reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from safeconduct.bulk.told.columns import look_at
from safeconduct.bulk.told.file import ENDINGS, TableFile, table_file
from safeconduct.errors import BadInput
from safeconduct.intake.stems import STEMS
from safeconduct.intake.thing import Kind
from safeconduct.statements.reading import COLUMNS


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """The files of readings, numbered from 1, and by kind those beside them. `entered`: a journal wrote them."""

    readings: tuple[TableFile, ...]
    beside: tuple[TableFile, ...] = ()
    notes: tuple[str, ...] = ()
    entered: bool = False

    @property
    def files(self) -> tuple[TableFile, ...]:
        """All of them."""
        return (*self.readings, *self.beside)

    def of(self, *kinds: Kind) -> list[TableFile]:
        """Those beside that hold lines of these kinds."""
        return [file for file in self.beside if file.kind in kinds]


def given(paths: Sequence[Path], engine: duckdb.DuckDBPyConnection, *, entered: bool = False) -> Given:
    """Open files of statements, or folders of a dossier's files. Raises BadInput where one cannot be what it should."""
    kinds: dict[Path, Kind] = {}
    notes: list[str] = []
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist; name a file or a folder")
        found = _dossier(path, notes) if path.is_dir() else {**_beside(path), path: "reading"}
        kinds |= {one.resolve(): kind for one, kind in found.items()}
    if "reading" not in kinds.values():
        raise BadInput(f"there are no statements in {paths[0]}; the file of them is named readings{ENDINGS[0]}")
    # Nothing told beside the statements is nothing wrong.
    kinds = {path: kind for path, kind in kinds.items() if kind == "reading" or path.stat().st_size}
    files = [table_file(path, number, kind, engine) for number, (path, kind) in enumerate(kinds.items(), start=1)]
    readings = tuple(file for file in files if file.kind == "reading")
    for file in readings:
        look_at(file)
        if unread := sorted(set(file.types) - COLUMNS):
            named = ", ".join(f"`{column}`" for column in unread)
            notes.append(f"{file.path.name}: columns of readings that nothing here reads: {named}")
    return Given(
        readings=readings,
        beside=tuple(file for file in files if file.kind != "reading"),
        notes=tuple(notes),
        entered=entered,
    )


def _dossier(folder: Path, notes: list[str]) -> dict[Path, Kind]:
    inside = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))
    found = {one: STEMS[one.stem] for one in inside if one.suffix.lower() in ENDINGS and one.stem in STEMS}
    others = [one.name for one in inside if one not in found]
    if others:
        notes.append(f"left alone in {folder}: {', '.join(others)}")
    return found


def _beside(path: Path) -> dict[Path, Kind]:
    """Context, rulings and the like in the folder of a file of statements."""
    kinds = {stem: kind for stem, kind in STEMS.items() if kind not in ("reading", "row")}
    return {
        one: kinds[one.stem]
        for one in sorted(path.parent.iterdir())
        if one.is_file() and one.suffix.lower() in ENDINGS and one.stem in kinds and one != path
    }
