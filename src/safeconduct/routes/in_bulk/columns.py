"""Expressions that many findings share, each given a column once; a column stands in the SELECT above those it uses."""

from collections.abc import Iterable


class Shared:
    """Columns by level: level 0 is the table begun with, and each level is one SELECT over the level below."""

    def __init__(self) -> None:
        """Nothing shared yet."""
        self._named: dict[str, str] = {}
        self._levels: dict[str, int] = {}

    def column(self, sql: str, *uses: str) -> str:
        """The name of the column of an expression that uses these columns; those not made here are of level 0."""
        name = self._named.get(sql)
        if name is None:
            name = self._named[sql] = f"x{len(self._named)}"
            self._levels[name] = 1 + max((self._levels.get(one, 0) for one in uses), default=0)
        return name

    def over(self, select: str) -> str:
        """All of them over a SELECT: one SELECT a level, each with every column of those below."""
        for level in sorted(set(self._levels.values())):
            here = [f"{sql} AS {name}" for sql, name in self._named.items() if self._levels[name] == level]
            select = f"SELECT *, {_lines(here)}\nFROM ({select}\n)"
        return select


def _lines(columns: Iterable[str]) -> str:
    return ",\n    ".join(columns)
