"""Rows of the terms that bound a count or a stage: offer, at least, cap, named, together, not before, not after."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.row import Count, Pick, Row
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.together import Together


def of_offer(term: Offer, census: Census, consents: Consents) -> Iterator[Row]:
    """Whom neither this nor any other consent picks stays."""
    yield Row("silence", (Count(consents.silenced(term.whom), census.stages),), None, 0)


def of_at_least(term: AtLeast, census: Census, _: Consents) -> Iterator[Row]:
    """So many in all; or so many home to each Power."""
    powers = (term.between or census.exchange.powers) if term.each == "power" else ("",)
    (stages,) = census.stages_of(term)
    for power in powers:
        picked = replace(term.picked, to=power) if power else term.picked
        yield Row(f"least{power and '-'}{power}", (Count(Pick(picked, "with"), stages),), term.count)


def of_cap(term: Cap, census: Census, _: Consents) -> Iterator[Row]:
    """No more than so many; of each holder and in each stage where that is told."""
    pick = Pick(term.picked, "with")
    for power in census.holders(pick) if "power" in term.each else ("",):
        picked = pick._replace(selector=replace(term.picked, by=power)) if power else pick
        for stages in census.stages_of(term):
            mark = "" if stages == census.stages else f"-{stages[0]}"
            yield Row(f"most{mark}{power and '-'}{power}", (Count(picked, stages),), None, term.count)


def of_named(term: Named, census: Census, _: Consents) -> Iterator[Row]:
    """He is released, by whom and to whom it is told."""
    whom = Selector(by=term.by, to=term.to, persons=frozenset((term.person,)), of=census.by_name[term.person].kind)
    yield Row("named", (Count(Pick(whom, "with"), census.stages),), 1)


def of_together(term: Together, census: Census, _: Consents) -> Iterator[Row]:
    """Each goes where and when the next one goes."""
    to = sorted({power for who in term.persons for power in census.by_name[who].open_to})
    for one, other in pairwise(term.persons):
        for power in to:
            for stage in census.stages:
                counts = tuple(
                    Count(
                        Pick(Selector(to=power, persons=frozenset((who,)), of=census.by_name[who].kind), "with"),
                        (stage,),
                        sign,
                    )
                    for who, sign in ((one, 1), (other, -1))
                )
                yield Row(f"{one}-{other}-{power}-{stage}", counts, 0, 0)


def of_not_before(term: NotBefore, census: Census, _: Consents) -> Iterator[Row]:
    """None of them in an earlier stage."""
    yield Row("before", (Count(Pick(term.picked), census.stages[: term.stage - 1]),), None, 0)


def of_not_after(term: NotAfter, census: Census, _: Consents) -> Iterator[Row]:
    """None of them in a later stage."""
    yield Row("after", (Count(Pick(term.picked), census.stages[term.stage :]),), None, 0)
