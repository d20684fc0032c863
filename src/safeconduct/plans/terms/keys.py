"""The keys of terms: how a value is read, what it may be, how the schema says it; kinds of terms use them."""

from collections.abc import Callable, Container, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, get_type_hints

from safeconduct.dates import whole_day
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.terms.known import Known

# No number of persons is larger; the solver tells larger ones from each other no more.
MOST = 1_000_000_000
Schema = Mapping[str, Any]
# A value as TOML or JSON tells it: of what type is what a sort finds out.
Told = Any


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of value: how it is read (raises BadInput with a sentence that follows the key), and its JSON Schema."""

    read: Callable[[Any, Known], Any]
    schema: Schema
    flat: bool = False
    name: str = ""

    def called(self, name: str) -> "Sort":
        """The same under a key that is no word of Python."""
        return replace(self, name=name)


class Key(NamedTuple):
    """A key of a kind of term: its field, its name in the file, its sort, and whether it must be given."""

    field: str
    name: str
    sort: Sort
    needed: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The names it takes from the table of the term."""
        return tuple(self.sort.schema) if self.sort.flat else (self.name,)

    def value(self, table: Mapping[str, Any], known: Known) -> Told:
        """Its value in the table of a term. Raises BadInput."""
        if self.sort.flat:
            return self.sort.read({name: table[name] for name in self.keys if name in table}, known)
        return self.sort.read(table[self.name], known)


def keys_of(kind: type[Any]) -> tuple[Key, ...]:
    """The keys of a kind of term, as its annotations tell them."""
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for field in fields(kind):
        sort = next((one for one in getattr(hints[field.name], "__metadata__", ()) if isinstance(one, Sort)), None)
        if sort:
            found.append(Key(field.name, sort.name or field.name, sort, field.default is MISSING))
    return tuple(found)


def must(value: object, fits: bool, wanted: str) -> None:
    """Raise BadInput with what is wanted where a value does not fit."""
    if not fits:
        raise BadInput(f"is `{plain(value)}`; write {wanted}")


def plain(value: object) -> str:
    """A value as a file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def among(value: object, words: Container[str]) -> bool:
    """Whether a value is one of some words; a list or a table is none."""
    return isinstance(value, str) and value in words


def whole(least: int, most: int = MOST) -> Sort:
    """A whole number."""
    wanted = f"a whole number of {least} or more"

    def read(value: Told, _: Known) -> int:
        must(value, isinstance(value, int) and not isinstance(value, bool) and value >= least, wanted)
        must(value, value <= most, f"a whole number of {most} or less")
        return int(value)

    return Sort(read, {"type": "integer", "minimum": least, "maximum": most})


def power(value: Told, known: Known) -> str:
    """A Power of the exchange."""
    if not among(value, known.powers):
        hint = did_you_mean(value, known.powers) or f"; it is one of {', '.join(known.powers)}"
        raise BadInput(f"names `{plain(value)}`, which is no Power of this exchange{hint}")
    return str(value)


def _powers(value: Told, known: Known) -> tuple[str, ...]:
    must(value, isinstance(value, list) and bool(value), 'a list of Powers, as in ["UA", "RU"]')
    return tuple(power(one, known) for one in value)


def _two_powers(value: Told, known: Known) -> tuple[str, str]:
    must(value, isinstance(value, list) and len(value) == 2, 'two Powers, as in ["UA", "RU"]')
    first, second = (power(one, known) for one in value)
    must(value, first != second, "two Powers that differ")
    return first, second


def _stage(value: Told, known: Known) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= known.stages
    must(value, fits, f"a stage from 1 to {known.stages}")
    return int(value)


def _fraction(value: Told, _: Known) -> Fraction:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST
    must(value, fits, "a number of 0 or more, as 0.1")
    return Fraction(str(value))


def _boolean(value: Told, _: Known) -> bool:
    must(value, isinstance(value, bool), "true or false")
    return bool(value)


def one_of(*words: str) -> Sort:
    """One of a few words."""

    def read(value: Told, _: Known) -> str:
        if not among(value, words):
            raise BadInput(f"is `{plain(value)}`; write {' or '.join(words)}{did_you_mean(value, words)}")
        return str(value)

    return Sort(read, {"enum": list(words)})


def some_of(*words: str) -> Sort:
    """One or several of a few words."""
    single = one_of(*words)

    def read(value: Told, known: Known) -> tuple[str, ...]:
        return tuple(single.read(one, known) for one in (value if isinstance(value, list) else [value]))

    return Sort(read, {"anyOf": [single.schema, {"type": "array", "items": single.schema}]})


def _person(value: Told, known: Known) -> str:
    if not among(value, known.persons):
        raise BadInput(f"names `{plain(value)}`, who is not in the routes{did_you_mean(value, known.persons)}")
    return str(value)


def persons(value: Told, known: Known) -> tuple[str, ...]:
    """A list of persons of the routes, each once."""
    must(value, isinstance(value, list) and bool(value), 'a list of persons, as in ["P1", "P2"]')
    found = tuple(_person(one, known) for one in value)
    twice = next((one for one in found if found.count(one) > 1), None) if len(set(found)) < len(found) else None
    if twice:
        raise BadInput(f"names `{twice}` twice")
    return found


def day(value: Told, _: Known) -> int:
    """A whole day, as a date of TOML or as text."""
    return whole_day(value.isoformat() if isinstance(value, date) else str(value))


def only(value: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    """Raise BadInput where a table has a key that nothing reads."""
    for name in value:
        if name not in allowed:
            raise BadInput(f"has a key `{name}` that nothing reads{did_you_mean(name, allowed)}")


POWER_SCHEMA: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
PERSONS_SCHEMA: Schema = {"type": "array", "items": {"type": "string"}, "minItems": 1}
POWER = Sort(power, POWER_SCHEMA)
POWERS = Sort(_powers, {"type": "array", "items": POWER_SCHEMA, "minItems": 1})
TWO_POWERS = Sort(_two_powers, {"type": "array", "items": POWER_SCHEMA, "minItems": 2, "maxItems": 2})
STAGE = Sort(_stage, {"type": "integer", "minimum": 1})
FRACTION = Sort(_fraction, {"type": "number", "minimum": 0})
BOOLEAN = Sort(_boolean, {"type": "boolean"})
PERSON = Sort(_person, {"type": "string"})
PERSONS = Sort(persons, PERSONS_SCHEMA)
