"""Facts and evidence laid wide: a column for each, a row for each prisoner, route, setting or hearing; findings read it."""

from collections.abc import Iterable

from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.tables import quoted


def wide(name: str, long: str, key: str, columns: Iterable[str], *, told: str = "fact") -> Step:
    """The table `long(key, fact, value ...)` with a column for each fact, a struct of the rest, NULL where there is none."""
    named = list(columns)
    filtered = [f"any_value(told) FILTER (WHERE {told} = {quoted(one)}) AS {one}" for one in named]
    portable = f"SELECT {', '.join([key, *filtered])} FROM ({long}) GROUP BY {key}"
    if not named:
        return Step(name, portable)
    listed = ", ".join(quoted(one) for one in named)
    return Step(name, f"SELECT * FROM (PIVOT ({long}) ON {told} IN ({listed}) USING first(told) GROUP BY {key})", portable)


def struct_of(key: str, tables: Iterable[str], columns: tuple[str, ...]) -> str:
    """The rows of several long tables, what is told of each fact as one struct."""
    told = ", ".join(f"'{column}': {column}" for column in columns)
    return "\nUNION ALL\n".join(f"SELECT {key}, fact, {{{told}}} AS told FROM {table}" for table in tables)
