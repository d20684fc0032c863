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

    def line(self, table_id: str, *, key: str = "", text: str = "", nth: int = 1, again: bool = False) -> int:
        """The line of a table: where `key` begins, or from there on where `text` stands, the `nth` time; else its id's.

        `again`: of the last table of that id, not of the first.
        """
        lines = self.text.splitlines()
        starts = [n for n, line in enumerate(lines) if re.match(rf'\s*id\s*=\s*"{re.escape(table_id)}"', line)] or [0]
        start = starts[-1] if again else starts[0]
        following = (n for n in range(start + 1, len(lines)) if re.match(r'\s*id\s*=\s*"', lines[n]))
        table = range(start, next(following, len(lines)))
        if key:
            begins = [n for n in table if re.match(rf'\s*"?{re.escape(key)}"?(\.\w+)?\s*=', lines[n])]
            if not begins:
                return start + 1
            if not text:
                return begins[min(nth, len(begins)) - 1] + 1
            table = range(begins[min(nth, len(begins)) - 1], table.stop)
        found = [n for n in table if text and text in lines[n]]
        return (found[min(nth, len(found)) - 1] if found else table.start) + 1

    def mistake(
        self, table_id: str, sentence: str, *, key: str = "", text: str = "", nth: int = 1, again: bool = False
    ) -> LawMistake:
        """A mistake in this file, as one plain sentence with file and line; the place is told as for `line`."""
        line = self.line(table_id, key=key, text=text, nth=nth, again=again)
        return LawMistake(f"{self.name}, line {line}: `{table_id}` {sentence}.")

    def key_mistake(self, table_id: str, error: Exception) -> LawMistake:
        """The mistake behind a table that could not be built because of its keys."""
        named = re.search(r"'([^']+)'", str(error))
        key = named.group(1) if named else str(error)
        if "unexpected" in str(error):
            return self.mistake(table_id, f"has a key too many: nothing reads `{key}`", key=key)
        return self.mistake(table_id, f"has a key too few: `{key}` is missing")


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
