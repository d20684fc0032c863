"""A provision and its conditions: what one article asks of a route; routes evaluate the conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from safeconduct.law.days import Days
from safeconduct.law.duty import Duty
from safeconduct.law.expression.closure import Closure
from safeconduct.law.expression.tree import Rule, facts_in
from safeconduct.vocabulary.labels import Labels
from safeconduct.vocabulary.located import TomlFile

InstrumentKind = Literal["treaty", "constitution", "statute", "policy", "practice", "house"]
ConditionKind = Literal["safeguard", "step", "wait"]
Stage = Literal["ground", "heard", "examined", "accepted", "decided", "agreed", "prepared", "handed-over"]
Checked = Literal["read", "recall"]
Answer = Literal["holds", "fails", "not-known", "does-not-apply"]
Weight = Literal[
    "treaty text",
    "treaty read with practice",
    "treaty read by court or committee",
    "domestic law or policy",
    "house rule",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A signed case: given these facts, the condition is expected to answer so."""

    given: Mapping[str, Any]
    expected: Answer
    presumed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Condition:
    """What a provision asks of a route; see section 5 of the design for each key.

    `owed_by` names roles: each of them owes; `joint` = one act of all; `either` = one of them is enough.
    """

    id: str
    provision: str
    kind: ConditionKind
    stage: Stage
    routes: tuple[str, ...]
    rule: Rule
    holds_when: Closure
    applies: Rule | None = None
    applies_when: Closure | None = None
    after: tuple[str, ...] = ()
    owed_by: tuple[str, ...] = ()
    joint: bool = False
    either: bool = False
    asked_of: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    presumed: bool = False
    waivable_by: tuple[str, ...] = ()
    weight: Weight = "treaty text"
    checked: Checked = "recall"
    cite: str = ""
    see: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    disputed: str = ""
    ask: Labels = field(default_factory=dict)
    fails: Labels = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    facts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the names of the facts that it asks."""
        names = facts_in(self.rule) + (facts_in(self.applies) if self.applies else ())
        object.__setattr__(self, "facts", frozenset(names))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Provision:
    """One article of an instrument as it reads on some days, with what of it is deliberately not encoded.

    Several versions may have one id; their `days` (those of the file, within those of the instrument) never meet.
    """

    id: str
    instrument: str
    citation: str
    file: TomlFile
    days: Days
    conditions: tuple[Condition, ...] = ()
    duties: tuple[Duty, ...] = ()
    binds: str = ""
    in_force: Mapping[str, str] = field(default_factory=dict)
    text_version: str = ""
    address: tuple[str, ...] = ()
    checked: Checked = "recall"
    not_encoded: str = ""

    @property
    def cases(self) -> int:
        """How many signed cases its conditions and duties have."""
        return sum(len(one.cases) for one in self.conditions) + sum(len(one.cases) for one in self.duties)


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """A treaty, constitution, statute, policy, practice or the rules of the house; `in_force` is its first day.

    `not_encoded` holds articles that have no provision on purpose, each with why.
    """

    id: str
    kind: InstrumentKind
    title: Labels
    days: Days
    in_force: str = ""
    depositary: str = ""
    parties: str = ""
    not_encoded: Mapping[str, str] = field(default_factory=dict)
