"""TOML files read with the place of every table kept, so that a mistake can name its file and line."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeconduct.errors import LawMistake


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One file of data: its name as shown to a person, its text and its tables."""

    name: str
    text: str
    tables: dict[str, Any]

    def line(self, table_id: str, *needles: str) -> int:
        """The line of `table_id`'s table on which the first of `needles` stands; else the line of its id; else 1."""
        lines = self.text.splitlines()
        start = next((n for n, line in enumerate(lines) if re.match(rf'\s*id\s*=\s*"{re.escape(table_id)}"', line)), 0)
        following = (n for n in range(start + 1, len(lines)) if re.match(r'\s*id\s*=\s*"', lines[n]))
        end = next(following, len(lines))
        for needle in needles:
            for number in range(start, end):
                if needle in lines[number]:
                    return number + 1
        return start + 1

    def mistake(self, table_id: str, sentence: str, *needles: str) -> LawMistake:
        """A mistake in this file, as one plain sentence with file and line."""
        return LawMistake(f"{self.name}, line {self.line(table_id, *needles)}: `{table_id}` {sentence}.")


def toml_files(folder: Path, pattern: str = "**/*.toml") -> list[TomlFile]:
    """All TOML files below a folder, in the order of their names. Raises LawMistake where one cannot be read."""
    return [toml_file(path, path.relative_to(folder.parent).as_posix()) for path in sorted(folder.glob(pattern))]


def toml_file(path: Path, name: str) -> TomlFile:
    """One TOML file. Raises LawMistake with the parser's own line where it is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return TomlFile(name, text, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LawMistake(f"{name}: it cannot be read as TOML ({error}); mend the file.") from None
