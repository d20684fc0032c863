"""What a public page may print of names and words: voices, pages, capacities and harmless words; the door asks it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from safeconduct.vocabulary.labels import Labels

FOLDER = Path(__file__).with_name("words")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ONE_LETTER = 1


class NamedPage(NamedTuple):
    """How a page is called, in which language that name is, and the host by which it is known."""

    name: str
    lang: str
    host: str


class Register:
    """Lists of what may be printed. What is in none of them never is, so that no name can slip through unknown."""

    def __init__(
        self,
        voices: Mapping[str, Mapping[str, Any]],
        pages: Mapping[str, tuple[str, str]],
        capacities: Mapping[str, Labels],
        harmless: frozenset[str],
        read: frozenset[str],
    ) -> None:
        """Index the voices by the spellings that sources use. `harmless`: words; `read`: whole addresses."""
        self.voices = voices
        self.capacities = capacities
        self._pages = {host: NamedPage(*page, host) for host, page in pages.items()}
        self._harmless = harmless
        self._read = read
        self._spelt = {spelling: key for key, voice in voices.items() for spelling in voice["as"]}

    def voice(self, speaker: str) -> str:
        """The key of a public voice by a spelling of its name, or "" for whoever is none."""
        return self._spelt.get(speaker, "")

    def home(self, voice: str) -> str:
        """The Power whose office a voice holds without speaking for it; "" where none is told."""
        return str(self.voices.get(voice, {}).get("of", ""))

    def speakers(self, voice: str) -> int:
        """How many speak in a voice, as grammar counts: one, or more."""
        return 2 if self.voices.get(voice, {}).get("many") else 1

    def page(self, host: str) -> NamedPage | None:
        """A page by its host or a host above it: `www.kbs.co.kr` is known when `kbs.co.kr` is."""
        parts = host.lower().split(".")
        above = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._pages[one] for one in above if one in self._pages), None)

    def harmless(self, text: str) -> bool:
        """Whether every word is known to say nothing of a person; numbers are, and a letter beside a number."""
        words = _WORD.findall(text.casefold())
        return all(word.isdigit() or len(word) == _ONE_LETTER or word in self._harmless for word in words)

    def address(self, address: str, page: NamedPage) -> tuple[str, bool]:
        """What may be linked of the address of a page, and whether that is the whole: else the front of its site.

        The whole is linked where a person has read it, or where every word of it is known to be harmless.
        """
        if address in self._read:
            return address, True
        parts = urlsplit(address)
        below = (parts.hostname or "").removesuffix(page.host)
        told = " ".join((below, parts.path, parts.query, parts.fragment, parts.username or "", parts.password or ""))
        if "%" not in told and self.harmless(told):
            return address, True
        return f"{parts.scheme}://{page.host}/", False


@cache
def register() -> Register:
    """The register that is shipped with the program."""
    names = _read("names.toml")
    words = frozenset(word for text in _read("harmless.toml").values() for word in text.split())
    pages = {host: (name, lang) for host, (name, lang) in names["page"].items()}
    return Register(names["voice"], pages, _read("capacities.toml"), words, frozenset(names["read"]["addresses"]))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
