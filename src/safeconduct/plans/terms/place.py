"""Where in a terms file a term stands, TOML or JSON, so that a mistake can name its line; from_file.py uses it."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from safeconduct.errors import BadInput


class TermsFile(NamedTuple):
    """A terms file: its name, its lines, its tables, and the line of each term (counted from 1)."""

    name: str
    lines: list[str]
    tables: dict[str, Any]
    starts: list[int]

    def line(self, position: int, key: str = "") -> int:
        """The line of a term (counted from 1), or of a key in it."""
        if position > len(self.starts):
            return 1
        start = self.starts[position - 1]
        end = self.starts[position] if position < len(self.starts) else len(self.lines) + 1
        return self._within(start, end, key)

    def line_of_table(self, header: str, key: str = "") -> int:
        """The line of a table such as `exchange` or `group.hurt`, or of a key in it."""
        written = re.compile(rf'\s*(\[{re.escape(header)}\]|"{re.escape(header.rpartition(".")[2])}"\s*:)')
        start = next((n for n, line in enumerate(self.lines, start=1) if written.match(line)), 1)
        return self._within(start, len(self.lines) + 1, key)

    def _within(self, start: int, end: int, key: str) -> int:
        if not key:
            return start
        written = re.compile(rf'(^|[\s{{,])"?{re.escape(key)}"?\s*[=:]')
        return next((n for n in range(start, end) if written.search(self.lines[n - 1])), start)


def terms_file(path: Path) -> TermsFile:
    """A file of terms. Raises BadInput where it cannot be read as TOML (or, ending in .json, as JSON)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); name a file of terms") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not text in UTF-8; save it as UTF-8") from None
    as_json = path.suffix.lower() == ".json"
    try:
        tables = json.loads(text) if as_json else tomllib.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{path.name}, line {error.lineno}: it is not JSON ({error.msg.lower()})") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path.name}, line {_line_in(str(error), text)}: it is not TOML ({error})") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path.name}: it cannot be read ({error}); write shorter numbers and fewer brackets") from None
    if not _is_text(tables):
        raise BadInput(
            f"{path.name}: it holds half a sign (\\ud800 to \\udfff), which is no text; write the whole sign"
        )
    if not isinstance(tables, dict):
        raise BadInput(f"{path.name}, line 1: it is no table; write [exchange] and [[term]]")
    starts = _starts_in_json(text) if as_json else _starts_in_toml(text)
    return TermsFile(path.name, text.split("\n"), tables, starts)


def _is_text(tables: object) -> bool:
    """Whether everything in it can be written as UTF-8."""
    try:
        json.dumps(tables, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _line_in(error: str, text: str) -> int:
    """The line that an error of TOML names; it names none at the end of the file."""
    found = re.search(r"at line (\d+)", error)
    return int(found[1]) if found else len(text.split("\n"))


def _starts_in_toml(text: str) -> list[int]:
    header = re.compile(r"\s*\[\[\s*term\s*\]\]")
    return [number for number, line in enumerate(text.split("\n"), start=1) if header.match(line)]


def _starts_in_json(text: str) -> list[int]:
    found = re.search(r'"term"\s*:\s*\[', text)
    if not found:
        return []
    decoder, at, starts, line, counted = json.JSONDecoder(), found.end(), [], 1, 0
    while (brace := text.find("{", at)) >= 0 and not text[at:brace].strip(" \t\r\n,"):
        line, counted = line + text.count("\n", counted, brace), brace
        starts.append(line)
        _, at = decoder.raw_decode(text, brace)
    return starts
