"""The keys of terms: how a value is read, what it may be, how the schema says it; kinds of terms use them."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, get_type_hints

from safeconduct.dates import whole_day
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.selector import Ages, Category, Selector
from safeconduct.plans.terms.known import Known

SELECTOR_KEYS = ("by", "held_by", "to", "category", "persons", "group", "of")
CATEGORY_KEYS = ("age", "age_on", "unit", "rank")
OTHERS = "others"
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
        raise BadInput(f"is `{_plain(value)}`; write {wanted}")


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def whole(least: int, most: int | None = None) -> Sort:
    """A whole number."""
    wanted = f"a whole number of {least} or more" if most is None else f"a whole number from {least} to {most}"

    def read(value: Told, _: Known) -> int:
        fits = isinstance(value, int) and not isinstance(value, bool)
        must(value, fits and least <= value and (most is None or value <= most), wanted)
        return int(value)

    return Sort(read, {"type": "integer", "minimum": least} | ({} if most is None else {"maximum": most}))


def power(value: Told, known: Known) -> str:
    """A Power of the exchange."""
    if value not in known.powers:
        hint = did_you_mean(value, known.powers) or f"; it is one of {', '.join(known.powers)}"
        raise BadInput(f"names `{_plain(value)}`, which is no Power of this exchange{hint}")
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
    try:
        found = Fraction(str(value))
    except ValueError:
        found = Fraction(-1)
    must(value, not isinstance(value, bool) and found >= 0, "a number of 0 or more, as 0.1")
    return found


def _boolean(value: Told, _: Known) -> bool:
    must(value, isinstance(value, bool), "true or false")
    return bool(value)


def one_of(*words: str) -> Sort:
    """One of a few words."""

    def read(value: Told, _: Known) -> str:
        if value not in words:
            raise BadInput(f"is `{_plain(value)}`; write {' or '.join(words)}{did_you_mean(value, words)}")
        return str(value)

    return Sort(read, {"enum": list(words)})


def some_of(*words: str) -> Sort:
    """One or several of a few words."""
    single = one_of(*words)

    def read(value: Told, known: Known) -> tuple[str, ...]:
        return tuple(single.read(one, known) for one in (value if isinstance(value, list) else [value]))

    return Sort(read, {"anyOf": [single.schema, {"type": "array", "items": single.schema}]})


def _person(value: Told, known: Known) -> str:
    if value not in known.persons:
        raise BadInput(f"names `{_plain(value)}`, who is not in the routes{did_you_mean(value, known.persons)}")
    return str(value)


def persons(value: Told, known: Known) -> tuple[str, ...]:
    """A list of persons of the routes, each once."""
    must(value, isinstance(value, list) and bool(value), 'a list of persons, as in ["P1", "P2"]')
    found = tuple(_person(one, known) for one in value)
    twice = next((one for one in found if found.count(one) > 1), None) if len(set(found)) < len(found) else None
    if twice:
        raise BadInput(f"names `{twice}` twice")
    return found


def _words(value: Told) -> tuple[str, ...]:
    several = tuple(value) if isinstance(value, list) else (value,)
    must(value, bool(several) and all(isinstance(one, str) and one for one in several), "a word or a list of words")
    return several


def category(value: Told, known: Known) -> Category:
    """A category: a word of the routes, or a table of age, unit and rank."""
    if isinstance(value, Mapping):
        only(value, CATEGORY_KEYS)
        must(value, bool(value.keys() - {"age_on"}), "a category with age, unit or rank")
        return Category(
            ages=_ages(value, known) if "age" in value else None,
            units=_words(value["unit"]) if "unit" in value else (),
            ranks=_words(value["rank"]) if "rank" in value else (),
        )
    if value not in known.categories:
        raise BadInput(
            f"is `{_plain(value)}`, a category that no row of the routes has"
            f"{did_you_mean(value, {*known.categories, OTHERS})}"
        )
    return Category(word=str(value))


def _ages(value: Mapping[str, Any], known: Known) -> Ages:
    span = value["age"]
    fits = isinstance(span, list) and len(span) == 2 and all(type(one) is int and one >= 0 for one in span)
    must(span, fits and span[0] <= span[1], "two ages, the lower first, as in [18, 25]")
    on = value.get("age_on")
    if on is None:
        raise BadInput("has an age without its day; write age_on, the day on which the age is taken")
    return Ages(low=span[0], high=span[1], on=day(on, known))


def day(value: Told, _: Known) -> int:
    """A whole day, as a date of TOML or as text."""
    return whole_day(value.isoformat() if isinstance(value, date) else str(value))


def selector(value: Told, known: Known) -> Selector:
    """A table of by, to, category, persons, group and of."""
    must(value, isinstance(value, Mapping), 'a table, as in {by = "UA", to = "RU"}')
    only(value, SELECTOR_KEYS)
    return selected(value, known)


def only(value: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    """Raise BadInput where a table has a key that nothing reads."""
    for name in value:
        if name not in allowed:
            raise BadInput(f"has a key `{name}` that nothing reads{did_you_mean(name, allowed)}")


def selected(value: Mapping[str, Any], known: Known) -> Selector:
    """The selector that stands in a table beside other keys."""
    if "by" in value and "held_by" in value and value["by"] != value["held_by"]:
        raise BadInput("gives `by` and `held_by`, which are the same, with two Powers; write one of them")
    by = value.get("by", value.get("held_by", ""))
    told = value.get("category")
    found = Selector(
        by=power(by, known) if by else "",
        to=power(value["to"], known) if value.get("to") else "",
        categories=() if told is None or told == OTHERS else (category(told, known),),
        persons=frozenset(persons(value["persons"], known)) if "persons" in value else None,
        of=one_of("living", "remains").read(value.get("of", "living"), known),
        rest=told == OTHERS,
    )
    return joined(found, _group(value["group"], known)) if "group" in value else found


def _group(name: Told, known: Known) -> Selector:
    if name not in known.groups:
        raise BadInput(
            f"names the group `{_plain(name)}`, which is not told in this file{did_you_mean(name, known.groups)}"
        )
    return known.groups[name]


def joined(one: Selector, other: Selector) -> Selector:
    """Whom both pick. Raises BadInput where the two exclude each other."""
    for name, a, b in (("by", one.by, other.by), ("to", one.to, other.to)):
        if a and b and a != b:
            raise BadInput(f"and its group exclude each other: `{name}` is {a} here and {b} there")
    both = [chosen for chosen in (one.persons, other.persons) if chosen is not None]
    persons = frozenset.intersection(*both) if both else None
    if both and not persons:
        raise BadInput("and its group exclude each other: they have no person in common")
    return Selector(
        by=one.by or other.by,
        to=one.to or other.to,
        categories=tuple(dict.fromkeys((*one.categories, *other.categories))),
        persons=persons,
        of="remains" if "remains" in (one.of, other.of) else "living",
        rest=one.rest or other.rest,
    )


_POWER: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
_WORDS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_CATEGORY: Schema = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "age": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
                "age_on": {"type": "string", "format": "date"},
                "unit": _WORDS,
                "rank": _WORDS,
            },
            "additionalProperties": False,
        },
    ]
}
_PERSONS: Schema = {"type": "array", "items": {"type": "string"}, "minItems": 1}
PICKING: Schema = {
    "by": _POWER,
    "held_by": _POWER,
    "to": _POWER,
    "category": _CATEGORY,
    "persons": _PERSONS,
    "group": {"type": "string"},
    "of": {"enum": ["living", "remains"]},
}
POWER = Sort(power, _POWER)
POWERS = Sort(_powers, {"type": "array", "items": _POWER, "minItems": 1})
TWO_POWERS = Sort(_two_powers, {"type": "array", "items": _POWER, "minItems": 2, "maxItems": 2})
STAGE = Sort(_stage, {"type": "integer", "minimum": 1})
FRACTION = Sort(_fraction, {"type": "number", "minimum": 0})
BOOLEAN = Sort(_boolean, {"type": "boolean"})
PERSON = Sort(_person, {"type": "string"})
PERSONS = Sort(persons, _PERSONS)
SELECTOR = Sort(selector, {"type": "object", "properties": PICKING, "additionalProperties": False})
# Beside the other keys of a term; of a term between two Powers, without by and to.
FLAT = Sort(selected, PICKING, flat=True)
PICKED = Sort(selected, {key: PICKING[key] for key in ("category", "persons", "group", "of")}, flat=True)
