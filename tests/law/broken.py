"""The shipped law with something in it replaced or added, so that the mistake, or the other law, is told."""

import shutil
from pathlib import Path

from safeconduct.errors import LawMistake
from safeconduct.law.check import mistakes_in
from safeconduct.law.library import FOLDER, Law, read_law
from safeconduct.vocabulary.from_files import vocabulary


def copied(folder: Path) -> Path:
    """A copy of the shipped law below a folder."""
    shutil.copytree(FOLDER, folder / "law", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder / "law"


def replaced(path: Path, *pairs: tuple[str, str]) -> None:
    """Each text in a file replaced by another, once; it must stand there."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f"{old} does not stand in {path}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def sound(folder: Path) -> Law:
    """The law of a folder, which must be without a mistake in its reading."""
    found, mistakes = read_law(folder, vocabulary())
    assert mistakes == []
    return found


class Broken:
    """The shipped law with one text in one file replaced by another; the mistakes are told."""

    def __init__(self, folder: Path, file: str, old: str, new: str) -> None:
        self.folder = copied(folder)
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        replaced(path, (old, new))
        self.place = f"law/{file}, line {text[: text.index(old)].count(chr(10)) + 1}: "

    @property
    def sentences(self) -> list[str]:
        """Every mistake, in its sentence."""
        return sentences_on(self.folder)


def sentences_on(folder: Path) -> list[str]:
    """Every mistake in the law of a folder, as `safeconduct law check` tells them."""
    try:
        found, mistakes = read_law(folder, vocabulary())
    except LawMistake as mistake:
        return [str(mistake)]
    return [str(mistake) for mistake in mistakes] or mistakes_in(found, vocabulary())
