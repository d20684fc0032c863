"""Statements gathered for look-up by subject, candidate and utterance, with the rulings upon them; records read it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from safeconduct.dates import partial_date
from safeconduct.powers import CODES
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement, meaning_of
from safeconduct.vocabulary.from_files import vocabulary

HEARINGS = (("told_to", "heard_by"), ("private", "heard_in_private"), ("on_camera", "heard_on_camera"))
HEARERS = {
    "press",
    "lawmaker",
    "detaining-power",
    "receiving-power",
    "icrc",
    "protecting-power",
    "un-body",
    "neutral-power",
    "power-of-origin",
    "family",
}

DAYS = ("said", "known", "since", "until")
LISTS = ("via", "candidates", "distinct_from")
NOT_TRANSCRIBED = {"id", "corrections", "endings", "known_before", "meaning", "supposed"}
FIELDS = {field.name for field in fields(Statement) if field.init} - NOT_TRANSCRIBED


class Statements:
    """Statements, indexed by subject. Groups, offers, utterances and conflicts are subjects as persons are."""

    def __init__(self, statements: Iterable[Statement], rulings: Iterable[Ruling] = ()) -> None:
        """Attach each ruling to the statements it names and index them."""
        self._by_subject: dict[str, list[Statement]] = defaultdict(list)
        self._by_candidate: dict[str, list[Statement]] = defaultdict(list)
        self.by_id: dict[str, Statement] = {}
        for statement in sorted(ruled(statements, rulings), key=lambda one: (one.known_day, one.id)):
            self.by_id[statement.id] = statement
            self._by_subject[statement.subject].append(statement)
            for candidate in statement.candidates:
                self._by_candidate[candidate].append(statement)
            for told in hearing_of(statement):
                self._by_subject[told.subject].append(told)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def of(self, subject: str) -> list[Statement]:
        """What is said of this subject itself."""
        return self._by_subject.get(subject, [])

    def of_one_like(self, subject: str) -> list[Statement]:
        """What is said of an unidentified person who may be this one."""
        return self._by_candidate.get(subject, [])

    @property
    def subjects(self) -> list[str]:
        """All subjects, in the order in which they were first spoken of."""
        return list(self._by_subject)

    @cached_property
    def powers_by_matter(self) -> Mapping[str, list[str]]:
        """By matter, the Powers of which something was said in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for power in sorted(CODES & self._by_subject.keys()):
            for matter in dict.fromkeys(one.matter for one in self._by_subject[power]):
                found[matter].append(power)
        return found

    def with_supposed(self, supposed: Iterable[Statement]) -> "Statements":
        """A copy in which some statements are supposed; this one is left as it is."""
        copy = object.__new__(Statements)
        copy.by_id = self.by_id
        copy._by_candidate = self._by_candidate
        copy._by_subject = defaultdict(list, self._by_subject)
        for statement in supposed:
            copy._by_subject[statement.subject] = [*copy._by_subject[statement.subject], statement]
        return copy


def hearing_of(statement: Statement) -> Iterator[Statement]:
    """What a statement tells of its own utterance by how it was asked: by whom heard, in private, on camera."""
    for key, matter in HEARINGS:
        told = statement.asked_how.get(key)
        value = ("yes" if told else "no") if isinstance(told, bool) else told
        if value is not None and (matter != "heard_by" or value in HEARERS):
            yield replace(
                statement,
                subject=f"utterance:{statement.utterance}",
                matter=matter,
                value=value,
                meaning=value,
                denied=False,
                by=None,
                towards=None,
            )


def ruled(statements: Iterable[Statement], rulings: Iterable[Ruling]) -> Iterator[Statement]:
    """Each statement with the rulings that name it or its row; corrections of our own transcription are carried out."""
    named: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        for target in ruling.of:
            named[target].append(ruling)
    for statement in statements:
        upon = named.get(statement.id, []) + (named.get(statement.row, []) if statement.row else [])
        yield _carried_out(statement, upon) if upon else statement


def _carried_out(statement: Statement, upon: list[Ruling]) -> Statement:
    upon = sorted(upon, key=lambda ruling: (ruling.known, ruling.day, ruling.id))
    corrections = tuple(ruling for ruling in upon if ruling.decision == "corrected")
    changes: dict[str, Any] = {
        "corrections": corrections,
        "endings": tuple(ruling for ruling in upon if ruling.decision != "corrected"),
    }
    for ruling in upon:
        for column, told in ruling.corrected_to.items():
            changes |= _corrected(column, told)
    if changes.get("known", statement.known) != statement.known:
        changes["known_before"] = statement.known
    if "value" in changes or "matter" in changes:
        matter = vocabulary().matters[changes.get("matter", statement.matter)]
        changes["meaning"] = meaning_of(changes.get("value", statement.value), matter.type)
    return replace(statement, **changes)


def _corrected(column: str, told: Any) -> dict[str, Any]:  # noqa: ANN401 - a cell of any column
    """What a correction of one column changes; a column that is no part of the statement changes nothing."""
    if column in DAYS:
        return {column: partial_date(told) if told else None}
    if column == "polarity":
        return {"denied": told == "is-not"}
    if column == "source_url":
        return {"document": told}
    if column in LISTS:
        return {column: tuple(told or ())}
    if column in ("by", "towards"):
        return {column: told or None}
    return {column: told} if column in FIELDS else {}
