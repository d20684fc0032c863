"""The registry of verbs, and the one place that loads a file by its name when it is called: a verb pays for its own."""

from importlib import import_module
from types import ModuleType

VERBS: dict[str, tuple[str, str]] = {
    "import": ("import_", "take in sources, rows, readings, rulings and context"),
    "read": ("read", "make the mechanical readings of rows, by the documented table"),
    "record": ("record", "what is known of a subject, who said it, what contradicts it"),
    "routes": ("routes", "the lawful ways out, what stands in each, who owes the next step"),
    "explain": ("explain", "one route, condition by condition, and what would open it"),
    "timeline": ("timeline", "on which day which statement moved which route; also as a picture"),
    "compare": ("compare", "what moved between two days, and because of what"),
    "law": ("law", "the law as data: list its provisions, check its cases"),
    "journal": ("journal", "export the journal, and verify an export without the database"),
}


def loaded(name: str) -> ModuleType:
    """A module of this folder, by its name."""
    return import_module(f"safeconduct.cli.{name}")
