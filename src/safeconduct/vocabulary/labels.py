"""Wording in the four languages, as it stands beside the thing it names; the verbs and papers choose one."""

from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "uk", "ru", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Labels = Mapping[str, str]


def missing_languages(labels: object) -> list[str]:
    """The languages in which a table of labels has no text."""
    table = labels if isinstance(labels, dict) else {}
    return [lang for lang in LANGUAGES if not str(table.get(lang, "")).strip()]
