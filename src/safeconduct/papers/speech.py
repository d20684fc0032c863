"""What the pages say in one language: phrases, clauses, Powers, days; sentences and pages are made with it."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date, format_skeleton

from safeconduct.dates import PartialDate
from safeconduct.papers.grammar import Declined, marked, plural, typeset, with_particles
from safeconduct.papers.register import FOLDER, Register
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

_OWN_SCRIPT = {"uk": re.compile(r"[Ѐ-ӿ]"), "ru": re.compile(r"[Ѐ-ӿ]"), "ko": re.compile(r"[가-힣]")}


@cache
def words(name: str) -> dict[str, Any]:
    """One file of words: `page`, `clauses` or `powers`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class Speech:
    """Says what pages say, in one language."""

    def __init__(self, lang: str, register: Register) -> None:
        """Choose the language: en, uk, ru or ko."""
        self.lang = lang
        self.register = register
        self.say = Wording(lang)

    def __call__(self, key: str, **places: object) -> str:
        """A phrase of the pages, its places filled; `n` chooses its plural form."""
        return self._filled(words("page")[key][self.lang], places)

    def clause(self, matter: str, says: str, **places: object) -> str:
        """What a statement says, as a clause."""
        return self._filled(words("clauses")[matter][says][self.lang], places)

    def _filled(self, forms: str | Mapping[str, str], places: Mapping[str, object]) -> str:
        number = places.get("n", 0)
        text = typeset(plural(forms, number if isinstance(number, int) else 0, self.say.locale).format(**places))
        return with_particles(text) if self.lang == "ko" else text

    def power(self, code: str) -> Declined:
        """The name of a Power in its cases; "" is another Power that is not named."""
        known = words("powers")
        if code in known:
            return Declined.of(known[code][self.lang])
        forms = known["other" if code else "nobody"][self.lang]
        name = self.say.power(code)
        if isinstance(forms, str):
            return Declined.of(forms.format(name=name))
        return Declined.of([form.format(name=name) for form in forms])

    def power_alone(self, code: str) -> str:
        """The name of a Power where it stands alone, in a heading or a list: not "the State of" it."""
        name = self.power(code)
        own = words("powers").get(code, {}).get("alone", {})
        if self.lang in own:
            return str(own[self.lang])
        return self.say.power(code) if code and code not in words("powers") else name

    def actor(self, code: str, role: str) -> Declined:
        """A Power by code, or the role whose part it is where no Power is named."""
        found = vocabulary().roles.get(role)
        if code or not found or self.lang in ("uk", "ru"):
            return self.power(code)
        return Declined.of(f"the {found.label['en']}" if self.lang == "en" else found.label[self.lang])

    def voice(self, key: str) -> str:
        """The name of a public voice; one that stands in another script is marked as English."""
        return self.foreign(str(self.register.voices[key][self.lang]), "en")

    def foreign(self, text: str, lang: str) -> str:
        """A text marked with its language where it is another than that of the page."""
        own = _OWN_SCRIPT.get(self.lang)
        if lang == self.lang or not any(letter.isalpha() for letter in text):
            return text
        return text if lang == "en" and own and own.search(text) else marked(text, lang)

    def day(self, day: PartialDate | int) -> str:
        """A day as people write it; a month, a year or a span as far as it is told."""
        if isinstance(day, int):
            return _held(str(format_date(date.fromordinal(day), "long", locale=self.say.locale)))
        if day.first == day.last or _is_month(day):
            return _held(self.say.day(day))
        if len(day.text) == len("2025"):
            return str(format_skeleton("y", date.fromordinal(day.first), locale=self.say.locale))
        return f"{self.day(day.first)} – {self.day(day.last)}"

    def label(self, matter: str) -> str:
        """The name of a matter."""
        return typeset(vocabulary().matters[matter].label[self.lang])

    def short(self, condition: str) -> str:
        """The short name of a condition of the law."""
        return typeset(self.say.word(condition))

    def who(self, key: str) -> str:
        """Who owes a step: a Power by code, or a role."""
        if key == "prisoner":
            return self("the-prisoners")
        role = vocabulary().roles.get(key)
        return typeset(role.label[self.lang]) if role else self.power_alone(key)


def _held(day: str) -> str:
    """A day that no end of a line parts from its month."""
    return re.sub(r"^(\d+) ", "\\1\xa0", day)


def _is_month(day: PartialDate) -> bool:
    return len(day.text) == len("2025-01")
