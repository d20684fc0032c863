"""The rulings that a prisoner's routes turn on: what law leaves to a person is asked by name and never filled in.

What others allege or assure bears on a ruling and decides nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from safeconduct.dates import iso
from safeconduct.law.expression.tree import facts_in
from safeconduct.records.entry import Entry
from safeconduct.routes.ageing import limits_in
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter

State = Literal["asked", "again", "stands", "on-a-closed-route", "presumed"]
IN_OFFICE = frozenset({"officer", "medical-officer"})
STATES: tuple[State, ...] = get_args(State)
Name = tuple[str, str, str, str]


class Asking(NamedTuple):
    """A condition of a route that asks a ruling."""

    route: Route
    finding: Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """One ruling: on which subject and matter, by the office of which Power, towards which Power, and who asks it.

    `made` is what stands; `state`: it stands, has to be made again (it grew too old), is asked, is asked on closed
    routes alone, or what it would say is presumed until it is made.
    """

    prisoner: str
    subject: str
    matter: Matter
    by: str
    towards: str
    state: State
    made: Statement | None
    age: int | None
    asking: tuple[Asking, ...]

    @property
    def is_asked(self) -> bool:
        """Whether a person has to make it, for the first time or again."""
        return self.state in ("asked", "again")

    @property
    def makers(self) -> tuple[str, ...]:
        """The roles of those who may make it."""
        return tuple(role for role in self.matter.first_hand if role != "any") or ("officer",)

    @property
    def bears(self) -> tuple[str, ...]:
        """The ids of the statements that bear on it, itself left out."""
        own = [one for one in self.asking if _decides(self.matter, one)] or self.asking
        ids = [name for one in own for name in (*one.finding.evidence, *one.finding.statements)]
        statements = own[0].route.facts.situation.statements.by_id
        said = [name for name in dict.fromkeys(ids) if name in statements and statements[name] != self.made]
        return tuple(sorted(said, key=lambda name: (statements[name].known_day, name)))


def rulings_of(routes: Sequence[Route]) -> list[Ruled]:
    """The rulings that the routes of one prisoner turn on, each once, those that are asked first."""
    entries: dict[Name, Entry | None] = {}
    asking: dict[Name, list[Asking]] = {}
    for route in routes:
        if route.status != "completed":
            for finding in route.findings:
                for name, entry in _left_to_a_person(route, finding):
                    entries[name] = entries.get(name) or entry
                    asking.setdefault(name, []).append(Asking(route, finding))
    found = [_ruled(name, entries[name], tuple(several)) for name, several in asking.items()]
    kept = [one for one in found if one]
    return sorted(kept, key=lambda one: (STATES.index(one.state), one.towards, one.matter.id, one.subject))


def _left_to_a_person(route: Route, finding: Finding) -> Iterable[tuple[Name, Entry | None]]:
    """What a condition leaves to a person: that it applies at all, and once that is known, what it asks."""
    facts, condition = route.facts, finding.condition
    rule = condition.applies if finding.asks and condition.applies else condition.rule
    names = facts_in(rule) if finding.answer != "does-not-apply" else ()
    found: dict[Name, Entry | None] = {}
    for fact in (facts.words.facts[name] for name in names):
        if left_to_a_person(fact, facts.words):
            matter = facts.words.matters[fact.matters[0]]
            record = facts.record_of(fact.subject)
            slots = [facts.roles.get(told or role) or "" for told, role in _slots(fact, matter)]
            found[record.subject if record else "", matter.id, slots[0], slots[1]] = facts.entry(fact)
    return found.items()


def _slots(fact: Fact, matter: Matter) -> tuple[tuple[str, str], tuple[str, str]]:
    return (fact.by, matter.by), (fact.towards, matter.towards)


def left_to_a_person(fact: Fact, words: Vocabulary) -> bool:
    """Whether only a person in office settles it: an officer, or a doctor where the matter is medical."""
    if fact.made in ("of-the-hearing", "role") or not fact.matters:
        return False
    first_hand = words.matters[fact.matters[0]].first_hand
    return fact.made == "ruling" or "officer" in first_hand or (bool(first_hand) and set(first_hand) <= IN_OFFICE)


def _ruled(name: Name, entry: Entry | None, asking: tuple[Asking, ...]) -> Ruled | None:
    """The ruling of a name; None where none stands and nothing that asks it needs it."""
    facts = asking[0].route.facts
    subject, matter, by, towards = name
    made = _made(entry)
    state = _state(facts.words.matters[matter], entry if made else None, asking)
    if state is None:
        return None
    return Ruled(
        prisoner=facts.situation.prisoner,
        subject=subject or facts.situation.prisoner,
        matter=facts.words.matters[matter],
        by=by,
        towards=towards,
        state=state,
        made=made,
        age=facts.situation.as_of.on - made.said_day if made else None,
        asking=asking,
    )


def _made(entry: Entry | None) -> Statement | None:
    """The statement that settles it: an officer's, or a doctor's where the matter is medical."""
    if not entry or not entry.saying or not entry.matter.folds:
        return None
    officers = [one for one in entry.saying.cited if one.by_officer]
    if officers:
        return officers[0]
    return entry.saying.statement if "officer" not in entry.matter.first_hand else None


def _state(matter: Matter, entry: Entry | None, asking: tuple[Asking, ...]) -> State | None:
    if entry:
        return "again" if entry.stale or any(_too_old(matter, one) for one in asking) else "stands"
    unmet = [one for one in asking if not one.finding.met]
    if any(one.route.status != "closed" for one in unmet):
        return "asked"
    if unmet:
        return "on-a-closed-route"
    return "presumed" if any(one.finding.presumed for one in asking) else None


def _too_old(matter: Matter, asking: Asking) -> bool:
    """Whether a condition fails by the age of what was ruled."""
    facts = asking.route.facts.words.facts
    aged = [matter.id in facts[fact].matters for fact, _ in limits_in(asking.finding.condition)]
    return asking.finding.answer == "fails" and any(aged)


def _decides(matter: Matter, asking: Asking) -> bool:
    """Whether what a condition asks (not only whether it applies) turns on the matter."""
    facts = asking.route.facts.words.facts
    return any(matter.id in facts[name].matters for name in facts_in(asking.finding.condition.rule))


def form_of(ruled: Ruled) -> dict[str, Any]:
    """The line of context that a person fills in: value, reason, author and approver are left empty."""
    situation = ruled.asking[0].route.facts.situation
    day = iso(min(situation.as_of.on, situation.as_of.known_by))
    parts = ("ruling", ruled.subject, ruled.matter.id, ruled.by, ruled.towards, day)
    return {
        "context": "@".join(part for part in parts if part),
        "kind": "statement",
        "subject": ruled.subject,
        "matter": ruled.matter.id,
        "value": "",
        "one_of": list(ruled.matter.known_words),
        "by": ruled.by or None,
        "towards": ruled.towards or None,
        "said": day,
        "known": day,
        "rows": list(dict.fromkeys(row for name in ruled.bears if (row := situation.statements.by_id[name].row))),
        "reason": "",
        "made_by": "",
        "approved_by": "",
    }
