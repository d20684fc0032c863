"""A source and a row: a document, and one line taken from it and kept whole; statements are read out of rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from safeconduct.dates import PartialDate


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document, known by its address."""

    address: str
    outlet: str
    title: str | None = None
    published: PartialDate | None = None
    lang: str | None = None
    author: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line taken from a source. `kept` is the line as it came; nothing of it is ever changed."""

    id: str
    document: str
    reported: PartialDate | None = None
    kept: Mapping[str, Any] = field(default_factory=dict)
