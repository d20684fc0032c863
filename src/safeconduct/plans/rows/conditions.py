"""Rows of the terms that make one release depend on another: only if, and deals."""

from collections.abc import Iterator

from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.row import Count, Pick, Row, Switch
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.deal import Bundle, Deal
from safeconduct.plans.terms.only_if import OnlyIf

# Begins the key of the row that says by which offers somebody is given.
GIVEN = "given-"


def of_only_if(term: OnlyIf, census: Census, _: Consents) -> Iterator[Row]:
    """As soon as some of `then` have gone, enough of the others have gone, or go with them.

    Counted up to each stage: a third of a person in each of three stages would else pass for nobody.
    """
    then, wanted = Pick(term.then), Pick(term.wanted.picked, "with")
    count, need = census.number(then), term.wanted.at_least
    for stage in census.stages:
        met = Switch(term.name, f"met-{stage}")
        until = census.stages[: stage if term.when == "same-stage" else stage - 1]
        yield Row(f"then-{stage}", (Count(then, census.stages[:stage]),), None, 0, ((met, -count),))
        yield Row(f"if-{stage}", (Count(wanted, until),), 0, None, ((met, -need),))


def accepted(deal: str, number: int) -> Switch:
    """Whether an offer of a deal is accepted."""
    return Switch(deal, f"offer-{number}")


def of_deal(term: Deal, census: Census, consents: Consents) -> Iterator[Row]:
    """Everyone of an accepted offer is released, `get` first; whom deals give goes by exactly one of them."""
    for number, bundle in enumerate(term.offer):
        taken = accepted(term.name, number)
        yield from _everyone(bundle, number, taken, census)
        if len(census.stages) > 1:
            yield from _in_order(bundle, number, taken, census)
    for who in sorted({who for bundle in term.offer for who in bundle.give}):
        taken_by = tuple((accepted(deal, number), -1) for deal, number, _ in consents.given[who])
        yield Row(f"{GIVEN}{who}", (_count(who, census),), None, 0, taken_by)
        if len(taken_by) > 1:
            yield Row(f"once-{who}", (), None, 1, tuple((one, 1) for one, _ in taken_by))
    if term.choose == "one":
        yield Row("one", (), None, 1, tuple((accepted(term.name, n), 1) for n in range(len(term.offer))))


def _everyone(bundle: Bundle, number: int, taken: Switch, census: Census) -> Iterator[Row]:
    for who in bundle.give:
        yield Row(f"give-{number}-{who}", (_count(who, census, to=bundle.to),), 0, None, ((taken, -1),))
    for who in bundle.get:
        yield Row(f"get-{number}-{who}", (_count(who, census),), 0, None, ((taken, -1),))


def _in_order(bundle: Bundle, number: int, taken: Switch, census: Census) -> Iterator[Row]:
    """Up to each stage but the last: whoever is given has not gone before whoever is got."""
    for stage in census.stages[:-1]:
        until = census.stages[:stage]
        for given in bundle.give:
            for got in bundle.get:
                counts = (_count(got, census, until), _count(given, census, until, times=-1))
                yield Row(f"order-{number}-{given}-{got}-{stage}", counts, -1, None, ((taken, -1),))


def _count(who: str, census: Census, stages: tuple[int, ...] | None = None, *, to: str = "", times: int = 1) -> Count:
    whom = Selector(to=to, persons=frozenset((who,)), of=census.by_name[who].kind)
    return Count(Pick(whom, "with"), census.stages if stages is None else stages, times)
