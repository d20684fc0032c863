"""How one duty stands for one prisoner on one day, with everything that it rests on; the verb `duties` shows it."""

from dataclasses import dataclass
from typing import NamedTuple

from safeconduct.dates import AsOf, PartialDate
from safeconduct.law.duty import Duty, State
from safeconduct.statements.statement import Statement

NOT_TOLD = "spoken of, but nobody said that it happened"
MAY_NOT_APPLY = "not known whether it is owed at all"
NEVER_SPOKEN_OF = "never spoken of"
DISPUTED = "disputed"
NO_RECEIPT = "no receipt is on file"


class Parties(NamedTuple):
    """Who owes, through which body, to whom: codes of Powers, keys of persons and bodies.

    A role that nobody is known to fill stands by its own name.
    """

    owed_by: tuple[str, ...]
    through: tuple[str, ...]
    owed_to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyState:
    """`event` is the word that began it ("" where a rule did), `since` its day, `trigger` the statements that tell it.

    `due` is an ordinal, only where the text gives a number. `acts` tell the
    performance, `bears` what speaks of either without telling it.
    """

    duty: Duty
    subject: str
    parties: Parties
    as_of: AsOf
    state: State
    because: str = ""
    event: str = ""
    since: PartialDate | None = None
    due: int | None = None
    done: PartialDate | None = None
    trigger: tuple[Statement, ...] = ()
    acts: tuple[Statement, ...] = ()
    bears: tuple[Statement, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that it rests on: what began it, what performed it, and what bears on either."""
        return tuple(dict.fromkeys((*self.trigger, *self.acts, *self.bears)))

    @property
    def days(self) -> int | None:
        """For how many days it has been owed at least, or was until it was done; None where no day is told."""
        if self.since is None or (self.state == "met" and self.done is None):
            return None
        end = self.done.first if self.done else self.as_of.on
        return max(end - self.since.last, 0)

    @property
    def spoken_of(self) -> bool:
        """Whether anybody ever spoke of what begins it."""
        return self.because != NEVER_SPOKEN_OF

    @property
    def name(self) -> tuple[str, str, str]:
        """What stays the same while more becomes known: subject, duty, and what was first known of its beginning."""
        told = min(self.trigger, key=lambda one: (one.known_day, one.id), default=None)
        return self.subject, self.duty.id, told.id if told else ""
