"""A term as a plain sentence in the reader's language, from the patterns of sentences.toml; the verbs print it."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from safeconduct.dates import iso, partial_date
from safeconduct.plans.selector import Category, Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.deal import Deal
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.only_if import OnlyIf
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio
from safeconduct.plans.terms.term import Term
from safeconduct.plans.terms.together import Together
from safeconduct.wording.phrases import Wording

FILE = Path(__file__).with_name("sentences.toml")
MOST_NAMES = 6


@cache
def patterns() -> dict[str, dict[str, Any]]:
    """All patterns: key -> language -> text, or texts by plural."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def sentence(term: Term, say: Wording) -> str:
    """The term in words, with who says it and on which statement it rests."""
    words = without_speaker(term, say)
    if not term.says:
        return f"{words}."
    because = f", {term.because}" if term.because else ""
    return Speaker(say)("said", sentence=words, who=say.power(term.says), because=because)


def without_speaker(term: Term, say: Wording) -> str:
    """The term in words alone."""
    told = Speaker(say)
    return told(term.kind, **PLACES[term.kind](term, told))


def called(category: str, say: Wording) -> str:
    """A category of the routes in words, where the program has them."""
    key = f"category-{category}"
    return Speaker(say)(key) if key in patterns() else category


class Speaker:
    """Fills the patterns in one language."""

    def __init__(self, say: Wording) -> None:
        """Take the language of the wording."""
        self.say = say
        self.plural: Callable[[float], str] = Locale(say.lang).plural_form

    def __call__(self, key: str, **places: object) -> str:
        """A pattern, its places filled."""
        return str(patterns()[key][self.say.lang]).format(**places)

    def count(self, number: float, of: str = "persons") -> str:
        """A number of persons or remains, in the right plural and the case that `of` names."""
        forms = patterns()[of][self.say.lang]
        return str(forms.get(self.plural(number), forms["other"])).format(n=self.number(number))

    def number(self, number: float) -> str:
        """A number as the language writes it."""
        return str(format_decimal(number, locale=self.say.lang))

    def whom(self, picked: Selector, *, sides: bool = True) -> str:
        """Whom a selector picks; with from whom to whom."""
        parts = [self._who(picked), *(self._category(one) for one in picked.categories)]
        if sides and picked.by and picked.to:
            parts.append(f"{self.say.power(picked.by)} → {self.say.power(picked.to)}")
        elif sides and picked.by:
            parts.append(self("held-by", power=self.say.power(picked.by)))
        elif sides and picked.to:
            parts.append(self("to", power=self.say.power(picked.to)))
        return parts[0] if len(parts) == 1 else f"{parts[0]} ({'; '.join(parts[1:])})"

    def _who(self, picked: Selector) -> str:
        if picked.persons is not None:
            return self.names(sorted(picked.persons), "remains" if picked.of == "remains" else "persons")
        if picked.rest:
            return self("rest")
        return self("all-remains" if picked.of == "remains" else "everyone")

    def names(self, persons: Sequence[str], of: str = "persons") -> str:
        """A few by name, many by their number."""
        if len(persons) <= MOST_NAMES:
            return ", ".join(persons)
        return self("by-name", count=self.count(len(persons), of))

    def _category(self, category: Category) -> str:
        told = []
        if category.word:
            told.append(called(category.word, self.say))
        if category.ages:
            day = self.say.day(partial_date(iso(category.ages.on)))
            told.append(self("ages", low=category.ages.low, high=category.ages.high, day=day))
        for key, words in (("unit", category.units), ("rank", category.ranks)):
            if words:
                told.append(self(key, words=", ".join(words)))
        return ", ".join(told)

    def between(self, term: OneForOne | Ratio | AllForAll | RankValue) -> str:
        """Whom a term between two Powers speaks of, with the two."""
        side, _ = term.sides
        two = f"{self.say.power(side.by)} ↔ {self.say.power(side.to)}"
        told = self.whom(side, sides=False)
        return f"{told[:-1]}; {two})" if told.endswith(")") else f"{told} ({two})"

    def stages(self, term: OneForOne | Ratio | Cap | AtLeast) -> str:
        """In each stage, or in which."""
        if term.stage:
            return self("in-stage", stage=term.stage)
        return self("each-stage") if "stage" in term.each else ""


Places = Mapping[str, object]


def _of(picked: Selector, case: str = "-of") -> str:
    return f"{'remains' if picked.of == 'remains' else 'persons'}{case}"


def _one_for_one(term: OneForOne, told: Speaker) -> Places:
    count = ""
    if term.count is not None:
        count += told("exactly-each", count=told.count(term.count, _of(term.picked, "")))
    if term.at_most is not None:
        count += told("at-most-each", count=told.count(term.at_most, _of(term.picked)))
    if term.slack:
        count += told("slack", slack=told.number(term.slack))
    return {"whom": told.between(term), "count": count, "each": told.stages(term)}


def _ratio(term: Ratio, told: Speaker) -> Places:
    return {
        "hold": told("exact" if term.hold == "exact" else "at-least-ratio"),
        "give": told.count(term.give.number, _of(term.picked, "" if term.hold == "exact" else "-of")),
        "give_by": told.say.power(term.give.by),
        "in_return": told.count(term.in_return.number, _of(term.picked, "-for")),
        "for_by": told.say.power(term.in_return.by),
        "whom": told.whom(term.picked),
        "each": told.stages(term),
    }


def _at_least(term: AtLeast, told: Speaker) -> Places:
    powers = ", ".join(told.say.power(power) for power in term.between)
    each = (told("to-each-power", powers=powers) if powers else told("to-every-power")) if term.each else ""
    count = told.count(term.count, _of(term.picked))
    return {"count": count, "each": each + told.stages(term), "whom": told.whom(term.picked)}


def _cap(term: Cap, told: Speaker) -> Places:
    each = (told("each-power") if "power" in term.each else "") + told.stages(term)
    return {"count": told.count(term.count, _of(term.picked)), "each": each, "whom": told.whom(term.picked)}


def _named(term: Named, told: Speaker) -> Places:
    return {"whom": told.whom(Selector(by=term.by, to=term.to, persons=frozenset((term.person,))))}


def _only_if(term: OnlyIf, told: Speaker) -> Places:
    return {
        "whom": told.whom(term.then),
        "count": told.count(term.wanted.at_least, _of(term.wanted.picked, "-released")),
        "when": told(term.when),
        "others": told.whom(term.wanted.picked),
    }


def _deal(term: Deal, told: Speaker) -> Places:
    offers = [
        told(
            "bundle",
            give=told.names(bundle.give),
            get=told.names(bundle.get),
            to=f" ({told('to', power=told.say.power(bundle.to))})" if bundle.to else "",
        )
        for bundle in term.offer
    ]
    return {"choose": told("choose-one" if term.choose == "one" else "choose-any"), "offers": "; ".join(offers)}


def _rank_value(term: RankValue, told: Speaker) -> Places:
    slack = told("slack-value", slack=told.number(term.slack)) if term.slack else ""
    return {"table": term.table, "slack": slack, "whom": told.between(term)}


def _fairness(term: Fairness, told: Speaker) -> Places:
    one, other = (told.say.power(power) for power in term.between)
    return {"one": one, "other": other, "slack": told.count(_percent(term.slack), "points")}


def _percent(share: Fraction) -> float:
    percent = share * 100
    return int(percent) if percent.denominator == 1 else float(percent)


def _all_for_all(term: AllForAll, told: Speaker) -> Places:
    return {"agreed": told("agreed" if term.agreed else "not-agreed"), "whom": told.between(term)}


def _offer(term: Offer, told: Speaker) -> Places:
    return {"whom": told.whom(term.whom)}


def _together(term: Together, told: Speaker) -> Places:
    return {"whom": told.names(term.persons)}


def _staged(term: NotBefore | NotAfter, told: Speaker) -> Places:
    return {"stage": term.stage, "whom": told.whom(term.picked)}


PLACES: dict[str, Callable[[Any, Speaker], Places]] = {
    "offer": _offer,
    "one-for-one": _one_for_one,
    "ratio": _ratio,
    "all-for-all": _all_for_all,
    "at-least": _at_least,
    "cap": _cap,
    "named": _named,
    "together": _together,
    "only-if": _only_if,
    "deal": _deal,
    "rank-value": _rank_value,
    "not-before": _staged,
    "not-after": _staged,
    "fairness": _fairness,
}
