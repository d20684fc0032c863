"""What all routes of one prisoner share: his record, the records around him, and who plays which role."""

from functools import cached_property

from safeconduct.dates import AsOf
from safeconduct.law.expression.closure import FactValue
from safeconduct.records.from_statements import record_from_statements
from safeconduct.records.record import Record
from safeconduct.records.surroundings import Offer, Surroundings
from safeconduct.routes.last_word import Said, own_sayings
from safeconduct.statements.gathered import Statements


class Situation:
    """A prisoner as of two days. Records around him (offers, utterances, Powers, the conflict) are made on demand."""

    def __init__(self, prisoner: str, statements: Statements, surroundings: Surroundings, as_of: AsOf) -> None:
        """Make his own record; the others wait."""
        self.prisoner = prisoner
        self.statements = statements
        self.surroundings = surroundings
        self.as_of = as_of
        self.record = record_from_statements(prisoner, statements, surroundings, as_of)
        self._around: dict[str, Record] = {}
        self.shared_facts: dict[str, FactValue] = {}
        self.unheard: frozenset[str] = frozenset()
        self.hearings: dict[tuple[str, ...], dict[str, FactValue]] = {}
        self.heard_anywhere: dict[str, tuple[str, ...]] = {}

    def about(self, subject: str) -> Record:
        """The record of another subject as of the same days."""
        if subject not in self._around:
            self._around[subject] = record_from_statements(subject, self.statements, self.surroundings, self.as_of)
        return self._around[subject]

    @cached_property
    def own_sayings(self) -> list[list[Said]]:
        """All that he himself said on going anywhere, by day, the latest first."""
        return own_sayings(self.record)

    @cached_property
    def detaining_power(self) -> str | None:
        """The Power that holds him, where it is known."""
        value = self.record.entry("detaining_power").value
        return value if isinstance(value, str) else None

    @cached_property
    def power_of_origin(self) -> str | None:
        """The Power on which he depends, where an officer has ruled it."""
        saying = self.record.entry("depends_on", by=self.detaining_power).saying
        if saying and saying.statement.by_officer and not saying.statement.denied:
            return str(saying.statement.value)
        return None

    @cached_property
    def offers(self) -> list[Offer]:
        """The offers of exchange that cover him on the day: by name, or by a group of which he is then a member."""
        on, known_by = self.as_of.on, self.as_of.known_by
        keys = self.record.identity.keys
        groups = {m.group for m in self.surroundings.memberships_of(keys) if m.holds(on, known_by)}
        return [
            offer
            for offer in self.surroundings.offers
            if offer.known <= known_by and (offer.since or on) <= on and offer.covers in groups | keys
        ]

    @cached_property
    def adverse_powers(self) -> frozenset[str]:
        """The parties to his conflict on the other side from the Power that holds him."""
        parties = [
            party
            for party in self.surroundings.parties
            if party.conflict == self.conflict and party.holds(self.as_of.on, self.as_of.known_by)
        ]
        own = {party.side for party in parties if party.power == self.detaining_power}
        return frozenset(party.power for party in parties if party.side not in own)

    @cached_property
    def conflict(self) -> str | None:
        """The conflict in which he was taken: one to which the Power that holds him is party, first with his own; where
        a neutral Power holds him, one to which his own is party.
        """
        on, known_by = self.as_of.on, self.as_of.known_by
        parties = [party for party in self.surroundings.parties if party.holds(on, known_by)]
        held = [party.conflict for party in parties if party.power == self.detaining_power]
        own = [party.conflict for party in parties if party.power == self.power_of_origin]
        return next(iter((*(one for one in own if one in held), *held, *own)), None)

    @property
    def subjects_around(self) -> list[str]:
        """The subjects that his record also shows: offers, the conflict, the Powers that hold and claim him."""
        around = [*(offer.key for offer in self.offers), self.conflict, self.detaining_power, self.power_of_origin]
        return [one for one in dict.fromkeys(around) if one]
