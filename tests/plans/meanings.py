"""What each kind of term asks of every plan at once, written down from the meaning of the terms; enumerated.py asks."""

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction

import numpy as np

from tests.plans.tried import Counts, Person, Table, Tried, Yes, two

WEIGHTS = {"general": 60, "colonel": 15, "lieutenant": 4, "sergeant": 2, "private": 1}


def each_way(tried: Tried, term: Table, stages: Collection[int] = ()) -> tuple[Counts, Counts]:
    one, other = two(term)
    return tuple(  # type: ignore[return-value]
        tried.count({**term, "by": by, "to": to}, stages, owed=False) for by, to in ((one, other), (other, one))
    )


def _stages(tried: Tried, term: Table) -> list[Sequence[int]]:
    if "stage" in term:
        return [[term["stage"]]]
    every = range(1, tried.stages + 1)
    return [[stage] for stage in every] if "stage" in term.get("each", "") else [every]


def _one_for_one(tried: Tried, term: Table) -> Yes:
    found, slack = np.ones(tried.many, np.bool_), term.get("slack", 0)
    for stages in _stages(tried, term):
        one, other = each_way(tried, term, stages)
        found &= abs(one - other) <= slack
        for side in (one, other):
            found &= abs(side - term.get("count", side)) <= slack
            found &= side <= term.get("at_most", side)
    return found


def _ratio(tried: Tried, term: Table) -> Yes:
    found, p, q = np.ones(tried.many, np.bool_), term["give"]["count"], term["for"]["count"]
    for stages in _stages(tried, term):
        gave, got = each_way(tried, term, stages)
        exact = (gave % p == 0) & (gave // p * q == got)
        found &= exact if term.get("hold", "exact") == "exact" else gave * q >= got * p
    return found


def _all_for_all(tried: Tried, term: Table) -> Yes:
    given = {who for one in tried.offers() for who in one["give"]}
    everyone, alone = np.ones(tried.many, np.bool_), np.zeros(tried.many, np.bool_)
    one, other = term["between"]
    for by, to in ((one, other), (other, one)):
        for person in tried.people:
            if tried.picks({**term, "by": by}, person, owed=False) and to in person.open:
                crosses = tried.released(person.who, to)
                everyone &= crosses
                alone |= crosses & (person.who not in given)
    return everyone if term.get("agreed") else everyone | ~alone


def _at_least(tried: Tried, term: Table) -> Yes:
    found = np.ones(tried.many, np.bool_)
    powers = term.get("between") or tried.head["powers"] if "each" in term else [""]
    for to in powers:
        found &= tried.count(term, [term["stage"]] if "stage" in term else (), to=to) >= term["count"]
    return found


def _cap(tried: Tried, term: Table) -> Yes:
    found = np.ones(tried.many, np.bool_)
    for stages in _stages(tried, term):
        for by in {one.held_by for one in tried.people} if "power" in term.get("each", ()) else [None]:
            held = {"held_by": by} if by else {}
            both = held and term.get("by", term.get("held_by", by)) != by
            found &= both or tried.count({**term, **held}, stages) <= term["count"]
    return found


def _named(tried: Tried, term: Table) -> Yes:
    held = next(one.held_by for one in tried.people if one.who == term["person"])
    return np.asarray(tried.released(term["person"], term.get("to", "")) & (term.get("by", held) == held))


def _together(tried: Tried, term: Table) -> Yes:
    """Whoever is owed goes in any case; the others only with everyone."""
    others = [one.who for one in tried.people if one.who in term["persons"] and not one.owed]
    going = np.zeros(tried.many, np.bool_)
    for who in others:
        going |= tried.released(who)
    one_place = np.zeros(tried.many, np.bool_)
    for to in {to for one in tried.people for to in one.open}:
        for stage in range(1, tried.stages + 1):
            there = tried.sum(lambda p, r, s, to=to, stage=stage: p.who in term["persons"] and (r, s) == (to, stage))  # type: ignore[misc]
            one_place |= there == len(term["persons"])
    return ~going | one_place


def _only_if(tried: Tried, term: Table) -> Yes:
    found, wanted = np.ones(tried.many, np.bool_), term["if"]
    need = wanted.get("at_least", len(wanted.get("persons", ())))
    for stage in range(1, tried.stages + 1):
        until = range(1, stage + (term.get("when", "same-stage") == "same-stage"))
        enough = tried.count(wanted, until) >= need if until else np.zeros(tried.many, np.bool_)
        found &= enough | (tried.count(term["then"], [stage], owed=False) == 0)
    return found


def _rank_value(tried: Tried, term: Table) -> Yes:
    one, other = term["between"]

    def worth(person: Person, to: str, _: int) -> int:
        if {person.held_by, to} != {one, other} or not tried.picks(term, person, owed=False):
            return 0
        return WEIGHTS.get(person.row.get("rank") or "", 0) * (1 if to == other else -1)

    return np.asarray(abs(tried.sum(worth)) <= term.get("slack", 0))


def _staged(tried: Tried, term: Table) -> Yes:
    every, stage = range(1, tried.stages + 1), term["stage"]
    wrong = [s for s in every if (s < stage if term["kind"] == "not-before" else s > stage)]
    return tried.count(term, wrong, owed=False) == 0 if wrong else np.ones(tried.many, np.bool_)


def _fairness(tried: Tried, term: Table) -> Yes:
    got = [tried.count({"to": power}) for power in term["between"]]
    could = [sum(one.living and power in one.open for one in tried.people) for power in term["between"]]
    slack = Fraction(str(term.get("slack", 0)))
    apart = abs(got[0] * could[1] - got[1] * could[0])
    return np.asarray(apart * slack.denominator <= slack.numerator * could[0] * could[1])


MEANINGS: dict[str, Callable[[Tried, Table], Yes]] = {
    "one-for-one": _one_for_one,
    "ratio": _ratio,
    "all-for-all": _all_for_all,
    "at-least": _at_least,
    "cap": _cap,
    "named": _named,
    "together": _together,
    "only-if": _only_if,
    "rank-value": _rank_value,
    "not-before": _staged,
    "not-after": _staged,
    "fairness": _fairness,
}
