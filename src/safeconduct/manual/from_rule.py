"""A rule in words: an indented list of what must all, or may each, be so; facts are told by what they mean."""

from collections.abc import Mapping

from safeconduct.law.expression.tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Constant,
    Named,
    Not,
    Period,
    Rule,
    Term,
    Today,
)
from safeconduct.manual.markdown import code, link, text
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.wording.phrases import Wording

INDENT = "  "
FACTS = "../vocabulary.md#fact-"
_DAYS = {"==": "on", "<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}
_COUNTS = {"==": "exactly", "<": "fewer than", "<=": "at most", ">": "more than", ">=": "at least"}
_PERIODS = {"days_between": "days", "months_between": "whole calendar months"}


def words_from_rule(rule: Rule, words: Vocabulary) -> str:
    """The rule as a list in Markdown, for a page one folder below the vocabulary's."""
    return "\n".join(_lines(rule, words, negated=False))


def _lines(rule: Rule, words: Vocabulary, *, negated: bool) -> list[str]:
    match rule:
        case Not(inner):
            return _lines(inner, words, negated=not negated)
        case AllOf(parts):
            return _list("not all of these" if negated else "all of these", parts, words)
        case AnyOf(parts):
            return _list("none of these" if negated else "at least one of these", parts, words)
        case Among(fact, among):
            said = ", ".join(word_said(fact.name, word, words) for word in among)
            return [f"- {_term(fact, words)}: {'none' if negated else 'one'} of {said}"]
        case Compare(left, sign, right):
            return [f"- {_term(left, words)}: {'not ' if negated else ''}{_compared(left, sign, right, words)}"]


def _list(head: str, parts: tuple[Rule, ...], words: Vocabulary) -> list[str]:
    below = [INDENT + line for part in parts for line in _lines(part, words, negated=False)]
    return [f"- **{head}:**", *below]


def _compared(left: Named | Today | Period, sign: str, right: Term, words: Vocabulary) -> str:
    if isinstance(left, Named) and words.facts[left.name].type in ("word", "yes-no", "power"):
        return (
            word_said(left.name, right.value, words)
            if isinstance(right, Constant)
            else f"the same as {_term(right, words)}"
        )
    is_day = isinstance(left, Today) or (isinstance(left, Named) and words.facts[left.name].type == "day")
    return f"{(_DAYS if is_day else _COUNTS)[sign]} {_term(right, words)}"


def _term(term: Term, words: Vocabulary) -> str:
    match term:
        case Named(name):
            return f"{text(words.facts[name].means)} ({link(code(name), FACTS + name)})"
        case Today():
            return "the as-of day (`on`)"
        case Constant(value):
            return code(value)
        case Period(unit, start, end):
            return f"{_PERIODS[unit]} from {_term(start, words)} to {_term(end, words)}"


def word_said(name: str, value: object, words: Vocabulary) -> str:
    """A value of a fact as code, with its name in English where that says more."""
    label = _label(words.facts.get(name), value, words)
    return f"{code(value)} ({text(label)})" if label and label != str(value).replace("-", " ") else code(value)


def _label(fact: Fact | None, value: object, words: Vocabulary) -> str:
    if fact and fact.type == "power":
        said = Wording("en").power(str(value))
        return "" if said == value else said
    held: Mapping[str, str] | None = None
    for matter in fact.matters if fact else ():
        word = words.matters[matter].words.get(str(value))
        held = held or (word.label if word else None)
    return held["en"] if held else ""
