"""The pass from statements to a record: gathers what was said of a subject and of his groups, as of two days."""

from collections.abc import Iterable

from safeconduct.dates import AsOf
from safeconduct.identities.judgement import Identity, identity_of
from safeconduct.records.preference import held
from safeconduct.records.record import Heard, Record
from safeconduct.records.surroundings import Membership, Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Key, Statement
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.matter import Matter


def record_from_statements(subject: str, statements: Statements, surroundings: Surroundings, as_of: AsOf) -> Record:
    """What is held of `subject` as of two days: his own statements, those of his groups that reach him, and those of
    an unidentified man who may be he, kept apart.
    """
    words = vocabulary()
    heard: dict[Key, Heard] = {}
    identity = (
        identity_of(subject, surroundings.judgements, as_of.known_by) if surroundings.judgements else _alone(subject)
    )
    for key in sorted(identity.keys):
        _gather(statements.of(key), heard, words, as_of)
    groups: dict[str, list[Membership]] = {}
    for membership in surroundings.memberships_of(sorted(identity.keys)):
        if membership.known <= as_of.known_by:
            groups.setdefault(membership.group, []).append(membership)
    for group, memberships in groups.items():
        _gather(statements.of(group), heard, words, as_of, memberships)
    candidates = {one for key in identity.keys for one in statements.of_one_like(key)}
    in_order = sorted(candidates, key=lambda one: (one.known_day, one.id))
    for statement in _still_open(in_order, identity, surroundings, as_of):
        set_aside = any(ruling.sets_aside(as_of.on, as_of.known_by) for ruling in statement.endings)
        if not set_aside and statement.counts(as_of.on, as_of.known_by):
            heard.setdefault(statement.key, Heard()).of_one.append(statement)
    return Record(subject, as_of, heard, words, identity)


def _alone(subject: str) -> Identity:
    return Identity(frozenset((subject,)), frozenset())


def _still_open(
    candidates: Iterable[Statement], identity: Identity, surroundings: Surroundings, as_of: AsOf
) -> list[Statement]:
    """Statements on one of several men who may still be this one: nobody judged that he is or is not, nor that the one
    spoken of is another of them.
    """
    settled = identity.keys | identity.others
    still = [one for one in candidates if one.subject not in settled and not identity.keys & set(one.distinct_from)]
    if not surroundings.judgements:
        return still
    found = {one.subject: identity_of(one.subject, surroundings.judgements, as_of.known_by).keys for one in still}
    return [one for one in still if not found[one.subject] & set(one.candidates)]


def _gather(
    statements: Iterable[Statement],
    heard: dict[Key, Heard],
    words: Vocabulary,
    as_of: AsOf,
    memberships: list[Membership] | None = None,
) -> None:
    """Put each statement that counts in its place; what a ruling sets aside is kept apart."""
    on, known_by, of_group = as_of.on, as_of.known_by, memberships is not None
    for statement in statements:
        if not statement.counts(on, known_by):
            continue
        if memberships and not _reached(words.matters[statement.matter], statement, memberships, on):
            continue
        place = heard.get(statement.key) or heard.setdefault(statement.key, Heard())
        if statement.endings and any(ruling.sets_aside(on, known_by) for ruling in statement.endings):
            place.set_aside.append(statement)
        else:
            place.standing.append(held(statement, of_group, known_by))


def _reached(matter: Matter, statement: Statement, memberships: list[Membership], on: int) -> bool:
    if len(memberships) == 1:
        return reaches(matter, statement, memberships[0], on)
    return any(reaches(matter, statement, membership, on) for membership in memberships)


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
