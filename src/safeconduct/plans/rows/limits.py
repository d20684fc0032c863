"""Rows of the terms that bound a count or a stage: offer, at least, cap, named, together, not before, not after."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.row import Count, Pick, Row, Switch
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.together import Together

# Rows that hold together who goes as one: not needed where they are one unit.
AS_ONE = "as-one"
# Switches that say that two go together: as many as can be, after every aim.
BESIDE = "together"


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
    """Each goes where and when the next one goes; beside who is owed, who himself waits for nobody."""
    alone = [who for who in term.persons if not census.by_name[who].owed]
    for one, other in pairwise(alone):
        for power in sorted({*census.by_name[one].open_to, *census.by_name[other].open_to}):
            for stage in census.stages:
                yield Row(f"{AS_ONE}-{one}-{other}-{power}-{stage}", _apart(one, other, power, stage, census), 0, 0)
    owed = [who for who in term.persons if who not in alone]
    for who in owed if alone else ():
        for power in census.by_name[alone[0]].open_to:
            for stage in census.stages:
                yield Row(f"beside-{who}-{power}-{stage}", _apart(alone[0], who, power, stage, census), None, 0)
    yield from _kept_together(term, owed, census)


def _kept_together(term: Together, owed: list[str], census: Census) -> Iterator[Row]:
    """Of those who are owed the switch says who goes beside the next one: sought last, and never bought with delay."""
    for one, other in pairwise(owed):
        for power in sorted({*census.by_name[one].open_to} & {*census.by_name[other].open_to}):
            for stage in census.stages:
                beside = Switch(term.name, f"{BESIDE}-{one}-{other}-{power}-{stage}")
                for who in (one, other):
                    count = _going(who, power, stage, census)
                    yield Row(f"{beside.key}-{who}", (count,), 0, None, ((beside, -1),))


def _apart(one: str, other: str, to: str, stage: int, census: Census) -> tuple[Count, Count]:
    """One less the other, to a Power in a stage."""
    return _going(one, to, stage, census), _going(other, to, stage, census)._replace(times=-1)


def _going(who: str, to: str, stage: int, census: Census) -> Count:
    return Count(Pick(Selector(to=to, persons=frozenset((who,)), of=census.by_name[who].kind), "with"), (stage,))


def of_not_before(term: NotBefore, census: Census, _: Consents) -> Iterator[Row]:
    """None of them in an earlier stage."""
    yield Row("before", (Count(Pick(term.picked), census.stages[: term.stage - 1]),), None, 0)


def of_not_after(term: NotAfter, census: Census, _: Consents) -> Iterator[Row]:
    """None of them in a later stage."""
    yield Row("after", (Count(Pick(term.picked), census.stages[term.stage :]),), None, 0)
