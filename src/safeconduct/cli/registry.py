"""The one place that loads a verb's file by its name, when it is called: a verb pays only for what it uses itself."""

from importlib import import_module
from types import ModuleType


def loaded(name: str) -> ModuleType:
    """A module of this folder, by its name."""
    return import_module(f"safeconduct.cli.{name}")
