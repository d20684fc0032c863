"""Some only if others: nobody of `then` goes unless enough of `when_released` go in the same stage, or before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, NamedTuple

from safeconduct.errors import BadInput
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.keys import Sort, Told, must, one_of, only, whole
from safeconduct.plans.terms.known import Known
from safeconduct.plans.terms.selecting import SELECTOR, SELECTOR_KEYS, selected
from safeconduct.plans.terms.term import Term


class Enough(NamedTuple):
    """At least so many of those picked."""

    picked: Selector
    at_least: int


def _enough(value: Told, known: Known) -> Enough:
    must(value, isinstance(value, Mapping), 'a table, as in {by = "RU", to = "UA", at_least = 3}')
    only(value, (*SELECTOR_KEYS, "at_least"))
    picked = selected(value, known)
    if "at_least" not in value and picked.persons is None:
        raise BadInput("does not say how many; write at_least, or name the persons (then it is all of them)")
    return Enough(picked, whole(1).read(value.get("at_least", len(picked.persons or ())), known))


ENOUGH = Sort(
    _enough,
    {
        "type": "object",
        "properties": {**SELECTOR.schema["properties"], "at_least": whole(1).schema},
        "additionalProperties": False,
    },
)


@dataclass(frozen=True, kw_only=True)
class OnlyIf(Term):
    """`same-stage`: enough are released in that stage or earlier; `first-then`: in earlier stages."""

    kind: ClassVar[str] = "only-if"
    then: Annotated[Selector, SELECTOR]
    wanted: Annotated[Enough, ENOUGH.called("if")]
    when: Annotated[str, one_of("same-stage", "first-then")] = "same-stage"

    @property
    def traded(self) -> tuple[Selector, ...]:
        return (self.then,)
