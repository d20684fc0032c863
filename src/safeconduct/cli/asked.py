"""What every verb on a prisoner begins with: the journal opened, the law read, his routes as of two days."""

import gc
from dataclasses import dataclass

from safeconduct.dates import AsOf
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.journal.store import Journal, open_journal
from safeconduct.law.library import Law, law
from safeconduct.records.surroundings import Surroundings
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.routes.supposition import supposing
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.from_files import vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """The statements and surroundings of a store, with the law; `journal` tells what stands behind a statement."""

    journal: Journal
    statements: Statements
    surroundings: Surroundings
    law: Law

    def situation(self, prisoner: str, as_of: AsOf, what_if: list[str] | None = None) -> Situation:
        """The situation of a prisoner, with what is supposed."""
        situation = Situation(prisoner, self.statements, self.surroundings, as_of)
        return supposing(situation, tuple(what_if or ()), self.law)

    def routes(self, prisoner: str, as_of: AsOf, what_if: list[str] | None = None) -> list[Route]:
        """The routes of a prisoner."""
        return self.routes_in(self.situation(prisoner, as_of, what_if))

    def routes_in(self, situation: Situation) -> list[Route]:
        """The routes in a situation."""
        return routes_from_record(situation, self.law)

    @property
    def prisoners(self) -> list[str]:
        """The persons of the store: subjects of matters on persons, other than groups and the unidentified."""
        groups = self.surroundings.groups
        persons = {
            subject
            for subject in self.statements.subjects
            if ":" not in subject
            and subject not in groups
            and any("person" in vocabulary().matters[one.matter].of for one in self.statements.of(subject))
        }
        persons |= {membership.member for membership in self.surroundings.memberships}
        return sorted(persons)

    def named(self, subject: str) -> str:
        """The subject, when anything is held of it. Raises BadInput with a suggestion."""
        known = {*self.statements.subjects, *self.prisoners, *(offer.key for offer in self.surroundings.offers)}
        if subject not in known:
            raise BadInput(f"nothing is held of `{subject}`{did_you_mean(subject, known)}")
        return subject


def asked(store: str | None) -> Asked:
    """Open the store and read everything that an answer needs."""
    journal = open_journal(store)
    found = Asked(journal, journal.statements(), journal.surroundings(), law())
    gc.freeze()  # what was read stays: the collector need not walk through it again and again
    return found
