"""A rule in the words of a language: lines by depth, facts and values by their labels; verbs and manual print them."""

from collections.abc import Sequence
from typing import NamedTuple

from babel.lists import format_list

from safeconduct.dates import PartialDate, partial_date
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
    facts_in,
)
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.wording.phrases import Wording

_DAYS = {"==": "day-on", "<": "day-before", "<=": "day-on-or-before", ">": "day-after", ">=": "day-on-or-after"}
_COUNTS = {"==": "exactly", "<": "fewer-than", "<=": "at-most", ">": "more-than", ">=": "at-least"}
_CONTRARY = {"==": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_OTHER = {"yes": "no", "no": "yes"}


class Line(NamedTuple):
    """One line of a rule: how far it is set in, what it says, the facts that it tells of (none: it heads a list)."""

    depth: int
    says: str
    facts: tuple[str, ...] = ()


def rule_in_words(rule: Rule, words: Vocabulary, say: Wording) -> list[Line]:
    """The rule as an indented list of what must all, or may each, be so."""
    return list(_Teller(words, say).lines(rule, 0, denied=False))


def fact_in_words(name: str, words: Vocabulary, say: Wording) -> str:
    """What a fact is about: the matters it comes from, who acts towards whom where the matter leaves that open."""
    return _Teller(words, say).fact(words.facts[name]) if name in words.facts else say("the-as-of-day")


def value_in_words(name: str, value: object, words: Vocabulary, say: Wording) -> str:
    """A value of a fact by its label; a Power by its name, a day as people write it."""
    return _Teller(words, say).value(words.facts.get(name), value)


class _Teller:
    """Tells rules over one vocabulary in one language."""

    def __init__(self, words: Vocabulary, say: Wording) -> None:
        self.words = words
        self.say = say

    def lines(self, rule: Rule, depth: int, *, denied: bool) -> list[Line]:
        match rule:
            case Not(inner):
                return self.lines(inner, depth, denied=not denied)
            case AllOf(parts):
                return self.list("not-all-of-these" if denied else "all-of-these", parts, depth)
            case AnyOf(parts):
                return self.list("none-of-these" if denied else "any-of-these", parts, depth)
            case Among() | Compare():
                return [Line(depth, self.leaf(rule, denied=denied), facts_in(rule))]

    def list(self, head: str, parts: tuple[Rule, ...], depth: int) -> list[Line]:
        below = [line for part in parts for line in self.lines(part, depth + 1, denied=False)]
        return [Line(depth, self.say(head)), *below]

    def leaf(self, rule: Among | Compare, *, denied: bool) -> str:
        match rule:
            case Among(fact, among):
                held = self.words.facts[fact.name]
                said = [self.value(held, word) for word in among]
                if denied:
                    return self.say("fact-is-none-of", fact=self.fact(held), values=", ".join(said))
                return self.say("fact-is", fact=self.fact(held), value=self.either(said))
            case Compare(Named(name), "==", right) if self.words.facts[name].type in ("word", "yes-no", "power"):
                held = self.words.facts[name]
                return self.say("fact-is", fact=self.fact(held), value=self.equal(held, right, denied=denied))
            case Compare(left, sign, right):
                keys = _DAYS if self.is_day(left) else _COUNTS
                told = self.term(right)
                told = self.say(keys[_CONTRARY[sign] if denied else sign], what=told, count=told)
                told = self.say("denied", value=told) if denied and sign == "==" else told
                return self.say("fact-is", fact=self.term(left), value=told)

    def is_day(self, term: Term) -> bool:
        return isinstance(term, Today) or (isinstance(term, Named) and self.words.facts[term.name].type == "day")

    def either(self, said: Sequence[str]) -> str:
        return format_list(said, "or", locale=self.say.lang)

    def equal(self, fact: Fact, right: Term, *, denied: bool) -> str:
        if not isinstance(right, Constant):
            return self.say("another-than" if denied else "the-same-as", what=self.term(right))
        asked = right.value
        if asked in _OTHER and fact.type == "yes-no":
            asked, denied = (_OTHER[str(asked)] if denied else asked), False
            if fact.made in ("any", "any-of-the-wish"):
                denied = asked == "no"
                if fact.values:
                    asked = self.either([self.value(fact, one) for one in fact.values])
                    return self.say("denied", value=asked) if denied else asked
                if self.words.matters[fact.matters[0]].type != "word":
                    return self.say("not-known" if denied else "known-at-all")
                denied = False
        told = self.value(fact, asked)
        return self.say("denied", value=told) if denied else told

    def term(self, term: Term) -> str:
        match term:
            case Named(name):
                return self.fact(self.words.facts[name])
            case Today():
                return self.say("the-as-of-day")
            case Constant(value):
                return self.value(None, value)
            case Period(unit, start, end):
                return self.say(unit.replace("_", "-"), start=self.term(start), end=self.term(end))

    def fact(self, fact: Fact) -> str:
        if fact.made == "role":
            return self.key(fact.role)
        if fact.made == "last-word":
            return self.say("last-word-on-going")
        if fact.made == "count-of-hearings":
            return self.say("concordant-hearings")
        if fact.made == "left-otherwise":
            return self.say("left-by-another-way")
        if fact.made == "day-of-prevailing" and len(fact.matters) > 1:
            return self.say("day-of-last-word")
        what = self.words.matters[fact.matters[0]].label[self.say.lang]
        if slots := self.slots(fact):
            what = f"{what} ({slots})"
        wrapped = {
            "day-of-prevailing": "day-of",
            "of-the-hearing": "when-heard-last",
            "any-of-the-wish": "in-the-wish-that-stands",
        }.get(fact.made)
        return self.say(wrapped, what=what) if wrapped else what

    def slots(self, fact: Fact) -> str:
        """Who acts, and towards whom, where the matter itself does not say it."""
        matter = self.words.matters[fact.matters[0]]
        by = self.key(fact.by) if fact.by not in ("", "pair", matter.by) else ""
        towards = self.key(fact.towards) if fact.towards not in ("", "pair", matter.towards) else ""
        return self.say("by-and-towards", by=by, towards=towards) if by and towards else by or towards

    def key(self, name: str) -> str:
        role = self.words.roles.get(name)
        return role.label[self.say.lang] if role else self.say.word(name)

    def value(self, fact: Fact | None, value: object) -> str:
        if isinstance(value, PartialDate):
            return self.say.day(value)
        if fact is None or fact.type == "day":
            return self.say.day(partial_date(value)) if isinstance(value, str) else str(value)
        if fact.type == "power":
            return self.say.power(str(value))
        for matter in fact.matters:
            if word := self.words.matters[matter].words.get(str(value)):
                return word.label[self.say.lang]
        said = self.say.word(f"word-{value}")
        return self.say.word(str(value)) if said == f"word-{value}" else said
