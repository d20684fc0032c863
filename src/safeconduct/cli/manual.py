"""`safeconduct manual`: the pages of the manual are made, and written whole or compared with those that stand."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

from safeconduct.cli.commands import verbs as commands
from safeconduct.cli.main import INTERRUPTED
from safeconduct.errors import AnswerIsNo, BadInput, OutsideFailed
from safeconduct.manual.from_files import material_from_files
from safeconduct.manual.pages import pages
from safeconduct.manual.to_html import site_from_pages
from safeconduct.manual.to_markdown import markdown_from_pages

Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder of the manual, as Markdown.")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FOLDER", help="Make it into this folder as a static site, instead of Markdown."),
]
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
MADE = "Made by `safeconduct manual`"
HEAD = 200
BY_HAND = "was not made by the manual, and its folder is the manual's; move it elsewhere"


def verb(out: Out = Path("docs/manual"), html: Html = None, *, check: Check = False) -> None:
    """Write the manual from the law, the vocabulary, the glossary and the verbs; pages no longer made are removed."""
    told = pages(material_from_files(commands(), EXIT_CODES))
    folder, made = (html, site_from_pages(told)) if html else (out, markdown_from_pages(told))
    stands = standing(folder, made)
    if check:
        refuse_stale(made, stands, folder, f"safeconduct manual --html {html}" if html else "make docs")
        print(f"{len(made)} pages in {folder}: none is stale")
        return
    for name in by_hand(stands):
        raise BadInput(f"{folder / name} {BY_HAND}")
    changed = {name: page for name, page in made.items() if stands.get(name) != page}
    gone = sorted(set(stands) - set(made))
    write(changed, gone, folder)
    print(f"{len(made)} pages in {folder}: {len(changed)} written, {len(gone)} removed")


def standing(folder: Path, made: Iterable[str]) -> dict[str, str]:
    """The pages that stand in a folder, by their path below it. What is no text is told as a page made by hand."""
    endings = {Path(name).suffix for name in made}
    try:
        found = sorted(path for path in folder.rglob("*.*") if path.suffix in endings)
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace") for path in found}
    except OSError as error:
        raise OutsideFailed(
            f"{folder} cannot be read ({error.strerror}); look at its rights, or name another"
        ) from None


def by_hand(stands: Mapping[str, str]) -> list[str]:
    """The pages that do not begin as those of the manual do: nobody's page is written over or removed."""
    return [name for name, page in stands.items() if MADE not in page[:HEAD]]


def refuse_stale(made: Mapping[str, str], stands: Mapping[str, str], folder: Path, anew: str) -> None:
    """Raise AnswerIsNo with the first page that is not as it would be made; `anew` is what to say to make it so."""
    for name in by_hand(stands):
        raise AnswerIsNo(f"{folder / name} {BY_HAND}")
    for name in sorted({*made, *stands}):
        if name not in made:
            says = f"is no longer made; say `{anew}`, which removes it"
        elif name not in stands:
            says = f"is missing; say `{anew}`, which writes it"
        elif made[name] != stands[name]:
            says = f"is stale: it is not what law, vocabulary and verbs say now; say `{anew}`"
        else:
            continue
        raise AnswerIsNo(f"{folder / name} {says}")


def write(changed: Mapping[str, str], gone: Iterable[str], folder: Path) -> None:
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
            _leave_empty(folder / name, folder)
    except OSError as error:
        raise OutsideFailed(f"{folder} could not be written ({error.strerror}); make room, or name another") from None
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)


def _leave_empty(page: Path, folder: Path) -> None:
    """The folders of a page that is gone go with it, once nothing else stands in them."""
    for above in page.parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()
