"""Whether a speaker, as what he speaks, was placed to know a matter at first hand; intake settles it once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.vocabulary.matter import Matter

# The doctor of the Detaining Power speaks as a physician in the rows; the vocabulary names his role.
CAPACITIES = {"physician": "medical-officer"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PowersOver:
    """The Powers known for a subject: those that hold or held him, and those on which he depends."""

    detaining: frozenset[str] = frozenset()
    of_origin: frozenset[str] = frozenset()


def placed_to_know(reading: Mapping[str, Any], matter: Matter, powers: PowersOver) -> bool:
    """Whether the vocabulary counts this speaker among those who know the matter at first hand."""
    return any(_is(role, reading, matter, powers) for role in matter.first_hand)


def _is(role: str, reading: Mapping[str, Any], matter: Matter, powers: PowersOver) -> bool:
    behalf = reading.get("on_behalf_of")
    capacity = reading.get("capacity")
    match role:
        case "any":
            return True
        case "prisoner":
            return capacity == "prisoner" and reading.get("speaker") == reading.get("subject")
        case "by":
            return bool(behalf) and behalf == reading.get("by")
        case "detaining-power":
            return behalf in powers.detaining
        case "power-of-origin":
            return behalf in powers.of_origin
        case "receiving-power":
            slots = [
                reading.get(slot) for slot, held in (("by", matter.by), ("towards", matter.towards)) if held == role
            ]
            return bool(behalf) and behalf in slots
        case "icrc":
            return bool(behalf == "icrc")
        case _:
            # The others (a court, an officer, a doctor, a depositary) are recognised by what they speak as.
            return bool(CAPACITIES.get(str(capacity), capacity) == role)
