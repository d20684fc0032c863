"""Facts and evidence laid wide: a column for each, a row for each prisoner, route, setting or hearing."""

from collections.abc import Iterable

from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.tables import quoted


def wide(name: str, long: str, key: str, columns: Iterable[str], prefix: str = "") -> Step:
    """The table `long(key, fact, told)` with a column for each fact, NULL where nothing is told of it. A join for each
    column: the engine then carries lists along without taking them apart.
    """
    named = list(columns)
    told = "".join(f", {one}.told AS {prefix}{one}" for one in named)
    joins = "".join(
        f"\nLEFT JOIN (SELECT {key}, told FROM {long} WHERE fact = {quoted(one)}) AS {one} ON {one}.{key} = l.{key}"
        for one in named
    )
    return Step(name, f"SELECT l.{key}{told}\nFROM (SELECT DISTINCT {key} FROM {long}) AS l{joins}")


def struct_of(key: str, tables: Iterable[str], columns: tuple[str, ...]) -> str:
    """The rows of several long tables, what is told of each fact as one struct."""
    told = ", ".join(f"'{column}': {_held(column)}" for column in columns)
    return "\nUNION ALL\n".join(f"SELECT {key}, fact, {{{told}}} AS told FROM {table}" for table in tables)


def _held(column: str) -> str:
    return "CAST(because AS sc_because[])" if column == "because" else column
