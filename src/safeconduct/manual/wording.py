"""What the pages of the manual say, by key and language, read from wording.toml; a reader is told with it."""

import tomllib
from functools import cache
from pathlib import Path

from safeconduct.errors import LawMistake
from safeconduct.wording.phrases import phrases

FILE = Path(__file__).with_name("wording.toml")


@cache
def of_the_manual() -> dict[str, dict[str, str]]:
    """Key -> language -> Markdown with named places."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def wording(key: str, lang: str, **places: object) -> str:
    """A phrase of the manual, or, where it has none, that of the verbs. Raises LawMistake where neither has one."""
    held = of_the_manual().get(key) or phrases().get(key)
    if held is None:
        raise LawMistake(f"`{key}` has no words; say it in manual/wording.toml in en, uk, ru and ko.")
    return held[lang].format(**places) if places else held[lang]
