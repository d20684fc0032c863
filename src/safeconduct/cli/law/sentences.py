"""What the commands on the law say of days, weights, debts and rules, in the reader's language."""

from safeconduct.cli.sentences import who_said
from safeconduct.dates import iso
from safeconduct.law.days import ALWAYS, BEGINNING, END, Days
from safeconduct.law.expression.in_words import fact_in_words, rule_in_words, value_in_words
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Case, Condition
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

INDENT = "  "


def days_said(days: Days, say: Wording) -> str:
    """The days on which something is in force, as people write them."""
    if days == ALWAYS:
        return say("in-force-always")
    key = {(True, False): "from", (False, True): "until"}.get((days.first > BEGINNING, days.last < END), "from-until")
    first, last = (iso(day) for day in (days.first, days.last))
    return say(f"in-force-{key}", first=first, last=last)


def weight_said(weight: str, say: Wording) -> str:
    """What a condition weighs in law."""
    return say(f"weight-{weight.replace(' ', '-')}")


def owed_said(condition: Condition, say: Wording) -> str:
    """Who owes it: each of them, all in one act, or one of them."""
    told = ", ".join(role_said(role, say) for role in condition.owed_by)
    key = "in-one-act" if condition.joint else "one-is-enough" if condition.either else ""
    return f"{told} ({say(key)})" if key else told


def role_said(role: str, say: Wording) -> str:
    """A role by its name; nobody and the house by theirs."""
    return say(role) if role in ("nobody", "house") else who_said(role, say)


def rule_said(rule: Rule, say: Wording) -> list[str]:
    """A rule as indented lines."""
    return [INDENT * line.depth + line.says for line in rule_in_words(rule, vocabulary(), say)]


def case_said(case: Case, say: Wording) -> tuple[str, str]:
    """What a case gives, and what is expected of it."""
    words = vocabulary()
    given = [f"{fact_in_words(name, words, say)}: {_value(name, value, say)}" for name, value in case.given.items()]
    expected = f"{say(case.expected)} ({say('presumed')})" if case.presumed else say(case.expected)
    return "; ".join(given) or say("nothing-given"), expected


def _value(name: str, value: object, say: Wording) -> str:
    return value_in_words(name, value, vocabulary(), say)
