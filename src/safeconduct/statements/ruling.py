"""An officer's act upon statements: sets one aside, corrects our transcription, lets one prevail, or waives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Decision = Literal["does-not-count", "struck", "revoked", "retracted", "corrected", "prevails", "waived"]
SETS_ASIDE: tuple[Decision, ...] = ("does-not-count", "struck", "revoked", "retracted")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """One decision, dated, reasoned, made by one person and approved by another. Days are ordinals.

    `of` names statements, or rows where the row itself is corrected. A revocation is the speaker's and counts from its
    day; a retraction is the source's; a correction is ours and inherits the known day of what it corrects.
    """

    id: str
    decision: Decision
    day: int
    known: int
    reason: str
    made_by: str
    approved_by: str
    of: tuple[str, ...] = ()
    corrected_to: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    condition: str = ""
    route: str = ""

    def sets_aside(self, on: int, known_by: int) -> bool:
        """Whether what it names is set aside for who looks at day `on` with what was known by `known_by`."""
        if self.decision not in SETS_ASIDE or self.known > known_by:
            return False
        return self.decision != "revoked" or self.day <= on
