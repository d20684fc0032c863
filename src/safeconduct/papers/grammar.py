"""What grammar asks of a composed sentence: cases, plural forms, Korean particles, marks of another language."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from babel import Locale

CASES = ("nom", "gen", "dat", "acc", "ins")
# A name in another language is marked while the sentence is composed; the signs are allowed in no text of ours.
_OPEN, _MIDDLE, _CLOSE = "\x02", "\x03", "\x04"
_MARKED = re.compile(f"{_OPEN}([^{_MIDDLE}]*){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
_PARTICLE = re.compile(r"은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로")
_FORMS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|\s)")
_ONE_LETTER = re.compile(r"\b([а-яіА-ЯІ]) (?=\w)")
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_NO_FINAL, _FINAL, _FINAL_RIEUL = 0, 1, 2
# The last sound of each digit as it is read, 영 일 이 삼 사 오 육 칠 팔 구; what ends in 0 ends in 십, 백, 천 or 만.
_DIGITS = (1, 2, 0, 1, 0, 0, 1, 2, 2, 0)
_LETTERS = {"l": _FINAL_RIEUL, "r": _FINAL_RIEUL, "m": _FINAL, "n": _FINAL}
_ENDINGS = {"l": _FINAL_RIEUL, "m": _FINAL, "n": _FINAL, "ng": _FINAL}


class Run(NamedTuple):
    """A piece of a sentence in one language; "" is that of the page."""

    text: str
    lang: str = ""


class Declined(str):
    """A noun in the nominative; its other cases are attributes, as templates name them: {to.gen}."""

    gen: str
    dat: str
    acc: str
    ins: str

    @classmethod
    def of(cls, forms: str | Sequence[str]) -> "Declined":
        """From one form that serves for all cases, or from five."""
        five = [forms] * len(CASES) if isinstance(forms, str) else list(forms)
        noun = cls(five[0])
        for case, form in zip(CASES[1:], five[1:], strict=True):
            setattr(noun, case, form)
        return noun


def plural(forms: str | Mapping[str, str], number: int, locale: Locale) -> str:
    """The form for a number: one of its own (`=2`), else that of its CLDR category."""
    if isinstance(forms, str):
        return forms
    return forms.get(f"={number}") or forms.get(str(locale.plural_form(number))) or forms["other"]


def marked(text: str, lang: str) -> str:
    """A name as it stands in another language, until `runs` parts it from the rest."""
    clean = re.sub(f"[{_OPEN}{_MIDDLE}{_CLOSE}]", "", text)
    return f"{_OPEN}{lang}{_MIDDLE}{clean}{_CLOSE}"


def runs(text: str) -> tuple[Run, ...]:
    """A composed sentence as runs, each in its language."""
    found, start = [], 0
    for match in _MARKED.finditer(text):
        found += [Run(text[start : match.start()]), Run(match[2], match[1])]
        start = match.end()
    return tuple(run for run in (*found, Run(text[start:])) if run.text)


def unmarked(text: str) -> str:
    """A composed sentence without the marks of languages."""
    return _MARKED.sub(r"\2", text)


def typeset(text: str) -> str:
    """The text as a printer sets it: his apostrophe, no dash at the beginning of a line and no word of one Cyrillic
    letter at the end of one, and one full stop where two would meet.
    """
    return _ONE_LETTER.sub("\\1\xa0", _APOSTROPHE.sub("’", text)).replace(" —", "\xa0—").replace("..", ".")


def capital(text: str) -> str:
    """The text with a capital at its beginning; the rest stays."""
    start = text.index(_MIDDLE) + 1 if text.startswith(_OPEN) else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def with_particles(text: str) -> str:
    """Korean text in which every particle is the one that the sound before it asks for."""
    parts, start = [], 0
    for match in _PARTICLE.finditer(text):
        parts.append(text[start : match.start()])
        sound = final_sound("".join(parts))
        after_final, after_vowel = _FORMS[match[0]]
        needs = sound == _FINAL or (sound == _FINAL_RIEUL and match[0] != "(으)로")
        parts.append(after_final if needs else after_vowel)
        start = match.end()
    return "".join((*parts, text[start:]))


def final_sound(text: str) -> int:
    """Whether the last word ends in a vowel (0), a consonant (1) or ㄹ (2), as it is read; brackets are read over."""
    text = unmarked(text)
    while (shorter := re.sub(r"\([^()]*\)\s*$|[^\w(]+$", "", text)) != text:
        text = shorter
    if not text:
        return _NO_FINAL
    last = text[-1]
    if _FIRST_SYLLABLE <= ord(last) <= _LAST_SYLLABLE:
        final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
        return _FINAL_RIEUL if final == _RIEUL else _FINAL if final else _NO_FINAL
    if last.isdigit():
        return _DIGITS[int(last)]
    word = re.search(r"[^\W\d_]+$", text)
    return _latin_sound(word[0]) if word else _NO_FINAL


def _latin_sound(word: str) -> int:
    """An abbreviation is spelt out; of a word, l, m, n and ng close it, and other ends are read with a vowel."""
    if word.isupper():
        return _LETTERS.get(word[-1].lower(), _NO_FINAL)
    return next((_ENDINGS[end] for end in ("ng", "l", "m", "n") if word.lower().endswith(end)), _NO_FINAL)
