"""A duty: what a provision makes someone owe whether or not a route moves; the room of duties says how each stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from safeconduct.law.expression.closure import Closure
from safeconduct.law.expression.tree import Rule
from safeconduct.law.period import Period
from safeconduct.vocabulary.labels import Labels

Limit = Literal["latest", "each", "before", "not-before", "never"]
State = Literal["met", "late", "running", "not-known"]
BANS: tuple[Limit, ...] = ("not-before", "never")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """What else tells that a duty was performed: a matter with one of the values, by one in a role; none = any."""

    matter: str
    values: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyCase:
    """A signed case: given these days (`start`, `before`, `done`, `on`), the duty is expected to stand so."""

    given: Mapping[str, str]
    expected: State
    says: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Duty:
    """What is owed by whom to whom, from which event on (`trigger`) or while what holds (`when`), and by which day.

    It is not owed where `applies` fails.
    `period` is a number only where the text gives one; `limit` says how it counts: latest = the last day, each = the
    longest interval, before = so long before the event of `runs_from`, not-before = not sooner, never = a ban.
    `runs_from` is `trigger`, `when` or the event whose day starts (for before: ends) it. `soft` = "if possible".
    `receipt`: performed only when received. `ends`: events with which it lapses. `only`: the one Power that it binds
    as receiving. `can_harm`: what is sent may harm him or his kin.
    """

    id: str
    provision: str
    owed_by: tuple[str, ...]
    owed_to: tuple[str, ...]
    period_text: str
    runs_from: str
    trigger: tuple[str, ...] = ()
    when: Rule | None = None
    holds_when: Closure | None = None
    applies: Rule | None = None
    applies_when: Closure | None = None
    period: Period | None = None
    limit: Limit | None = None
    through: tuple[str, ...] = ()
    soft: bool = False
    receipt: bool = False
    can_harm: bool = False
    only: str = ""
    ends: tuple[str, ...] = ()
    done: tuple[Sign, ...] = ()
    content: tuple[str, ...] = ()
    cite: str = ""
    see: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    checked: Literal["read", "recall"] = "recall"
    disputed: str = ""
    ask: Labels = field(default_factory=dict)
    says: Labels = field(default_factory=dict)
    cases: tuple[DutyCase, ...] = ()
