"""Whom `others` means: the rest, of whom no other term between the same two Powers speaks; from_file.py resolves it."""

from dataclasses import replace

from safeconduct.plans.selector import Category
from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio
from safeconduct.plans.terms.term import Term

SETTING_APART = (OneForOne, Ratio, AllForAll)
Parity = OneForOne | Ratio | AllForAll | RankValue


def with_rest(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms, each `others` told which categories it leaves out, read from the whole file."""
    apart: dict[frozenset[str], list[tuple[Category, ...]]] = {}
    for term in terms:
        if isinstance(term, SETTING_APART) and term.picked.of == "living" and term.picked.categories:
            apart.setdefault(_two(term), []).extend([] if term.picked.rest else [term.picked.categories])
    return tuple(_resolved(term, apart) for term in terms)


def _two(term: Parity) -> frozenset[str]:
    one, _ = term.sides
    return frozenset((one.by, one.to))


def _resolved(term: Term, apart: dict[frozenset[str], list[tuple[Category, ...]]]) -> Term:
    if not isinstance(term, Parity) or not term.picked.rest:
        return term
    left_out = tuple(dict.fromkeys(apart.get(_two(term), ())))
    return replace(term, picked=replace(term.picked, without=left_out))
