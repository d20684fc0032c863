"""A step of SQL: a table made from those before it; what runs them is the affair of the engine's room."""

from typing import NamedTuple


class Step(NamedTuple):
    """A table by its name and the SELECT that makes it. Not `kept`: a view, worked out anew wherever it is read."""

    name: str
    select: str
    kept: bool = True
