"""For each kind of term the rows it makes; from_terms.py goes through it."""

from collections.abc import Callable, Iterator
from typing import Any

from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.conditions import of_deal, of_only_if
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.limits import (
    of_at_least,
    of_cap,
    of_named,
    of_not_after,
    of_not_before,
    of_offer,
    of_together,
)
from safeconduct.plans.rows.parities import of_all_for_all, of_fairness, of_one_for_one, of_rank_value, of_ratio
from safeconduct.plans.rows.row import Row
from safeconduct.plans.terms.term import Term

ROWS: dict[str, Callable[[Any, Census, Consents], Iterator[Row]]] = {
    "offer": of_offer,
    "one-for-one": of_one_for_one,
    "ratio": of_ratio,
    "all-for-all": of_all_for_all,
    "at-least": of_at_least,
    "cap": of_cap,
    "named": of_named,
    "together": of_together,
    "only-if": of_only_if,
    "deal": of_deal,
    "rank-value": of_rank_value,
    "not-before": of_not_before,
    "not-after": of_not_after,
    "fairness": of_fairness,
}


def rows_of(term: Term, census: Census, consents: Consents) -> Iterator[Row]:
    """The rows of one term."""
    return ROWS[term.kind](term, census, consents)
