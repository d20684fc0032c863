"""Rows of the terms that set one Power against another: one for one, ratio, all for all, rank by value, fairness."""

from collections.abc import Iterator
from dataclasses import replace
from math import gcd

from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.row import Count, Pick, Row, Switch
from safeconduct.plans.selector import Category, Selector
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio


def of_one_for_one(term: OneForOne, census: Census, _: Consents) -> Iterator[Row]:
    """As many each way; where a number is told, that many within the slack, or no more."""
    sides = [Pick(side) for side in term.sides]
    for stages in census.stages_of(term):
        mark = _mark(stages, census)
        one, other = (Count(side, stages) for side in sides)
        yield Row(f"parity{mark}", (one, other._replace(times=-1)), -term.slack, term.slack)
        for number, side in enumerate((one, other)):
            if term.count is not None:
                yield Row(f"count-{number}{mark}", (side,), term.count - term.slack, term.count + term.slack)
            if term.at_most is not None:
                yield Row(f"at-most-{number}{mark}", (side,), None, term.at_most)


def of_ratio(term: Ratio, census: Census, _: Consents) -> Iterator[Row]:
    """In the proportion told, or at least so many of the one for the other."""
    give, in_return = (Pick(side) for side in term.sides)
    p, q = term.give.number, term.in_return.number
    for stages in census.stages_of(term):
        mark = _mark(stages, census)
        if term.hold == "at-least":
            yield Row(f"ratio{mark}", (Count(give, stages, q), Count(in_return, stages, -p)), 0)
            continue
        most = min(census.number(give) // p, census.number(in_return) // q)
        times = Switch(term.name, f"times{mark}", most)
        yield Row(f"give{mark}", (Count(give, stages),), 0, 0, ((times, -p),))
        yield Row(f"for{mark}", (Count(in_return, stages),), 0, 0, ((times, -q),))


def of_all_for_all(term: AllForAll, census: Census, consents: Consents) -> Iterator[Row]:
    """All of both or none; who is given by a deal goes with it, or with all."""
    carried_out = Switch(term.name, "all")
    for number, side in enumerate(term.sides):
        apart = Pick(Selector(by=side.by, to=side.to, persons=frozenset(consents.given), of=side.of))
        alone = Pick(side, outside=(apart,) if consents.given else ())
        count = census.number(alone)
        yield Row(f"all-{number}", (Count(alone, census.stages),), 0, 0, ((carried_out, -count),))
        for who in sorted(consents.given):
            his = Pick(replace(side, persons=frozenset((who,))))
            if (side.persons is None or who in side.persons) and census.number(his):
                yield Row(f"all-{number}-{who}", (Count(his, census.stages),), 0, None, ((carried_out, -1),))
    if term.agreed:
        yield Row("agreed", (), 1, 1, ((carried_out, 1),))


def of_rank_value(term: RankValue, census: Census, _: Consents) -> Iterator[Row]:
    """What each gives weighs as much, within the slack."""
    counts = [
        Count(Pick(_of_rank(side, rank)), census.stages, sign * value)
        for side, sign in zip(term.sides, (1, -1), strict=True)
        for rank, value in term.values.items()
    ]
    yield Row("value", tuple(counts), -term.slack, term.slack)


def _of_rank(side: Selector, rank: str) -> Selector:
    return replace(side, categories=(*side.categories, Category(ranks=(rank,))))


def of_fairness(term: Fairness, census: Census, _: Consents) -> Iterator[Row]:
    """|got(A) could(B) - got(B) could(A)| <= slack could(A) could(B), multiplied until every number is whole."""
    one, other = term.between
    could = {power: census.could_go_to(power) for power in term.between}
    limit = term.slack * could[one] * could[other]
    whole = limit.denominator
    by = gcd(could[one] * whole, could[other] * whole) or 1
    got = {power: Pick(Selector(to=power), owed="with") for power in term.between}
    counts = (
        Count(got[one], census.stages, could[other] * whole // by),
        Count(got[other], census.stages, -could[one] * whole // by),
    )
    bound = limit.numerator // by
    yield Row("shares", counts, -bound, bound)


def _mark(stages: tuple[int, ...], census: Census) -> str:
    return "" if stages == census.stages else f"-{stages[0]}"
