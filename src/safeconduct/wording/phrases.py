"""The phrases of the verbs, pictures and rules, by key and language, read from the TOML files beside this one."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton

from safeconduct.dates import PartialDate
from safeconduct.powers import looks_like_power

FILES = sorted(Path(__file__).parent.glob("*.toml"))


@cache
def phrases() -> dict[str, dict[str, str]]:
    """All phrases: key -> language -> text with named places. A key stands in one file only."""
    return {key: said for file in FILES for key, said in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def locale_of(lang: str) -> Locale:
    """How a language writes days and numbers; English with the day before the month, as in the Conventions."""
    return Locale("en", "GB") if lang == "en" else Locale(lang)


class Wording:
    """Says things in one language."""

    def __init__(self, lang: str) -> None:
        """Choose the language: en, uk, ru or ko."""
        self.lang = lang
        self.locale = locale_of(lang)

    def __call__(self, key: str, **places: object) -> str:
        """The phrase of a key, its places filled."""
        return phrases()[key][self.lang].format(**places)

    def counted(self, key: str, count: int, **places: object) -> str:
        """The phrase of a key in the form that its number asks for: `one | other`, `one | few | many`, or one only."""
        forms = phrases()[key][self.lang].split(" | ")
        form = {"one": 0, "few": 1, "many": 2}.get(Locale(self.lang).plural_form(count), -1)
        return forms[min(form, len(forms) - 1)].format(count=self.number(count), **places)

    def number(self, value: int) -> str:
        """A whole number with its thousands apart, as the language sets them."""
        return f"{value:,}".replace(",", self.locale.number_symbols["latn"]["group"])

    def word(self, key: str) -> str:
        """As a call, but what has no phrase is said as it stands (words of data: `never asked`, `head-of-state`)."""
        held = phrases().get(key.replace(" ", "-").replace("'", "").replace(",", ""))
        return held[self.lang] if held else key

    def power(self, code: str) -> str:
        """The name of a Power; any other key as it stands."""
        return Locale(self.lang).territories.get(code, code) if looks_like_power(code) else code

    def day(self, day: PartialDate | str) -> str:
        """A whole day or a month as people write it; any other span of days as it was told."""
        if isinstance(day, PartialDate) and day.first == day.last:
            return str(format_date(date.fromordinal(day.first), "long", locale=self.locale))
        if isinstance(day, PartialDate) and len(day.text) == len("2025-02"):
            return str(format_skeleton("yMMMM", date.fromordinal(day.first), locale=self.locale))
        return str(day)
