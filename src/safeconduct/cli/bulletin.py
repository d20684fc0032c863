"""`safeconduct bulletin`: the public site in four languages, written whole or not at all."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from safeconduct.cli.asked import asked
from safeconduct.cli.options import On, Store, as_of
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.journal.store import open_journal
from safeconduct.papers.from_record import Known, bulletin_from_record
from safeconduct.papers.preview import preview
from safeconduct.papers.register import register
from safeconduct.papers.site import Picture, site_from_bulletin
from safeconduct.papers.speech import Speech
from safeconduct.vocabulary.labels import LANGUAGES

# What stands in a folder that the verb wrote: the files of the site, so that nobody else's is ever taken away.
MARK = ".safeconduct-bulletin"
LOCAL = "http://localhost:8000/"

Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder of the site; new, empty or its own.")]
Address = Annotated[
    str, typer.Option("--address", metavar="ADDRESS", help="Where the site will stand: feeds and the sitemap need it.")
]


def verb(out: Out, on: On = None, address: Address = LOCAL, store: Store = None) -> None:
    """Write the public site as of a day, in uk, en, ru and ko: who said what, and only what the public may read."""
    day, site = as_of(on, None).on, _address(address)
    _refuse_strange(out)
    answer, journal = asked(store), open_journal(store)
    known = Known(
        statements=answer.statements,
        surroundings=answer.surroundings,
        law=answer.law,
        sources=journal.sources(),
        prisoners=tuple(answer.prisoners),
    )
    bulletin = bulletin_from_record(known, day, register())
    files = site_from_bulletin(bulletin, answer.law, register(), site, _picture())
    write_site(files, out)
    print(f"{len(files)} files in {out}: {len(bulletin.days)} days in {len(LANGUAGES)} languages")
    print(f"Open {out / 'index.html'} in a browser.")
    if site == LOCAL:
        print(f"safeconduct: feeds and sitemap name {LOCAL}; before it is published, give --address", file=sys.stderr)


def _address(address: str) -> str:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        good = False
    if not good:
        raise BadInput(f"--address: `{address}` is no address of a site; write it as https://bulletin.example.org/")
    return address if address.endswith("/") else f"{address}/"


def _picture() -> Picture | None:
    """The drawing of previews, where this machine has the fonts for it; without them the pages are whole."""
    try:
        for lang in LANGUAGES:
            preview("", "", Speech(lang, register()))
    except OutsideFailed as reason:
        print(f"safeconduct: the site is written without preview pictures: {reason}", file=sys.stderr)
        return None
    return preview


def _refuse_strange(folder: Path) -> None:
    """Raise BadInput where anything stands that the verb did not write."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file; name a folder with --out")
    try:
        standing = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        own = set((folder / MARK).read_text("utf-8").splitlines()) if MARK in standing else set()
    except (OSError, UnicodeDecodeError) as error:
        raise OutsideFailed(f"{folder} cannot be read ({error}); look at its rights, or name another folder") from None
    strange = sorted(standing - own - {MARK})
    if strange:
        raise BadInput(
            f"{folder} holds `{strange[0]}`, which no bulletin wrote there; empty it, or name another with --out"
        )


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """All files are written beside the folder, which then takes its place; a failure leaves the old site whole."""
    target = folder.resolve()
    beside, before = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for name, content in {**files, MARK: "".join(f"{one}\n" for one in files).encode()}.items():
            place = beside / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if target.exists():
            target.rename(before)
        beside.rename(target)
    except OSError as error:
        raise OutsideFailed(
            f"the site could not be written to {folder} ({error.strerror}); make room, or name another with --out"
        ) from None
    finally:
        if before.exists() and not target.exists():
            before.rename(target)
        for left in (beside, before):
            shutil.rmtree(left, ignore_errors=True)
