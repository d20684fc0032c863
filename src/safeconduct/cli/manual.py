"""`safeconduct manual`: the pages of the manual are made, and written whole or compared with those that stand."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

from safeconduct.cli.commands import verbs as commands
from safeconduct.cli.main import INTERRUPTED
from safeconduct.errors import AnswerIsNo, BadInput, OutsideFailed
from safeconduct.manual.from_files import material_from_files
from safeconduct.manual.markdown import MADE
from safeconduct.manual.pages import pages

Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder of the manual.")]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 when a page is stale, missing or too many.")
]

EXIT_CODES = {
    0: "done",
    AnswerIsNo.exit_code: "the answer is no: a check failed, rows were refused without a reason on file",
    BadInput.exit_code: "wrong call or bad input; nothing was changed",
    OutsideFailed.exit_code: "something outside failed (disk, database); nothing is half-written",
    INTERRUPTED: "interrupted",
}


def verb(out: Out = Path("docs/manual"), *, check: Check = False) -> None:
    """Write the manual from the law, the vocabulary, the glossary and the verbs; pages no longer made are removed."""
    made = pages(material_from_files(commands(), EXIT_CODES))
    stands = standing(out)
    if check:
        refuse_stale(made, stands, out)
        print(f"{len(made)} pages in {out}: none is stale")
        return
    for name in by_hand(stands):
        raise BadInput(f"{out / name} was not made by the manual, and its folder is the manual's; move it elsewhere")
    changed = {name: page for name, page in made.items() if stands.get(name) != page}
    gone = sorted(set(stands) - set(made))
    write(changed, gone, out)
    print(f"{len(made)} pages in {out}: {len(changed)} written, {len(gone)} removed")


def standing(folder: Path) -> dict[str, str]:
    """The pages that stand in a folder, by their path below it. What is no text is told as a page made by hand."""
    try:
        found = sorted(folder.rglob("*.md"))
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace") for path in found}
    except OSError as error:
        raise OutsideFailed(
            f"{folder} cannot be read ({error.strerror}); look at its rights, or name another with --out"
        ) from None


def by_hand(stands: dict[str, str]) -> list[str]:
    """The pages that do not begin as those of the manual do: nobody's page is written over or removed."""
    return [name for name, page in stands.items() if not page.startswith(MADE)]


def refuse_stale(made: dict[str, str], stands: dict[str, str], folder: Path) -> None:
    """Raise AnswerIsNo with the first page that is not as it would be made."""
    error: AnswerIsNo | None = None
    strange = by_hand(stands)
    for name in sorted({*made, *stands}):
        if name in strange:
            error = AnswerIsNo(
                f"{folder / name} was not made by the manual, and its folder is the manual's; move it elsewhere"
            )
        elif name not in made:
            error = AnswerIsNo(f"{folder / name} is no longer made; say `make docs`, which removes it")
        elif name not in stands:
            error = AnswerIsNo(f"{folder / name} is missing; say `make docs`, which writes it")
        elif made[name] != stands[name]:
            error = AnswerIsNo(
                f"{folder / name} is stale: it is not what law, vocabulary and verbs say now; say `make docs`"
            )
        if error:
            raise error


def write(changed: dict[str, str], gone: list[str], folder: Path) -> None:
    """All pages are written beside their places first, then take them: a full disk leaves the old manual whole."""
    beside: dict[Path, Path] = {}
    try:
        for name, page in changed.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, prefix=".page.", delete=False) as file:
                beside[place] = Path(file.name)
                file.write(page)
                file.flush()
                os.fsync(file.fileno())
        for place, written in beside.items():
            written.chmod(0o644)
            written.replace(place)
        for name in gone:
            (folder / name).unlink()
    except OSError as error:
        raise OutsideFailed(
            f"{folder} could not be written ({error.strerror}); make room, or name another with --out"
        ) from None
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)
