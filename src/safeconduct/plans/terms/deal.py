"""A deal: a Power gives these if it gets those; one of several offers, or as many as can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import PERSONS, POWER, Sort, Told, must, one_of, only, persons, power
from safeconduct.plans.terms.known import Known
from safeconduct.plans.terms.term import Term


class Bundle(NamedTuple):
    """One offer of a deal: whom it gives, to which Power where that is told, and whom it gets for them."""

    give: tuple[str, ...]
    get: tuple[str, ...]
    to: str = ""


def _bundles(value: Told, known: Known) -> tuple[Bundle, ...]:
    single = [value] if isinstance(value, Mapping) else value
    fits = isinstance(single, list) and bool(single) and all(isinstance(one, Mapping) for one in single)
    must(value, fits, 'a list of tables, as in [{give = ["A1"], get = ["B1"]}]')
    return tuple(_bundle(one, known) for one in single)


def _bundle(value: Mapping[str, Any], known: Known) -> Bundle:
    only(value, ("give", "get", "to"))
    if "give" not in value or "get" not in value:
        raise BadInput("needs `give` and `get` in each of its offers")
    to = power(value["to"], known) if "to" in value else ""
    return Bundle(_listed(value["give"], known), _listed(value["get"], known), to)


def _listed(value: Told, known: Known) -> tuple[str, ...]:
    """Persons as a list, or a group that lists persons."""
    group = known.groups.get(value) if isinstance(value, str) else None
    if group and group.persons is not None:
        return tuple(sorted(group.persons))
    return persons(value, known)


_SIDE = {"anyOf": [PERSONS.schema, {"type": "string"}]}
_BUNDLE = {
    "type": "object",
    "properties": {"give": _SIDE, "get": _SIDE, "to": POWER.schema},
    "required": ["give", "get"],
    "additionalProperties": False,
}
OFFERS = Sort(_bundles, {"anyOf": [_BUNDLE, {"type": "array", "items": _BUNDLE, "minItems": 1}]})


@dataclass(frozen=True, kw_only=True)
class Deal(Term):
    """In an accepted offer all of `give` and of `get` are released, `get` not later than the first of `give`."""

    kind: ClassVar[str] = "deal"
    offer: Annotated[tuple[Bundle, ...], OFFERS]
    by: Annotated[str, POWER] = ""
    choose: Annotated[str, one_of("one", "any")] = "any"

    def __post_init__(self) -> None:
        for bundle in self.offer:
            if both := sorted(set(bundle.give) & set(bundle.get)):
                raise BadInput(f"gives `{both[0]}` and gets him in one offer; he stands on one side")

    @property
    def traded(self) -> tuple[Selector, ...]:
        return tuple(Selector(persons=frozenset(bundle.give)) for bundle in self.offer)
