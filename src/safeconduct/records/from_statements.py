"""The pass from statements to a record: gathers what was said of a subject and of his groups, as of two days."""

from collections.abc import Iterable

from safeconduct.dates import AsOf
from safeconduct.identities.judgement import Identity, identity_of
from safeconduct.records.entry import Key
from safeconduct.records.preference import held
from safeconduct.records.record import Heard, Record, key_of
from safeconduct.records.surroundings import Membership, Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.matter import Matter


def record_from_statements(subject: str, statements: Statements, surroundings: Surroundings, as_of: AsOf) -> Record:
    """What is held of `subject` as of two days: his own statements, those of his groups that reach him, and those of
    an unidentified man who may be he, kept apart.
    """
    gathering = _Gathering(as_of, vocabulary())
    identity = identity_of(subject, surroundings.judgements, as_of.known_by) if surroundings.judgements else _alone(subject)
    for key in identity.keys:
        gathering.of_himself(statements.of(key))
    for membership in surroundings.memberships_of(identity.keys):
        if membership.known <= as_of.known_by:
            gathering.of_group(statements.of(membership.group), membership)
    candidates = [one for key in identity.keys for one in statements.of_one_like(key)]
    gathering.of_one(_still_open(candidates, identity))
    return Record(subject, as_of, gathering.heard, gathering.vocabulary, identity)


def _alone(subject: str) -> Identity:
    return Identity(frozenset((subject,)), frozenset())


def _still_open(candidates: Iterable[Statement], identity: Identity) -> list[Statement]:
    """Statements on one of several men who may still be this one: nobody judged that he is or is not."""
    settled = identity.keys | identity.others
    return [one for one in candidates if one.subject not in settled and not identity.keys & set(one.distinct_from)]


class _Gathering:
    """The statements that count, sorted by matter, actor and addressee."""

    def __init__(self, as_of: AsOf, words: Vocabulary) -> None:
        self.vocabulary = words
        self.heard: dict[Key, Heard] = {}
        self._as_of = as_of

    def of_himself(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            if matter := self._counts(statement):
                self._keep(statement, matter, of_group=False)

    def of_group(self, statements: Iterable[Statement], membership: Membership) -> None:
        for statement in statements:
            if (matter := self._counts(statement)) and reaches(matter, statement, membership, self._as_of.on):
                self._keep(statement, matter, of_group=True)

    def of_one(self, statements: Iterable[Statement]) -> None:
        as_of = self._as_of
        for statement in statements:
            matter = self._counts(statement)
            if matter and not any(ruling.sets_aside(as_of.on, as_of.known_by) for ruling in statement.endings):
                self._place(statement, matter).of_one.append(statement)

    def _counts(self, statement: Statement) -> Matter | None:
        """The matter of a statement that is known and, unless the matter never changes, counts on the day."""
        if statement.known_day > self._as_of.known_by:
            return None
        matter = self.vocabulary.matters[statement.matter]
        return matter if statement.from_day <= self._as_of.on or matter.shape == "fixed" else None

    def _keep(self, statement: Statement, matter: Matter, *, of_group: bool) -> None:
        as_of = self._as_of
        place = self._place(statement, matter)
        if statement.endings and any(ruling.sets_aside(as_of.on, as_of.known_by) for ruling in statement.endings):
            place.set_aside.append(statement)
        else:
            by_time = matter.shape == "state"
            place.standing.append(held(statement, of_group=of_group, by_time=by_time, known_by=as_of.known_by))

    def _place(self, statement: Statement, matter: Matter) -> Heard:
        key = key_of(matter, statement.by, statement.towards)
        place = self.heard.get(key)
        if place is None:
            place = self.heard[key] = Heard()
        return place


def reaches(matter: Matter, statement: Statement, membership: Membership, on: int) -> bool:
    """Whether what is said of a group reaches a member: each = also who joins later; then = members on the day it was
    said; whole = nobody.
    """
    said = statement.said_day
    if matter.reach == "whole" or (membership.until is not None and membership.until < said):
        return False
    if matter.reach == "each":
        return membership.since is None or membership.since <= on
    return membership.since is None or membership.since <= said
