"""Rules printed to SQL, for many records at once: the same answers as the closures, NULL where it is not known.

The text keeps to what DuckDB and Spark SQL both read, so that one printing serves both engines.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from safeconduct.dates import PartialDate
from safeconduct.law.expression.tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Constant,
    Named,
    Not,
    Period,
    Rule,
    Term,
    Today,
    Unit,
)
from safeconduct.vocabulary.fact import Fact

# First and last whole number that a term can mean, each as SQL; the same text twice where it means one alone.
Span = tuple[str, str]
EPOCH = date(1970, 1, 1)
SHIFT = 10_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """How a table of facts is laid out, a row for each route; `numbers` holds the number of each word and Power, or is
    None where the table holds the words themselves.

    A fact has the column `name`, a day `name_first` and `name_last` (ordinals); NULL is not known. All but counts also
    have `name_denied`: while it is not known, a list of what it is known not to be (days as `packed`), else NULL.
    `on` is the ordinal of the as-of day. `denied` names the facts of which anything is denied, where that is known: the
    column of the others is neither needed nor read.
    """

    facts: Mapping[str, Fact]
    numbers: Mapping[str, int] | None
    on: int
    denied: Collection[str] | None = None

    def listed(self, words: Iterable[str]) -> list[str]:
        """Words as the table holds them, each once, in a fixed order."""
        if self.numbers is None:
            return [f"'{word}'" for word in sorted(set(words))]
        return [str(number) for number in sorted({self.numbers[word] for word in words})]

    def denies(self, name: str) -> bool:
        """Whether a fact may be known not to be something."""
        return self.denied is None or name in self.denied

    def is_day(self, name: str) -> bool:
        """Whether a fact is a day, and so has a first and a last."""
        return self.facts[name].type == "day"

    def names(self, name: str) -> tuple[str, ...]:
        """The columns of a fact."""
        match self.facts[name].type:
            case "day":
                return f"{name}_first", f"{name}_last", f"{name}_denied"
            case "number":
                return (name,)
        return name, f"{name}_denied"


def packed(day: PartialDate) -> int:
    """First and last day as one number, as a list of days holds them."""
    return day.first * SHIFT + day.last


def sql_of(rule: Rule, columns: Columns) -> str:
    """A rule as one SQL expression over these columns: TRUE, FALSE, or NULL where it is not known."""
    match rule:
        case AllOf(parts):
            return "(" + " AND ".join(sql_of(part, columns) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(sql_of(part, columns) for part in parts) + ")"
        case Not(inner):
            return f"(NOT {sql_of(inner, columns)})"
        case Among(Named(name), words):
            return _among(name, words, columns)
        case Compare(Named(name), "==", Constant(value)) if isinstance(value, str):
            return _among(name, (value,), columns)
        case Compare(Named(left), "==", Named(right)):
            return _alike(left, right, columns)
        case Compare(left, sign, right):
            return _ordered(_span_of(left, columns), sign, _span_of(right, columns))


def _among(name: str, words: tuple[str, ...], columns: Columns) -> str:
    listed = columns.listed(words)
    if not columns.denies(name):
        return f"({name} IN ({', '.join(listed)}))"
    denied = " AND ".join(f"array_contains({name}_denied, {word})" for word in listed)
    return f"COALESCE({name} IN ({', '.join(listed)}), CASE WHEN {denied} THEN FALSE END)"


def _alike(left: str, right: str, columns: Columns) -> str:
    if columns.is_day(left):
        same = _ordered(_span_of(Named(left), columns), "==", _span_of(Named(right), columns))
        one, other = (f"(CAST({name}_first AS BIGINT) * {SHIFT} + {name}_last)" for name in (left, right))
    else:
        same, one, other = f"{left} = {right}", left, right
    told = ((left, other), (right, one))
    denied = [f"array_contains({name}_denied, {value})" for name, value in told if columns.denies(name)]
    return f"COALESCE({same}, CASE WHEN {' OR '.join(denied)} THEN FALSE END)" if denied else f"({same})"


def _ordered(a: Span, sign: str, b: Span) -> str:
    """Every day that the one can mean against every day of the other: an answer where all of them agree."""
    (first, last), (start, end) = a, b
    match sign:
        case "==":
            same = f"{first} = {end} AND {last} = {start}"
            return f"(CASE WHEN {same} THEN TRUE WHEN {last} < {start} OR {end} < {first} THEN FALSE END)"
        case "<" | "<=":
            always, never = f"{last} {sign} {start}", f"NOT {first} {sign} {end}"
        case _:
            always, never = f"{first} {sign} {end}", f"NOT {last} {sign} {start}"
    if first == last and start == end:
        return f"({always})"
    return f"(CASE WHEN {always} THEN TRUE WHEN {never} THEN FALSE END)"


def _span_of(term: Term, columns: Columns) -> Span:
    match term:
        case Constant(PartialDate() as day):
            return str(day.first), str(day.last)
        case Constant(value):
            return str(value), str(value)
        case Today():
            return str(columns.on), str(columns.on)
        case Named(name):
            return (f"{name}_first", f"{name}_last") if columns.is_day(name) else (name, name)
        case Period(unit, start, end):
            (a, b), (c, d) = _span_of(start, columns), _span_of(end, columns)
            return _between(unit, b, c), _between(unit, a, d)


def _between(unit: Unit, start: str, end: str) -> str:
    """Days or whole months from one ordinal to another, as `months_between` of dates counts them."""
    if unit == "days_between":
        return f"({end} - {start})"
    a, b = _day_of(start), _day_of(end)
    months = f"(year({b}) - year({a})) * 12 + month({b}) - month({a})"
    return f"({months} - CASE WHEN day({b}) < day({a}) AND {b} <> last_day({b}) THEN 1 ELSE 0 END)"


def _day_of(ordinal: str) -> str:
    return f"(DATE '{EPOCH.isoformat()}' + ({ordinal} - {EPOCH.toordinal()}))"
