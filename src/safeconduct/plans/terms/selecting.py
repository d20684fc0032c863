"""How selectors and categories are read from a term's table, and what the schema says of them; kinds use it."""

from collections.abc import Mapping
from typing import Any

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.selector import Ages, Category, Selector
from safeconduct.plans.terms.keys import (
    PERSONS,
    POWER,
    Schema,
    Sort,
    Told,
    among,
    day,
    must,
    one_of,
    only,
    persons,
    plain,
    power,
)
from safeconduct.plans.terms.known import Known

SELECTOR_KEYS = ("by", "held_by", "to", "category", "persons", "group", "of")
CATEGORY_KEYS = ("age", "age_on", "unit", "rank")
OTHERS = "others"


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
    if not among(value, known.categories):
        raise BadInput(
            f"is `{plain(value)}`, a category that no row of the routes has"
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


def selector(value: Told, known: Known) -> Selector:
    """A table of by, to, category, persons, group and of."""
    must(value, isinstance(value, Mapping), 'a table, as in {by = "UA", to = "RU"}')
    only(value, SELECTOR_KEYS)
    return selected(value, known)


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
    found = joined(found, _group(value["group"], known)) if "group" in value else found
    if found.rest and found.of == "remains":
        raise BadInput("says `others` of remains; others are the living of whom no other term speaks")
    return found


def _of_both(value: Mapping[str, Any], known: Known) -> Selector:
    """For a term between two Powers, which says itself who gives and who receives."""
    found = selected(value, known)
    if found.by or found.to:
        raise BadInput(f"takes the group `{value['group']}`, which says `by` or `to`; such a term counts both ways")
    return found


def _group(name: Told, known: Known) -> Selector:
    if not among(name, known.groups):
        raise BadInput(
            f"names the group `{plain(name)}`, which is not told in this file{did_you_mean(name, known.groups)}"
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
PICKING: Schema = {
    "by": POWER.schema,
    "held_by": POWER.schema,
    "to": POWER.schema,
    "category": _CATEGORY,
    "persons": PERSONS.schema,
    "group": {"type": "string"},
    "of": {"enum": ["living", "remains"]},
}
SELECTOR = Sort(selector, {"type": "object", "properties": PICKING, "additionalProperties": False})
# Beside the other keys of a term; of a term between two Powers, without by and to.
FLAT = Sort(selected, PICKING, flat=True)
PICKED = Sort(_of_both, {key: PICKING[key] for key in ("category", "persons", "group", "of")}, flat=True)
